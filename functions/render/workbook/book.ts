import type { Workbook } from 'exceljs';
import type { Report } from '../../analyse/report.ts';
import type { DataBar } from './data-bars.ts';
import type { InternalLink } from './internal-links.ts';

/** The workbook while its sheets are being added. */
export type Book = {
  readonly workbook: Workbook;
  readonly report: Report;
  /** Casebook's own. */
  readonly version: string;
  /** Links from sheet to sheet, written once exceljs has done. */
  readonly links: InternalLink[];
  /** Bars behind figures, written likewise. */
  readonly bars: DataBar[];
};
