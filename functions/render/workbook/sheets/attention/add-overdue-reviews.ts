import type { AttentionCase } from '../../../../analyse/attention/attention.ts';
import type { OverdueReview } from '../../../../analyse/case-lists/overdue-reviews.ts';
import type { Report } from '../../../../analyse/report.ts';
import { attentionTitles } from '../../../words/attention/attention-sheet-words.ts';
import { assignedNames, clientNames, named, stageName } from '../../../words/format/names.ts';
import type { Book } from '../../book.ts';
import { linkedText } from '../../cells/safe-link.ts';
import { addDataBars } from '../../lists/data-bars.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { moneyColumn } from '../../lists/money-column.ts';
import type { StackedLists } from '../../lists/stacked-lists.ts';
import { withinSheet } from '../../lists/within-sheet.ts';

export const holderColumn: ListColumn<Pick<AttentionCase, 'assignedTo'>> = {
  heading: 'Assigned to',
  kind: 'text',
  value: ({ assignedTo }) => assignedNames(assignedTo),
  widest: 26,
};

/** Reviews that are past, with the days as a number: they are work, whatever else is known of the case. */
export function addReviews(book: Book, lists: StackedLists, { overdueReviews, currencies }: Report): void {
  if (overdueReviews.length === 0) return;
  const { rows, isCut, lines } = withinSheet(overdueReviews, 'review', book);
  const own = currencies.filter(
    (each) => each === 'GBP' || overdueReviews.some(({ value }) => value?.currency === each),
  );
  const table = { name: 'OverdueReviews', columns: reviewColumns(own), rows, isCut, withoutTotals: true };
  const { headRow } = lists.add(attentionTitles.reviews, lines, table);
  addDataBars(book.bars, { sheet: lists.sheet, headRow }, table);
}

function reviewColumns(currencies: readonly string[]): ListColumn<OverdueReview>[] {
  return [
    { heading: 'Days overdue', kind: 'count', value: ({ daysOverdue }) => daysOverdue, bar: true },
    { heading: 'Case', kind: 'text', value: ({ name, link }) => linkedText(named(name), link), widest: 40 },
    { heading: 'Clients', kind: 'text', value: ({ clients }) => clientNames(clients), widest: 28 },
    holderColumn,
    { heading: 'Stage', kind: 'text', value: ({ stage }) => stageName(stage), widest: 24 },
    ...currencies.map((currency) =>
      moneyColumn<OverdueReview>({
        heading: 'Value',
        currency,
        minor: ({ value }) => (value?.currency === currency ? value.minor : undefined),
      }),
    ),
    { heading: 'Review', kind: 'day', value: ({ review }) => ({ day: review }) },
    { heading: 'Type', kind: 'text', value: ({ type }) => (type === undefined ? undefined : named(type)) },
    { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid },
  ];
}
