import type { Day } from '../case.ts';
import { compareText } from '../compare.ts';
import { daysBetween } from '../day.ts';
import type { OpenCaseRow } from './case-rows.ts';

/** An open case whose review date has passed: work that is due, whatever else is known of the case. */
export type OverdueReview = Pick<
  OpenCaseRow,
  'uuid' | 'name' | 'clients' | 'type' | 'value' | 'assignedTo' | 'link'
> & {
  readonly stage?: string;
  readonly review: Day;
  /** From the review date to the as-at day, 1 or more. */
  readonly daysOverdue: number;
};

/** The open cases whose review date lies before the as-at day, the longest overdue first, then by uuid. */
export function overdueReviews(rows: readonly OpenCaseRow[], asAtDay: Day): readonly OverdueReview[] {
  return rows
    .flatMap(({ uuid, name, clients, type, stage, value, assignedTo, link, review }) => {
      const daysOverdue = review === undefined ? 0 : daysBetween(review, asAtDay);
      if (review === undefined || daysOverdue <= 0) return [];
      return { uuid, name, clients, type, stage: stage?.name, value, assignedTo, link, review, daysOverdue };
    })
    .sort((a, b) => b.daysOverdue - a.daysOverdue || compareText(a.uuid, b.uuid));
}
