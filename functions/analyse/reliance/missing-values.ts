import type { Money } from '../case.ts';
import { type DatedCase, type DatedOpen, isEnded, isOpen } from '../cases/dated-case.ts';
import { uuidKey } from '../compare.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import { inOrder, nearestRank } from '../percentiles.ts';

/** Open cases without a value; `estimate` is what they would be worth at the median of their type. */
export type ValuesMissing = {
  readonly kind: 'values-missing';
  readonly cases: number;
  readonly of: number;
  readonly estimate: Amounts;
};

/** From this part on, of the cases or of the open value, a figure is another than it seems. Source: docs/reliance.md. */
export const tellingShare = 0.05;

/** One case by itself is named under Data quality, and makes no doubt of the whole. */
export const leastCases = 2;

/** Told from two cases on, where they are many or would be worth much. */
export function valuesMissing(cases: readonly DatedCase[]): ValuesMissing | undefined {
  const open = cases.filter(isOpen);
  const without = open.filter((each) => each.case.value === undefined);
  if (without.length < leastCases) return undefined;
  const usual = usualValues(cases);
  const estimate = sumByCurrency(without.flatMap((each) => usual(each) ?? []));
  const known = sumByCurrency(valuesOf(open));
  const isTelling =
    isShare(without.length, open.length, tellingShare) ||
    Object.entries(estimate).some(([currency, minor]) => isShare(minor, minor + (known[currency] ?? 0), tellingShare));
  return isTelling ? { kind: 'values-missing', cases: without.length, of: open.length, estimate } : undefined;
}

export function isShare(part: number, of: number, telling: number): boolean {
  return part > 0 && part >= telling * of;
}

/** Makes a function that tells the median value of a case's type, in the currency that most of them have one in; of all where the type has none. */
function usualValues(cases: readonly DatedCase[]): (of: DatedOpen) => Money | undefined {
  const typeOf = ({ type }: DatedCase) => (type === undefined ? '' : uuidKey(type.uuid));
  const counted = cases.filter((each) => isOpen(each) || isEnded(each));
  const byType = new Map(
    [...Map.groupBy(counted, typeOf)].map(([type, own]) => [type, medianOf(valuesOf(own))] as const),
  );
  const ofAll = medianOf(valuesOf(counted));
  return (each) => byType.get(typeOf(each)) ?? ofAll;
}

function medianOf(values: readonly Money[]): Money | undefined {
  const groups = [...Map.groupBy(values, ({ currency }) => currency)].sort(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  );
  const [most] = groups;
  if (most === undefined) return undefined;
  const [currency, own] = most;
  const minor = nearestRank(inOrder(own.map((each) => each.minor)), 50);
  return minor === undefined ? undefined : { minor, currency };
}
