import type { Workbook, Worksheet } from 'exceljs';
import type { Report } from '../../analyse/report.ts';
import type { PlacedChart } from './charts/drawing-xml.ts';
import type { InternalLink } from './internal-links.ts';
import type { DataBar } from './lists/data-bars.ts';

export type SheetChart = PlacedChart & { readonly sheet: Worksheet };

/** The workbook while its sheets are being added. */
export type Book = {
  readonly workbook: Workbook;
  readonly report: Report;
  /** Casebook's own. */
  readonly version: string;
  /** The most rows that a sheet's lists may have together. */
  readonly mostRows: number;
  /** Links from sheet to sheet, written once exceljs has done. */
  readonly links: InternalLink[];
  /** Drawn once exceljs has done. */
  readonly charts: SheetChart[];
  /** Bars behind figures, written likewise. */
  readonly bars: DataBar[];
};
