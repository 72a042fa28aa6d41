import type { Chances } from './chances.ts';
import { weeksAhead } from './horizons.ts';
import type { SimulatedCase } from './simulated-case.ts';
import type { Situations } from './situation.ts';

const windowWeeks = Math.min(4, weeksAhead);

/**
 * By how much the firm's pace varies from four weeks to the next beyond what chance alone would do: a holiday, a backlog
 * that is cleared. As the variance of a factor, with mean 1, on what completes; 0 where chance explains it all.
 *
 * The firm as it was 4, 8, … weeks before as-at is forecast by the chances, and held against what then completed.
 */
export function paceVariation(
  cases: readonly SimulatedCase[],
  weeks: number,
  situations: Situations,
  chances: Chances,
): number {
  const windows = Array.from({ length: Math.floor(weeks / windowWeeks) }, () => ({
    expected: 0,
    byChance: 0,
    done: 0,
  }));
  const within = new Map<number, Float64Array>();
  const chance = (ageCell: number, weeksLeft: number) => {
    const own = within.get(ageCell) ?? chances.within({ ageCell, stageCell: -1 }, 0);
    within.set(ageCell, own);
    const whole = Math.floor(weeksLeft);
    const from = own[whole] ?? 0;
    return from + ((own[whole + 1] ?? from) - from) * (weeksLeft - whole);
  };

  for (const { openedAgo, completedAgo, type } of cases) {
    for (const [index, window] of windows.entries()) {
      const [start, end] = [(index + 1) * windowWeeks, index * windowWeeks];
      if (openedAgo <= end || (completedAgo !== undefined && completedAgo > start)) continue;
      const expected =
        openedAgo >= start
          ? chance(situations.ageCell(type, openedAgo - start), windowWeeks)
          : chance(situations.newCell(type), openedAgo - end);
      window.expected += expected;
      window.byChance += expected * (1 - expected);
      if (completedAgo !== undefined && completedAgo >= end) window.done += 1;
    }
  }
  const squares = windows.reduce((sum, { expected }) => sum + expected ** 2, 0);
  const beyond = windows.reduce((sum, { expected, byChance, done }) => sum + (done - expected) ** 2 - byChance, 0);
  return squares === 0 ? 0 : Math.max(0, beyond / squares);
}
