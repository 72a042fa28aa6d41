import type { Report } from '../../../analyse/report.ts';
import { formatCount, formatInstant, formatNumber } from '../format/format.ts';
import { periodInWords } from '../format/period-in-words.ts';

/* What stands on any sheet. */

/** Whose report it is, on which period and as at when. */
export function aboutWhat({ firm, period, asAt, timezone }: Report): string {
  return `${firm}, ${periodInWords(period)}, as at ${formatInstant(asAt, timezone)}`;
}

export const notAllRead = 'PARTIAL: not all could be read. See Summary.';

/** Where a list has more rows than a sheet holds. */
export function cutInWords(mostRows: number, all: number, noun: string, { run }: Pick<Report, 'run'>): string[] {
  return [
    `Excel holds no more rows: the first ${formatNumber(mostRows)} of ${formatCount(all, noun)} are listed, and the row of totals is of these alone.`,
    `All of them are in ${run}.report.json, which is kept beside this workbook. The figures on Summary are of all.`,
  ];
}

/** Where a list has more links than a sheet holds. */
export function linksCutInWords(mostLinks: number): string {
  return `The first ${formatCount(mostLinks, 'case')} carry a link: Excel holds no more on a sheet.`;
}
