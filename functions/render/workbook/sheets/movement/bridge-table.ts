import type { Day } from '../../../../analyse/case.ts';
import type { Bridge, BridgeFigures } from '../../../../analyse/movement/bridge.ts';
import type { LineKind } from '../../../../analyse/movement/case-changes.ts';
import { lineWords, rareLines } from '../../../words/line-words.ts';
import { openOn } from '../../../words/workbook/movement-words.ts';
import { moneyColumn } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';

type BridgeRow = {
  readonly words: string;
  /** Absent for the opening and for what is unexplained. */
  readonly count?: number;
  readonly figures: BridgeFigures;
};

/** The lines by their signs, so that they add up to the closing, which is the row of totals. */
export function bridgeTable(bridge: Bridge, days: { readonly from: Day; readonly to: Day }): ListTable<BridgeRow> {
  const { opening, unexplained, closing } = bridge;
  return {
    name: 'Bridge',
    columns: [
      { heading: 'Line', kind: 'text', value: ({ words }) => words, total: { label: openOn(days.to) } },
      { heading: 'Cases', kind: 'count', value: ({ figures }) => figures.cases, total: { sum: closing.cases } },
      ...bridgeCurrencies(bridge).map((currency) =>
        moneyColumn<BridgeRow>({
          heading: 'Value',
          currency,
          minor: ({ figures }) => figures.value[currency] ?? 0,
          totalMinor: closing.value[currency] ?? 0,
        }),
      ),
      { heading: 'Cases on the line', kind: 'count', value: ({ count }) => count },
    ],
    rows: [
      { words: openOn(days.from), figures: opening },
      ...shownLines(bridge).map(({ kind, sign, count, figures }) => ({
        words: lineWords[kind].title,
        count,
        figures: bySign(figures, sign),
      })),
      { words: 'Unexplained', figures: unexplained },
    ],
  };
}

/** The lines without those rare ones that nothing is on. */
export function shownLines<Line extends { readonly kind: LineKind; readonly count: number }>({
  lines,
}: {
  readonly lines: readonly Line[];
}): Line[] {
  return lines.filter(({ kind, count }) => count > 0 || !rareLines.has(kind));
}

/** Of both runs. */
export function bridgeCurrencies({ closing }: Bridge): string[] {
  return Object.keys(closing.value);
}

export function isExplained({ unexplained }: Bridge): boolean {
  return unexplained.cases === 0 && Object.values(unexplained.value).every((minor) => minor === 0);
}

/** What a line adds, below zero where it takes. */
export function signed(figure: number, sign: 1 | -1): number {
  // Of nought there is none below zero.
  return sign === 1 ? figure : 0 - figure;
}

function bySign({ cases, value }: BridgeFigures, sign: 1 | -1): BridgeFigures {
  return {
    cases: signed(cases, sign),
    value: Object.fromEntries(Object.entries(value).map(([currency, minor]) => [currency, signed(minor, sign)])),
  };
}
