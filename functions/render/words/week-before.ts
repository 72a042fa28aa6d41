import type { Flow } from '../../analyse/flow/flow.ts';
import type { FlowWeek } from '../../analyse/flow/weeks.ts';
import type { Period } from '../../analyse/period.ts';

/** The week before the one that a report is on; a month has none, nor has a week before which nothing is known. */
export function weekBefore({ weeks }: Flow, { name }: Pick<Period, 'name'>): FlowWeek | undefined {
  const index = weeks.findIndex((week) => week.name === name);
  return weeks[index - 1];
}
