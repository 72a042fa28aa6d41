import type { Worksheet } from 'exceljs';
import type { DataQuality, Fault } from '../../../../analyse/data-quality/data-quality.ts';
import { isDoubtful } from '../../../../analyse/data-quality/faults.ts';
import { faultInWords } from '../../../words/fault-in-words.ts';
import { assignedNames, clientNames, named } from '../../../words/format/names.ts';
import { dataQualityInWords } from '../../../words/workbook/not-read-words.ts';
import type { Book } from '../../book.ts';
import { cellStyles, tileStyle } from '../../cells/cell-styles.ts';
import { countFormat, lastTimeFormat } from '../../cells/number-formats.ts';
import { linkedText } from '../../cells/safe-link.ts';
import { writeCell } from '../../cells/write-cell.ts';
import { finishList } from '../../lists/finish-list.ts';
import { type ListColumn, printedColumns } from '../../lists/list-column.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { withinSheet } from '../../lists/within-sheet.ts';
import { writeTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';
import { writeNotRead } from '../write-not-read.ts';

/** What is wrong with the data of which case, and what could not be read at all. */
export function addDataQualitySheet(book: Book): void {
  const { report } = book;
  const faults = report.dataQuality.faults.filter(({ kind }) => isDoubtful(kind));
  const counts = report.dataQuality.counts.filter(({ kind }) => isDoubtful(kind));
  const { rows, isCut, lines } = withinSheet(faults, 'fault', book);
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.dataQuality,
    title: 'Data quality',
    lines: [...dataQualityInWords({ faults }, report.coverage), ...lines],
  });
  const headRow = writeCounts(sheet, nextRow, counts);
  const totalsRow = writeTable(sheet, headRow, { name: 'DataQuality', columns: faultColumns, rows, isCut });
  writeNotRead(sheet, totalsRow + 2, report.coverage);
  finishList(sheet, report, { headRow, printed: printedColumns(faultColumns), zoom: 90 });
}

const faultColumns: readonly ListColumn<Fault>[] = [
  { heading: 'Fault', kind: 'text', value: ({ kind }) => faultInWords(kind), total: { count: 'fault' } },
  { heading: 'Case', kind: 'text', value: ({ name, link }) => linkedText(named(name), link) },
  { heading: 'Clients', kind: 'text', value: ({ clients }) => clientNames(clients) },
  { heading: 'Assigned to', kind: 'text', value: ({ assignedTo }) => assignedNames(assignedTo) },
  { heading: 'Detail', kind: 'text', value: ({ detail }) => detail, widest: 44 },
  { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid },
];

const countsPerRow = 5;
const gapPoints = 6;
/** So that the longest name of a fault stands over its count. */
const countWidth = 29;

/** How many cases have each fault, now and in the last run, side by side above the list. @returns the first row that is free */
function writeCounts(sheet: Worksheet, top: number, counts: DataQuality['counts']): number {
  const isCompared = counts.some(({ before }) => before !== undefined);
  const rows = isCompared ? 3 : 2;
  counts.forEach(({ kind, cases, before }, index) => {
    const column = (index % countsPerRow) + 1;
    const row = top + Math.floor(index / countsPerRow) * rows;
    const words = faultInWords(kind);
    const place = { sheet: sheet.name, column: words };
    writeCell(sheet.getCell(row, column), words, cellStyles.tileLabel, place);
    writeCell(sheet.getCell(row + 1, column), cases, tileStyle(countFormat, 'small'), place);
    if (isCompared) writeCell(sheet.getCell(row + 2, column), before, tileStyle(lastTimeFormat, 'note'), place);
    sheet.getColumn(column).width = countWidth;
  });
  const gap = top + Math.ceil(counts.length / countsPerRow) * rows;
  sheet.getRow(gap).height = gapPoints;
  return gap + 1;
}
