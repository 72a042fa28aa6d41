import type { Ledger } from '../../deliver/ledger/ledger.ts';
import type { PublishedSettings } from '../../run/published-settings.ts';
import { findOverdue, type Overdue } from '../../run/schedule/find-overdue.ts';
import type { ReportSettings } from '../../settings.ts';

export type WatchPorts = {
  readonly now: () => string;
  readonly ledger: Pick<Ledger, 'getRun' | 'listRuns'>;
  readonly settings: () => Promise<PublishedSettings>;
  /** Logs a report that did not come, or why that cannot be known. */
  readonly tell: (late: Overdue | { readonly report: string; readonly error: Error }) => void;
  /** Sets the metric: told at every look, 0 too. */
  readonly count: (late: number) => void;
};

/** What it is handed does not matter: it looks at every report there is. A report that cannot be judged counts as late. */
export function createWatch(getPorts: () => WatchPorts): () => Promise<void> {
  return async () => {
    const { now, ledger, settings, tell, count } = getPorts();
    const {
      settings: { reports },
      publishedAt,
    } = await settings();
    const at = now();
    const look = async (report: ReportSettings) => {
      try {
        return await findOverdue({ settings: report, publishedAt, now: at, ledger });
      } catch (error) {
        return { report: report.id, error: error instanceof Error ? error : new Error(String(error)) };
      }
    };
    const late = (await Promise.all(reports.map(look))).filter((each) => each !== undefined);
    for (const each of late) tell(each);
    count(late.length);
  };
}
