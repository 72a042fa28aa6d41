import type { Report } from '../../../analyse/report.ts';

/** The currency that value is drawn in: the report's first that an open case has a value in; `undefined` if none has. */
export function mainCurrency({ currencies, totals }: Pick<Report, 'currencies' | 'totals'>): string | undefined {
  return currencies.find((currency) => (totals.openWithValueBy[currency] ?? 0) > 0);
}

/** ` (GBP only)` where there is more than this currency, ` (GBP)` where there is not. */
export function currencyInTitle(currency: string, { totals }: Pick<Report, 'totals'>): string {
  const others = Object.entries(totals.openWithValueBy).filter(([code, count]) => code !== currency && count > 0);
  return others.length === 0 ? ` (${currency})` : ` (${currency} only)`;
}
