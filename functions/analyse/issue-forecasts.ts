import type { Day } from './case.ts';
import type { Report } from './report.ts';
import type { IssuedForecast } from './snapshot/issued-forecast.ts';

/**
 * The forecasts to keep: this run's and those of the runs before it, oldest first, as long as completed cases are read so
 * far back that they can be held against what happened. One made from a part of the cases is not kept.
 */
export function issueForecasts(
  report: Pick<Report, 'run' | 'asAt' | 'asAtDay' | 'history' | 'completeness' | 'forecast'>,
  before: readonly IssuedForecast[],
): IssuedForecast[] {
  const { run, asAt, asAtDay, forecast, completeness } = report;
  const isSound = forecast.state === 'shown' && completeness === 'complete';
  const own = (isSound ? forecast.horizons : []).map(
    ({ weeks, cases, value, ownRecord }): IssuedForecast => ({
      run,
      asAt,
      asAtDay,
      weeks,
      cases: { likely: cases.likely, wide: cases.wide },
      value: Object.fromEntries(
        Object.entries(value).map(([currency, { likely, wide }]) => [currency, { likely, wide }]),
      ),
      stretched: ownRecord && {
        cases: ownRecord.cases?.factor,
        value: Object.fromEntries(Object.entries(ownRecord.value).map(([currency, { factor }]) => [currency, factor])),
      },
    }),
  );
  const isUsable = (made: Day) => made >= report.history.firstDay;
  return [...before.filter((each) => each.run !== run && isUsable(each.asAtDay)), ...own];
}
