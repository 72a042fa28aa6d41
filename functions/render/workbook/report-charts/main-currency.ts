import type { Report } from '../../../analyse/report.ts';

/** The currency that value is drawn in: the report's first that an open case has a value in; `undefined` if none has. */
export function mainCurrency({ currencies, totals }: Pick<Report, 'currencies' | 'totals'>): string | undefined {
  return currencies.find((currency) => (totals.openWithValueBy[currency] ?? 0) > 0);
}
