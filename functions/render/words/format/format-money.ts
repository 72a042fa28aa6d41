import { type Amounts, minorUnitPlaces } from '../../../analyse/money.ts';
import { formatNumber } from './format.ts';

/* How money is written for people, alike in mail and workbook. All amounts are in minor units. */

const currencies = new Map<string, { readonly symbol: string; readonly digits: number }>();

/** How many minor units make one, as a power of ten, and the sign that is unmistakable in Britain. */
export function currencyOf(code: string): { readonly symbol: string; readonly digits: number } {
  const known = currencies.get(code);
  if (known !== undefined) return known;
  const currency = readCurrency(code);
  currencies.set(code, currency);
  return currency;
}

/** Exact: `£1,240,500.00`, `€45,000.00`, `-£12.50`, `JP¥500`, `CHF 10.00`. */
export function formatMoney(minor: number, code: string): string {
  const { symbol, digits } = currencyOf(code);
  const unit = 10 ** digits;
  const amount = Math.abs(minor);
  const rest = amount % unit;
  const fraction = digits === 0 ? '' : `.${String(rest).padStart(digits, '0')}`;
  return `${minor < 0 ? '-' : ''}${symbol}${formatNumber((amount - rest) / unit)}${fraction}`;
}

/** Exact, for a sentence: without pence where there are none: `£182,400`, `£1,250.50`. */
export function formatMoneyPlain(minor: number, code: string): string {
  return formatMoney(minor, code).replace(/\.0+$/, '');
}

/**
 * For prose and tiles: whole pounds, a half rounded away from zero: `£182,400`, `£1,251`. What is less than one pound is
 * exact (`£0.49`): it would look like nothing.
 */
export function formatMoneyWhole(minor: number, code: string): string {
  const unit = 10 ** currencyOf(code).digits;
  if (minor !== 0 && Math.abs(minor) < unit) return formatMoney(minor, code);
  return formatMoneyPlain(Math.sign(minor) * roundTo(Math.abs(minor), unit), code);
}

/**
 * For a headline: whole pounds under ten thousand (`£950`, `£9,950`), else three significant figures without trailing
 * zeros (`£12.4k`, `£124k`, `£1.24m`, `£1bn`, `£9.01tn`). A half is rounded away from zero. What is less than one pound
 * is exact (`£0.49`): it would look like nothing.
 */
export function formatMoneyShort(minor: number, code: string): string {
  const { symbol, digits } = currencyOf(code);
  const unit = 10 ** digits;
  if (minor !== 0 && Math.abs(minor) < unit) return formatMoney(minor, code);
  const whole = roundTo(Math.abs(minor), unit) / unit;
  const sign = `${minor < 0 ? '-' : ''}${symbol}`;
  if (whole < 10_000) return `${sign}${formatNumber(whole)}`;
  const rounded = roundTo(Math.abs(minor), 10 ** (String(Math.abs(minor)).length - 3)) / unit;
  const { size, suffix } = magnitudes.find((each) => rounded >= each.size) ?? { size: 1, suffix: '' };
  return `${sign}${rounded / size}${suffix}`;
}

/** One text per currency that has an amount, in the report's order of currencies; currencies are never added up. */
export function formatAmounts(
  amounts: Amounts,
  order: readonly string[],
  format: (minor: number, code: string) => string = formatMoney,
): string[] {
  const others = Object.keys(amounts).filter((code) => !order.includes(code));
  return [...order, ...others.sort()].flatMap((code) => {
    const minor = amounts[code];
    return minor === undefined ? [] : [format(minor, code)];
  });
}

const magnitudes = [
  { size: 1_000_000_000_000, suffix: 'tn' },
  { size: 1_000_000_000, suffix: 'bn' },
  { size: 1_000_000, suffix: 'm' },
  { size: 1_000, suffix: 'k' },
];

// With remainders, since these are exact for whole numbers where a quotient may not be.
function roundTo(amount: number, unit: number): number {
  const down = amount - (amount % unit);
  return amount - down >= unit / 2 ? down + unit : down;
}

function readCurrency(code: string): { readonly symbol: string; readonly digits: number } {
  const digits = minorUnitPlaces(code);
  // What is not three letters is no currency to Intl, but comes from outside and is shown all the same.
  if (!/^[A-Z]{3}$/i.test(code)) return { symbol: `${code} `, digits };
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency: code });
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code;
  return { symbol: /^[A-Z]{3}$/i.test(symbol) ? `${symbol} ` : symbol, digits };
}
