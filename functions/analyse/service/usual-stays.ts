import type { WorkingDays } from '../calendar/working-days.ts';
import type { Day, Instant } from '../case.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';
import { earliestOf, latestOf } from '../stage-history/ended-stays.ts';
import type { StageHistory } from '../stage-history/stage-history.ts';

/**
 * In how many working days cases left each stage, by its `uuidKey`, over every stay that is kept with both ends; of one
 * known within bounds the most that it can have been. What a target may be begun from: no figure of a report.
 */
export function usualStays(
  { cases }: StageHistory,
  { localDay, workingDays }: { readonly localDay: (instant: Instant) => Day; readonly workingDays: WorkingDays },
): ReadonlyMap<string, Percentiles> {
  const days = new Map<string, number[]>();
  for (const { visits } of cases) {
    for (const { stage, from, to } of visits) {
      if (stage === undefined || to === undefined || from.known === 'at-least' || to.known === 'at-least') continue;
      const entered = localDay(earliestOf(from));
      const stay = Math.max(0, workingDays.between(entered, localDay(latestOf(to))));
      const own = days.get(stage);
      if (own === undefined) days.set(stage, [stay]);
      else own.push(stay);
    }
  }
  return new Map([...days].map(([stage, own]) => [stage, percentilesOf(own)]));
}
