import { type DatedCase, isCompleted, isOpen } from '../cases/dated-case.ts';
import { compareText } from '../compare.ts';

/** Every currency that a figure of the report is in: GBP first, whether or not a case has it, then by alphabet. */
export function reportedCurrencies(cases: readonly DatedCase[]): string[] {
  const found = new Set<string>();
  for (const each of cases) {
    if (each.case.value === undefined) continue;
    if (isOpen(each) || isCompleted(each) || isOpenedAndCounted(each)) found.add(each.case.value.currency);
  }
  found.delete('GBP');
  return ['GBP', ...[...found].sort(compareText)];
}

function isOpenedAndCounted(each: DatedCase): boolean {
  return each.openedInPeriod && each.state === 'completed-after-as-at';
}
