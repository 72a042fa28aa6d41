import type { ReadingProgress } from '../../collect/reading.ts';
import type { WaitOfCommandLine } from '../../run/local/ports.ts';

export type Terminal = { readonly write: (text: string) => void; readonly isTerminal: boolean };

const barWidth = 30;

/**
 * Shows how far the reading is: one bar that moves on a terminal, and elsewhere (a log, a pipe) a line at the start, at
 * every further quarter and at the end. `end` closes the bar; call it also when the reading fails.
 */
export function createProgress({ write, isTerminal }: Terminal) {
  let open = false;
  let quartersTold = -1;
  let totalTold = 0;
  let whatTold: ReadingProgress['what'] | undefined;

  return {
    show({ done, total, what }: ReadingProgress) {
      if (what !== whatTold) [quartersTold, totalTold, whatTold] = [-1, 0, what];
      const count = total === undefined ? `${done} ${what}` : `${done} of ${total} ${what}`;
      const share = total === undefined || total === 0 ? 0 : Math.min(1, done / total);
      if (isTerminal) {
        const full = Math.round(share * barWidth);
        write(`\r\u001b[2KReading cases [${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${count}`);
        open = true;
        return;
      }
      const quarter = Math.floor(share * 4);
      const muchMore = total !== undefined && total >= 2 * totalTold && total > totalTold;
      if (quarter <= quartersTold && !muchMore) return;
      quartersTold = quarter;
      totalTold = total ?? totalTold;
      write(`Reading cases: ${count}\n`);
    },
    wait({ because, minutes }: WaitOfCommandLine) {
      if (open) write('\n');
      open = false;
      const next = minutes === 1 ? 'a minute' : `${minutes} minutes`;
      write(`${because} Waiting for ${next}, then reading on; Ctrl-C stops it.\n`);
    },
    end() {
      if (open) write('\n');
      open = false;
    },
  };
}
