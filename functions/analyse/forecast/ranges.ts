import type { ForecastRanges } from '../snapshot/issued-forecast.ts';

/** The ranges that hold half, and 85%, of the trials: as many below as above. Both ends belong to it. */
export function forecastRanges(inTrials: Float64Array): ForecastRanges & { readonly median: number } {
  const sorted = inTrials.toSorted();
  return {
    median: sorted[Math.ceil(sorted.length / 2) - 1] ?? 0,
    likely: middle(sorted, 250),
    wide: middle(sorted, 75),
  };
}

/** Widens or narrows both ranges about the median, which stays; nothing completes less than no case. */
export function stretchRanges(
  ranges: ReturnType<typeof forecastRanges>,
  by: number,
): ReturnType<typeof forecastRanges> {
  const { median } = ranges;
  const floor = Math.min(0, ranges.wide.low);
  const each = ({ low, high }: ForecastRanges['likely']) => ({
    low: Math.max(floor, Math.round(median - by * (median - low))),
    high: Math.round(median + by * (high - median)),
  });
  return { median, likely: each(ranges.likely), wide: each(ranges.wide) };
}

/** Three significant figures: to the penny, a simulated sum would seem surer than it is. */
export function roundRanges(ranges: ReturnType<typeof forecastRanges>): ReturnType<typeof forecastRanges> {
  const each = ({ low, high }: ForecastRanges['likely']) => ({ low: round(low), high: round(high) });
  return { median: round(ranges.median), likely: each(ranges.likely), wide: each(ranges.wide) };
}

function round(minor: number): number {
  const unit = 10 ** Math.max(0, String(Math.abs(minor)).length - 3);
  return Math.round(minor / unit) * unit;
}

/*
 * Of whole numbers no range holds exactly half. Each end is put where the share beyond it comes nearest to what it should
 * be: a range that always held at least as much would hold the truth too often.
 */
function middle(sorted: Float64Array, perMilleBeyond: number): { readonly low: number; readonly high: number } {
  const beyond = (perMilleBeyond * sorted.length) / 1000;
  const first = sorted[Math.ceil(beyond) - 1] ?? 0;
  const last = sorted[sorted.length - Math.ceil(beyond)] ?? 0;
  const below = sorted.indexOf(first);
  const upTo = sorted.lastIndexOf(first) + 1;
  const above = sorted.length - 1 - sorted.lastIndexOf(last);
  const from = sorted.length - sorted.indexOf(last);
  return {
    low: upTo - beyond < beyond - below ? (sorted[upTo] ?? first) : first,
    high: from - beyond < beyond - above ? (sorted[sorted.length - 1 - from] ?? last) : last,
  };
}
