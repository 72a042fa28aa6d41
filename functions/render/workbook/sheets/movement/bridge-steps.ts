import type { Bridge, BridgeFigures } from '../../../../analyse/movement/bridge.ts';
import { isOfValueAlone } from '../../../../analyse/movement/case-changes.ts';
import type { Report } from '../../../../analyse/report.ts';
import { formatDayShort } from '../../../words/format/format.ts';
import { lineWords } from '../../../words/line-words.ts';
import { toMajor } from '../../cells/number-formats.ts';
import type { Step, WaterfallRow } from '../../charts/waterfall.ts';
import { inCurrency } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';
import { shownLines, signed } from './bridge-table.ts';

/** From the cases open then to those open now. @param currency of the value; absent for cases */
export function bridgeSteps(
  { opening, lines, unexplained, closing }: Bridge,
  { since, now }: { readonly since: string; readonly now: Report['asAtDay'] },
  currency: string | undefined,
): Step[] {
  const of = ({ cases, value }: BridgeFigures) =>
    currency === undefined ? cases : toMajor(value[currency] ?? 0, currency);
  // A line that is only about value moves no case.
  const own = shownLines({ lines }).filter(({ kind }) => currency !== undefined || !isOfValueAlone(kind));
  const rest = of(unexplained);
  return [
    { label: `Open ${formatDayShort(since)}`, level: of(opening) },
    ...own.map(({ kind, sign, figures }) => ({ label: lineWords[kind].title, change: signed(of(figures), sign) })),
    ...(rest === 0 ? [] : [{ label: 'Unexplained', change: rest }]),
    { label: `Open ${formatDayShort(now)}`, level: of(closing) },
  ];
}

/** The columns of a waterfall as cells; what stands on the base is blank where there is none of it. */
export function waterfallTable(rows: readonly WaterfallRow[], currency: string | undefined): ListTable<WaterfallRow> {
  const figure = (heading: keyof typeof waterfallHeadings) => ({
    heading: waterfallHeading(heading, currency),
    kind: currency === undefined ? ('count' as const) : { money: currency },
    value: (row: WaterfallRow) => row[heading],
  });
  return {
    name: currency === undefined ? 'BridgeChart' : 'BridgeValueChart',
    columns: [
      { heading: 'Step', kind: 'text', value: ({ label }) => label },
      ...(['base', 'level', 'added', 'taken'] as const).map(figure),
    ],
    rows,
    withoutTotals: true,
  };
}

const waterfallHeadings = { base: 'Base, not drawn', level: 'Open', added: 'Added', taken: 'Taken' } as const;

export function waterfallHeading(column: keyof typeof waterfallHeadings, currency: string | undefined): string {
  const heading = waterfallHeadings[column];
  return currency === undefined ? heading : inCurrency(heading, currency);
}
