import { type DatedCase, type DatedCompleted, daysToCompleteOf, isCompleted } from '../cases/dated-case.ts';
import { compareNames, compareText, uuidKey } from '../compare.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';

/** Calendar days from opening to completion of one type's cases; no `type` for those without one. */
export type TimeToCompleteRow = { readonly type?: string; readonly days: Percentiles };

/** By type over the history window, most cases first, then by name; the cases without a type last. */
export function timeToCompleteByType(cases: readonly DatedCase[]): TimeToCompleteRow[] {
  const byType = Map.groupBy(cases.filter(isCompleted), ({ type }) => type && uuidKey(type.uuid));
  return [...byType]
    .sort(
      ([aKey, a], [bKey, b]) =>
        Number(aKey === undefined) - Number(bKey === undefined) ||
        b.length - a.length ||
        compareNames(typeName(a) ?? '', typeName(b) ?? '') ||
        compareText(aKey ?? '', bKey ?? ''),
    )
    .map(([, own]) => ({ type: typeName(own), days: percentilesOf(daysToCompleteOf(own)) }));
}

function typeName([first]: readonly DatedCompleted[]): string | undefined {
  return first?.type?.name;
}
