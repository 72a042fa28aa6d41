import { describe, expect, test } from 'vitest';
import {
  addAmounts,
  addExactly,
  countByCurrency,
  minorUnitPlaces,
  sumByCurrency,
  valuesOf,
} from '../../functions/analyse/money.ts';

const gbp = (minor: number) => ({ minor, currency: 'GBP' });
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('sums by currency', () => {
  test('never mix currencies', () => {
    expect(sumByCurrency([gbp(15_099), eur(400), gbp(-99), gbp(1)])).toEqual({ GBP: 15_001, EUR: 400 });
  });

  test('show a currency whose values cancel out, and none that no case has', () => {
    expect(sumByCurrency([gbp(5), gbp(-5)])).toEqual({ GBP: 0 });
    expect(sumByCurrency([eur(0)])).toEqual({ EUR: 0 });
    expect(sumByCurrency([])).toEqual({});
  });

  test('are exact to the penny where fractions would not be', () => {
    expect(sumByCurrency(Array.from({ length: 100_000 }, () => gbp(10)))).toEqual({ GBP: 1_000_000 });
  });
});

test('a case that has no value has none to add, and one of nothing has', () => {
  expect(valuesOf([{ case: { value: gbp(5) } }, { case: {} }, { case: { value: eur(0) } }])).toEqual([gbp(5), eur(0)]);
});

test('values are counted by currency, zero as well', () => {
  expect(countByCurrency([gbp(0), eur(1), gbp(3)])).toEqual({ GBP: 2, EUR: 1 });
});

test('sums add up currency by currency', () => {
  expect(addAmounts([{ GBP: 1, EUR: 2 }, {}, { GBP: 3 }, { USD: -4 }])).toEqual({ GBP: 4, EUR: 2, USD: -4 });
});

describe('a sum that could not be exact is refused', () => {
  const most = Number.MAX_SAFE_INTEGER;

  test('up to the last whole number it is given', () => {
    expect(addExactly(most - 1, 1)).toBe(most);
    expect(addExactly(-most, 0)).toBe(-most);
  });

  test.each([
    [most, 1],
    [-most, -1],
    [most + 1, -2],
    [-2, most + 1],
    [0.5, 1],
    [1, 0.5],
    [0, Number.NaN],
  ])('%d + %d', (a, b) => {
    expect(() => addExactly(a, b)).toThrow('cannot be added exactly');
  });

  test('in sums by currency too', () => {
    expect(() => sumByCurrency([gbp(most), gbp(1)])).toThrow('cannot be added exactly');
    expect(() => addAmounts([{ GBP: most }, { GBP: 1 }])).toThrow('cannot be added exactly');
    expect(sumByCurrency([gbp(most), eur(most)])).toEqual({ GBP: most, EUR: most });
  });
});

// ISO 4217, list one of 2024: every active currency that is not of hundredths, and those that locale data says otherwise of.
test.each([
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [2, 'GBP EUR USD HUF PKR IDR COP AFN ALL AMD CRC IRR KPW LAK LBP MGA MMK MNT RSD SLE SOS SYP TWD TZS UZS YER XYZ'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
])('%i decimal places: %s', (places, codes) => {
  for (const code of codes.split(' ')) expect([code, minorUnitPlaces(code)]).toEqual([code, places]);
});
