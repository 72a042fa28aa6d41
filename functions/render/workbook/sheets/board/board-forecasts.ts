import type { Worksheet } from 'exceljs';
import type { BoardForecast } from '../../../../analyse/board.ts';
import type { Report } from '../../../../analyse/report.ts';
import { formatDayShort } from '../../../words/format/format.ts';
import {
  boardHeads,
  forecastOf,
  forecastSpan,
  heldInWords,
  rangeInWords,
} from '../../../words/workbook/board-words.ts';
import { countFormat, shortMoneyFormat, toMajor } from '../../cells/number-formats.ts';
import { halves } from '../summary/summary-grid.ts';
import { type BoardColumn, writeBoardTable } from './board-table.ts';

const columns: readonly BoardColumn<BoardForecast>[] = [
  { heading: boardHeads.madeOn, value: ({ asAtDay }) => formatDayShort(asAtDay) },
  { heading: boardHeads.upTo, value: forecastSpan },
  { heading: boardHeads.of, value: forecastOf },
  { heading: boardHeads.range, isFigure: true, value: rangeInWords },
  {
    heading: boardHeads.cameAbout,
    isFigure: true,
    value: ({ actual, currency }) => (currency === undefined ? actual : toMajor(actual, currency)),
    format: ({ actual, currency }) => (currency === undefined ? countFormat : shortMoneyFormat(currency, actual)),
  },
  { heading: boardHeads.held, value: heldInWords },
];

/** What earlier forecasts said of the time that is now over, and what came about. @returns the first row that is free */
export function writeBoardForecasts(sheet: Worksheet, top: number, report: Report): number {
  const forecasts = report.board?.forecasts ?? [];
  const [main] = forecasts.flatMap(({ currency }) => currency ?? []);
  const rows = forecasts.filter(({ currency }) => currency === undefined || currency === main);
  return rows.length === 0 ? top : writeBoardTable(sheet, { row: top, first: halves.right }, columns, { rows });
}
