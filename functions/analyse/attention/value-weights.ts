import { inOrder, nearestRank } from '../percentiles.ts';
import type { WatchedCase } from './watched-case.ts';

/** So that lateness alone can bring a case of no value to the top, and value alone none. */
const leastWeight = 0.5;
const mostWeight = 4;

/**
 * How much the value of a case counts in its rank, against the median of the firm's open cases: the square root of the
 * two, so that four times the value counts double, from 0.5 to 4. A case without a value, or with one in another
 * currency, counts as one of median value.
 *
 * @param currency that values are ranked in
 */
export function valueWeights(watched: readonly WatchedCase[], currency: string): (of: WatchedCase) => number {
  const minorOf = ({ row: { value } }: WatchedCase) => (value?.currency === currency ? value.minor : undefined);
  const median = nearestRank(inOrder(watched.flatMap((each) => minorOf(each) ?? []).filter((minor) => minor > 0)), 50);
  return (each) => {
    const minor = minorOf(each);
    if (minor === undefined || median === undefined) return 1;
    return Math.min(mostWeight, Math.max(leastWeight, Math.sqrt(Math.max(0, minor) / median)));
  };
}
