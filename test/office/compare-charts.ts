import type { Report } from '../../functions/analyse/report.ts';
import { plainCell } from './plain-cells.ts';
import type { ReadChart, ReadWorkbook } from './programs.ts';

/** A sentence per chart that is missing or too many, and per point that is not what its cell holds. */
export function compareCharts(
  report: Report,
  charts: Readonly<Record<string, readonly ReadChart[]>>,
  read: ReadWorkbook,
): string[] {
  const wanted = expectedCharts(report);
  const counts = Object.entries(charts).flatMap(([sheet, { length }]) =>
    length === (wanted[sheet] ?? 0) ? [] : [`${sheet} has ${length} charts instead of ${wanted[sheet] ?? 0}`],
  );
  const points = Object.entries(charts).flatMap(([sheet, own]) =>
    own.flatMap(({ title, ranges }) =>
      ranges.flatMap((each) => comparePoints(each, read).map((fault) => `${sheet}, ${title}: ${fault}`)),
    ),
  );
  return [...counts, ...points];
}

/** By sheet. The value bridge of these reports never goes below nought. */
function expectedCharts({
  totals,
  movement,
  flow,
  forecast,
  currencies,
  targets = [],
  board,
}: Report): Readonly<Record<string, number>> {
  const isOpen = totals.openCases > 0;
  const hasValue = totals.openWithValue > 0;
  const isMoving = flow.weeks.some(({ opened, completed, openAtEnd }) => opened + completed + openAtEnd > 0);
  const isCompared = movement.state === 'compared';
  const isForecast = forecast.state === 'shown';
  const isValued = isForecast && currencies.some((code) => forecast.horizons[0]?.value[code] !== undefined);
  const count = (...those: boolean[]) => those.filter(Boolean).length;
  return {
    Summary: count(isOpen, isOpen && hasValue, isCompared),
    Movement: count(isCompared, isCompared && hasValue),
    // A percentile of fewer than five cases has no bar.
    Trend: count(
      isOpen,
      isMoving,
      totals.timeToComplete.n >= 5,
      targets.some(({ currency }) => currency !== undefined && currencies.includes(currency)),
    ),
    ...(board === undefined || (flow.months ?? []).length === 0 ? {} : { Board: count(isMoving, true) }),
    Forecast: count(isForecast, isValued),
  };
}

function comparePoints({ range, points }: ReadChart['ranges'][number], read: ReadWorkbook): string[] {
  const [, sheet = '', column = '', top = '', lastColumn = column, bottom = top] =
    /^'((?:[^']|'')+)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(range) ?? [];
  const cells = read[sheet.replaceAll("''", "'")]?.cells;
  if (cells === undefined || column !== lastColumn) return [`${range} is no column of a sheet`];
  // openpyxl does not undo how a text is spelt that looks like the spelling of another (ECMA-376 part 1, 22.9.2.19).
  const kept = new Map(
    points.map(([index, point]) => [index, typeof point === 'string' ? point.replaceAll('_x005F_', '_') : point]),
  );
  const rows = Array.from({ length: Number(bottom) - Number(top) + 1 }, (_, index) => index);
  return [
    ...rows.flatMap((index) => {
      const held = cells[`${column}${Number(top) + index}`];
      const cell = held === undefined ? undefined : plainCell(held);
      const point = kept.get(index);
      return cell === point ? [] : [`${range}, cell ${index + 1}: keeps ${point} of ${cell}`];
    }),
    ...[...kept.keys()].flatMap((index) => (index < rows.length ? [] : [`${range} keeps a point ${index + 1}`])),
  ];
}
