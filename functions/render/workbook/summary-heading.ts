import type { Worksheet } from 'exceljs';
import type { Named } from '../../analyse/case.ts';
import type { Report } from '../../analyse/report.ts';
import { formatCount, formatInstant } from '../format.ts';
import { cellStyles } from './cell-styles.ts';
import { periodInWords } from './period-in-words.ts';
import { lastColumn, writeSpan, writeWrapped } from './summary-grid.ts';

const mostGaps = 4;

/** Firm, period, as at, and whatever the reader must know before the first figure. @returns the first row that is free */
export function writeHeading(sheet: Worksheet, report: Report): number {
  const across = (row: number) => ({ row, first: 1, last: lastColumn });
  writeSpan(sheet, across(1), report.firm, cellStyles.title);
  sheet.getRow(1).height = 27;
  writeSpan(
    sheet,
    across(2),
    `Cases in the ${periodInWords(report.period)}, as at ${formatInstant(report.asAt, report.timezone)}`,
    cellStyles.subtitle,
  );
  const { gaps } = report.coverage;
  const more = gaps.length - mostGaps;
  const warnings = [
    ...(report.completeness === 'partial' ? ['PARTIAL: not all that was asked for could be read.'] : []),
    ...gaps.slice(0, mostGaps),
    ...(more > 0 ? [`${formatCount(more, 'more reason')}: see About.`] : []),
    ...(report.periodUnfinished ? ['The period was not over: its counts are of the part before the as-at time.'] : []),
    ...narrowing(report),
  ];
  warnings.forEach((text, index) => {
    writeWrapped(sheet, across(3 + index), text, cellStyles.warning);
  });
  return 3 + warnings.length;
}

/** A sentence per thing that the report was narrowed to. */
export function narrowing({ narrowedTo }: Pick<Report, 'narrowedTo'>): string[] {
  const sentence = (what: string, list: readonly Named[]) =>
    list.length === 0
      ? []
      : [
          `Only ${what}: ${list
            .slice(0, 8)
            .map(({ uuid, name }) => name || uuid)
            .join('; ')}${list.length > 8 ? ` and ${list.length - 8} more` : ''}.`,
        ];
  return [
    ...sentence('cases of these clients', narrowedTo.clients),
    ...sentence('cases of these types', narrowedTo.types),
    ...sentence('cases in these stages', narrowedTo.statuses),
    ...sentence('cases with these plans', narrowedTo.plans),
  ];
}
