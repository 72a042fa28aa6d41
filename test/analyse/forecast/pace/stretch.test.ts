import { describe, expect, test } from 'vitest';
import { stretchOf } from '../../../../functions/analyse/forecast/pace/stretch.ts';

/** A year of history, whose replayed forecasts were off by so much of the variance that they told. */
function stretch(off: number, given: { ahead?: number; unsettled?: number; apart?: number } = {}): number {
  const { ahead = 8, unsettled = 0.15, apart = 5 } = given;
  return stretchOf({ squares: [off, off, off], apart, weeks: 52, ahead, unsettled });
}

describe('ranges are stretched by what replayed forecasts were off', () => {
  test('as far as there are forecasts that do not overlap', () => {
    // Off by twice the standard deviation: the root of (5 × 4 + 3) over 8.
    expect(stretch(4)).toBeCloseTo(Math.sqrt(23 / 8), 9);
    expect(stretch(4, { apart: 0 })).toBe(1);
    expect(stretch(1)).toBe(1);
  });

  test('narrower too, though not by much', () => {
    expect(stretch(0)).toBeGreaterThan(0.65);
    expect(stretch(0)).toBeLessThan(0.8);
    expect(stretch(100)).toBe(1.8);
  });

  test('never narrower where the pace has been changing, and wider the further ahead', () => {
    const [near, far] = [4, 13].map((ahead) => stretch(0.5, { ahead, unsettled: 0.5 }));
    expect(near).toBeGreaterThan(1.1);
    expect(far).toBeGreaterThan(1.1 * (near ?? 0));
    // Models that forget doubt what lies ahead enough by themselves.
    expect(stretch(0.5, { unsettled: 1 })).toBe(1);
  });

  test('and little by little: no firm is on one side or the other', () => {
    const by = Array.from({ length: 41 }, (_, index) => stretch(0.5, { unsettled: 0.2 + index / 100 }));
    for (const [index, each] of by.slice(1).entries()) expect(Math.abs(each - (by[index] ?? 0))).toBeLessThan(0.06);
  });
});
