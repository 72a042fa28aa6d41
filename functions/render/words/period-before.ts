import type { Flow } from '../../analyse/flow/flow.ts';
import type { FlowWeek } from '../../analyse/flow/weeks.ts';
import type { Period } from '../../analyse/period.ts';

/** The week, or the month, before the one that a report is on; there is none before which nothing is known. */
export function periodBefore(
  { weeks, months }: Flow,
  { name, kind }: Pick<Period, 'name' | 'kind'>,
): FlowWeek | undefined {
  const all = kind === 'month' ? (months ?? []) : weeks;
  return all[all.findIndex((each) => each.name === name) - 1];
}
