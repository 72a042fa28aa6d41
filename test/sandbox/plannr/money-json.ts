import type { TruthMoney } from './firm.ts';

const signs: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$' };

/** `amount` as a numeric string, as cknow/laravel-money sends it, unless integers are asked for. docs/plannr.md, section 9. */
export function moneyFields({ minor, currency }: TruthMoney, asInteger = false): object {
  return { amount: asInteger ? minor : String(minor), currency, formatted: formatted(minor, currency) };
}

function formatted(minor: number, currency: string): string {
  const whole = String(Math.floor(Math.abs(minor) / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const pennies = String(Math.abs(minor) % 100).padStart(2, '0');
  return `${minor < 0 ? '-' : ''}${signs[currency] ?? `${currency} `}${whole}.${pennies}`;
}
