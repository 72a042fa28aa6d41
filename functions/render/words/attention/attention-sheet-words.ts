import type { Attention } from '../../../analyse/attention/attention.ts';
import type { ClearedHow } from '../../../analyse/attention/cleared.ts';
import type { OverdueReview } from '../../../analyse/case-lists/overdue-reviews.ts';
import { nothingToActOn } from '../attention-words.ts';
import { formatCount, formatNumber } from '../format/format.ts';

/* The sentences and titles of the sheet Attention. */

export const attentionTitles = {
  people: 'How many each person has',
  all: 'All cases to look at',
  cleared: 'Came off the list since the last report',
  reviews: 'Reviews overdue',
} as const;

export const countedInWords = 'As the whole list below has them. A case of two people counts for both.';

export const allInWords = 'The filter of a column leaves one person’s, or those that are new.';

/** What the sheet begins with. */
export function attentionLines(attention: Attention, reviews: readonly OverdueReview[]): string[] {
  const { firm, found, currency, fresh } = attention;
  const changed = changedLine(attention);
  const work = reviews.length === 0 ? [] : [reviewsLine(reviews)];
  if (found === 0) return [nothingToActOn, ...changed, ...work];
  const shown =
    firm.length < found
      ? `The ${formatNumber(firm.length)} most urgent of ${formatCount(found, 'case')} to look at`
      : `${formatCount(found, 'case')} to look at, the most urgent first`;
  return [
    `${shown}, by how late each is against what is usual, and by its value (${currency}).`,
    ...(fresh === undefined ? [] : changed),
    ...work,
  ];
}

function reviewsLine(reviews: readonly OverdueReview[]): string {
  return `${formatCount(reviews.length, 'review is', 'reviews are')} overdue: they are listed at the foot, the longest overdue first.`;
}

function changedLine({ fresh, cleared }: Attention): string[] {
  if (fresh === undefined) return [];
  return [
    `${formatCount(fresh, 'case is', 'cases are')} new on the list, and ${formatCount(cleared.length, 'case')} came off it since the last report.`,
  ];
}

export const howInWords: Readonly<Record<ClearedHow, string>> = {
  completed: 'Completed',
  lost: 'Lost',
  moved: 'Moved to another stage',
  'put-right': 'Not late any more',
  gone: 'No longer in the report',
};
