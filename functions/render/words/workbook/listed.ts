import { formatNumber } from '../format/format.ts';

/** Nobody listens to more. */
const most = 12;

/** What a chart shows in words, bar by bar: `Fact find 3; Research 2; and 18 more.` */
export function listed(bars: readonly string[]): string {
  const rest = bars.length - most;
  const told = rest > 0 ? [...bars.slice(0, most), `and ${formatNumber(rest)} more`] : bars;
  return `${told.join('; ')}.`;
}
