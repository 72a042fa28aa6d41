import { beforeAll, describe, expect, test } from 'vitest';
import { type Judged, judgeForecast } from '../backtest/judge-forecast.ts';

/*
 * Whether forecasts come true as often as they say, on invented firms whose true process is known. `npm run backtest` asks
 * 200 larger firms, each horizon by itself; here fewer are asked and taken together.
 */
const firms = 40;

describe.each([
  { uses: 'age' as const, how: 'the first run, which knows types and ages' },
  { uses: 'stage' as const, how: 'a run that followed the stages' },
])('$how', ({ uses }) => {
  let judged: readonly Judged[] = [];
  beforeAll(() => {
    const seeds = Array.from({ length: firms }, (_, index) => index + 1);
    judged = seeds.flatMap((seed) => judgeForecast({ seed, cases: 400, uses }));
  });
  const share = (of: (each: Judged) => boolean) => judged.filter(of).length / judged.length;

  test('holds the truth about 85 and 50 times in a hundred', () => {
    expect(judged).toHaveLength(firms * 6);
    expect(share(({ inWide }) => inWide)).toBeGreaterThan(0.8);
    expect(share(({ inWide }) => inWide)).toBeLessThan(0.9);
    expect(share(({ inLikely }) => inLikely)).toBeGreaterThan(0.43);
    expect(share(({ inLikely }) => inLikely)).toBeLessThan(0.6);
  });

  test('is off to neither side', () => {
    const errors = judged.filter(({ what }) => what === 'cases').map(({ error }) => error);
    expect(Math.abs(errors.reduce((sum, each) => sum + each, 0) / errors.length)).toBeLessThan(0.05);
  });
});
