import type { Target } from '../../../../analyse/flow/targets.ts';
import type { FlowWeek } from '../../../../analyse/flow/weeks.ts';
import type { Report } from '../../../../analyse/report.ts';
import { weekNotOver } from '../../../words/workbook/trend-words.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { inCurrency, moneyColumn } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';

/** What came, what went and what lay there at the end of each week, or of each month in a report on one. */
export function weeksTable(
  rows: readonly FlowWeek[],
  { currencies, period: { kind }, targets = [] }: Pick<Report, 'currencies' | 'period' | 'targets'>,
): ListTable<FlowWeek> {
  return {
    name: kind === 'month' ? 'Months' : 'Weeks',
    columns: [
      {
        heading: kind === 'month' ? 'Month' : 'Week',
        kind: 'text',
        value: ({ name }) => name,
        total: { count: kind },
      },
      { heading: 'First day', kind: 'day', value: ({ firstDay }) => ({ day: firstDay }) },
      { heading: 'Last day', kind: 'day', value: ({ lastDay }) => ({ day: lastDay }) },
      { heading: 'Opened', kind: 'count', value: ({ opened }) => opened, total: 'sum-of-cells' },
      { heading: 'Completed', kind: 'count', value: ({ completed }) => completed, total: 'sum-of-cells' },
      ...lostColumn(rows),
      { heading: 'Open at the end', kind: 'count', value: ({ openAtEnd }) => openAtEnd },
      ...currencies.map((currency) => ({
        ...moneyColumn<FlowWeek>({
          heading: 'Completed value',
          currency,
          minor: ({ completedValue }) => completedValue[currency],
        }),
        total: 'sum-of-cells' as const,
      })),
      { heading: 'Note', kind: 'text', value: ({ unfinished }) => (unfinished ? weekNotOver : undefined) },
      ...targets.flatMap(targetColumn),
    ],
    rows,
  };
}

/** Only where a case was lost. */
function lostColumn(rows: readonly FlowWeek[]): ListColumn<FlowWeek>[] {
  if (rows.every(({ lost }) => lost === 0)) return [];
  return [{ heading: 'Lost', kind: 'count', value: ({ lost }) => lost, total: 'sum-of-cells' }];
}

/** Of the figures that stand here, the same in each row: a chart draws it as a line. */
function targetColumn({ kind, currency, target }: Target): ListColumn<FlowWeek>[] {
  const heading = targetHeading(kind, currency);
  if (heading === undefined) return [];
  if (currency === undefined) return [{ heading, kind: 'count', value: () => target }];
  return [moneyColumn({ heading: targetHeadings['completed-value'], currency, minor: () => target })];
}

const targetHeadings = {
  'completed-cases': 'Completed, target',
  'completed-value': 'Completed value, target',
  'open-cases': 'Open, at most',
} as const;

/** What a target's column is called; nothing for what is not known of the past. */
export function targetHeading(kind: Target['kind'], currency?: string): string | undefined {
  if (kind === 'late-cases') return undefined;
  const heading = targetHeadings[kind];
  return currency === undefined ? heading : inCurrency(heading, currency);
}
