import type { Worksheet } from 'exceljs';
import type { ComparedFigure } from '../../../../analyse/flow/comparison.ts';
import type { Target } from '../../../../analyse/flow/targets.ts';
import type { Report } from '../../../../analyse/report.ts';
import { comparisonHeads, notKnown } from '../../../words/comparison-words.ts';
import { boardFigureName, boardHeads } from '../../../words/workbook/board-words.ts';
import { countFormat, shortMoneyFormat, toMajor } from '../../cells/number-formats.ts';
import { type ComparedKey, comparedCell, comparedFormat } from '../../lists/compared-cells.ts';
import { halves } from '../summary/summary-grid.ts';
import { type BoardColumn, writeBoardTable } from './board-table.ts';

/** More would push the charts off the first page; all stand in report.json. */
const mostCurrencies = 2;

/** Opened, completed, lost, withdrawn and open at the end, beside the months before and the target. @returns the first row that is free */
export function writeBoardFlow(sheet: Worksheet, top: number, report: Report): number {
  const { comparison, targets = [] } = report;
  const heads = comparisonHeads(report);
  const column = (heading: string, key: ComparedKey): BoardColumn<ComparedFigure> => ({
    heading,
    isFigure: true,
    value: (figure) => comparedCell(figure, key) ?? notKnown,
    format: (figure) => comparedFormat(figure, key),
  });
  const targetOf = (figure: ComparedFigure) =>
    targets.find(({ kind, currency }) => kind === aimOf(figure) && currency === figure.currency);
  const columns: BoardColumn<ComparedFigure>[] = [
    { heading: boardHeads.figure, wide: heads.hasYearBefore && targets.length > 0 ? 1 : 2, value: boardFigureName },
    column(heads.now, 'now'),
    column(heads.before, 'before'),
    column(heads.average, 'average'),
    ...(heads.hasYearBefore ? [column(heads.yearBefore, 'yearBefore')] : []),
    ...(targets.length === 0
      ? []
      : [
          {
            heading: boardHeads.target,
            isFigure: true,
            value: (figure: ComparedFigure) => targetCell(targetOf(figure)),
            format: (figure: ComparedFigure) => {
              const { currency, target } = targetOf(figure) ?? {};
              return currency === undefined ? countFormat : shortMoneyFormat(currency, target);
            },
          },
        ]),
  ];
  const shown = [...new Set(comparison.figures.flatMap(({ currency }) => currency ?? []))].slice(0, mostCurrencies);
  const rows = comparison.figures.filter(({ currency }) => currency === undefined || shown.includes(currency));
  return writeBoardTable(sheet, { row: top, first: halves.left }, columns, { rows });
}

function aimOf({ kind, currency }: ComparedFigure): Target['kind'] | undefined {
  if (kind === 'completed') return currency === undefined ? 'completed-cases' : 'completed-value';
  return kind === 'open-at-end' ? 'open-cases' : undefined;
}

function targetCell(target: Target | undefined): number | undefined {
  if (target === undefined) return undefined;
  return target.currency === undefined ? target.target : toMajor(target.target, target.currency);
}
