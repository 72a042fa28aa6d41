import type { Worksheet } from 'exceljs';
import type { Report } from '../../../analyse/report.ts';
import { oneLine } from '../../words/format/one-line.ts';
import { holdable } from '../cells/cell-text.ts';

/* A footer of more than 255 characters, signs such as &P included, makes Excel "repair" the file. */
const roomForFirm = 100;
const roomForRun = 85;

const a4 = 9;

/** A4 landscape, one page wide, with the firm, the run and the page at the foot of each. */
export function setUpPage(
  sheet: Worksheet,
  report: Pick<Report, 'firm' | 'run' | 'completeness'>,
  print: {
    readonly repeat?: { readonly first: number; readonly last: number };
    readonly columns?: number;
    /** The last row that is printed, if not the sheet's. */
    readonly rows?: number;
    readonly onePage?: boolean;
  },
): void {
  const { repeat, columns, rows = sheet.rowCount, onePage = false } = print;
  const lastColumn = columns === undefined ? undefined : sheet.getColumn(columns).letter;
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: a4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    // 0: as many as it takes.
    fitToHeight: onePage ? 1 : 0,
    horizontalCentered: onePage,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.25, footer: 0.3 },
    ...(repeat === undefined ? {} : { printTitlesRow: `${repeat.first}:${repeat.last}` }),
    // exceljs puts a $ before the columns only.
    ...(lastColumn === undefined ? {} : { printArea: `A$1:${lastColumn}$${rows}` }),
  };
  // The font's name parts the size from a firm's name that begins with a digit.
  const small = '&8&"Arial,Regular"';
  const partial = report.completeness === 'partial' ? '&CPARTIAL' : '';
  const firm = literal(report.firm, roomForFirm);
  const run = literal(report.run, roomForRun);
  sheet.headerFooter.oddFooter = `&L${small}${firm}${partial}&R${small}${run}, page &P of &N`;
}

/** The text as a footer must spell it, cut to so many characters. */
function literal(text: string, room: number): string {
  let spelt = '';
  for (const character of oneLine(holdable(text))) {
    const next = character === '&' ? '&&' : character;
    if (spelt.length + next.length > room) break;
    spelt += next;
  }
  return spelt;
}
