import type { Report } from '../../../analyse/report.ts';
import type { ForecastRanges } from '../../../analyse/snapshot/issued-forecast.ts';
import { formatNumber } from '../format/format.ts';
import { formatMoneyWhole } from '../format/format-money.ts';

/** The nearest forecast, its 85% ranges as `58 to 75` and `£90,000 to £120,000`; absent where there is none. */
export function likelyNext({
  forecast,
  currencies,
}: Pick<Report, 'forecast' | 'currencies'>):
  | { readonly weeks: number; readonly cases: string; readonly amounts: readonly string[] }
  | undefined {
  const [next] = forecast.state === 'shown' ? forecast.horizons : [];
  if (next === undefined) return undefined;
  const amounts = currencies.flatMap((currency) => {
    const ranges = next.value[currency];
    return ranges === undefined ? [] : [rangeOf(ranges, (minor) => formatMoneyWhole(minor, currency))];
  });
  return { weeks: next.weeks, cases: rangeOf(next.cases, formatNumber), amounts };
}

function rangeOf({ wide: { low, high } }: ForecastRanges, format: (figure: number) => string): string {
  return low === high ? format(low) : `${format(low)} to ${format(high)}`;
}
