import { expect, test } from 'vitest';
import { closedWeeks, findSeason } from '../../../../functions/analyse/forecast/pace/season.ts';

const flat = (weeks: number) => new Float64Array(weeks).fill(1);
/** No week of the year stands out. */
const open = Array.from({ length: 52 }, () => [{ part: 1, chance: 1 }]);
/** By weeks before as-at, the last first. */
const counts = (weeks: number, of: (ago: number) => number) =>
  Float64Array.from({ length: weeks }, (_, ago) => of(ago));
const noise = (ago: number) => [2, -2, 1, -1, 0, 3, -3][ago % 7] ?? 0;

test('a week in which next to nothing was done a year ago counts as closed when it comes again', () => {
  // 48 weeks ago is the week that comes in four.
  const done = counts(52, (ago) => (ago === 48 ? 0 : 10 + noise(ago)));
  const closed = closedWeeks({ counts: done, expected: flat(52) }, 1);
  const { aheadParts } = findSeason({ counts: done, expected: flat(52) }, closed, 13);
  const usual = aheadParts.map((parts) => parts.reduce((sum, { part, chance }) => sum + part * chance, 0));
  expect(usual[3]).toBeLessThan(0.3);
  expect(Math.min(...usual.filter((_, week) => week !== 3))).toBeGreaterThan(0.85);
  for (const parts of aheadParts) expect(parts.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1);
});

test('what two years have alike comes again, what one had by itself does not', () => {
  const isHigh = (ago: number) => ago % 52 >= 39 && ago % 52 < 48;
  const alike = counts(104, (ago) => (isHigh(ago) ? 20 : 10) + noise(ago));
  const apart = counts(104, (ago) => (isHigh(ago) && ago < 52 ? 20 : 10) + noise(ago));
  const aheadOf = (done: Float64Array) =>
    findSeason({ counts: done, expected: flat(104) }, open, 13).aheadSwing.slice(5, 11);
  expect(Math.min(...aheadOf(alike))).toBeGreaterThan(1.4);
  expect(Math.max(...aheadOf(apart))).toBeLessThan(1.35);
});

test('one year tells no season', () => {
  const done = counts(52, (ago) => (ago >= 39 ? 20 : 10));
  expect(findSeason({ counts: done, expected: flat(52) }, open, 13)).toMatchObject({ aheadSwing: flat(13), doubt: 0 });
});

test('how the year goes is doubted the more, the less alike two years are', () => {
  const wave = (ago: number) => 20 + 10 * Math.sin((2 * Math.PI * ago) / 52);
  const doubtOf = (off: number) => {
    const done = counts(104, (ago) => wave(ago) + (ago < 52 ? off : -off) * noise(3 * ago));
    return findSeason({ counts: done, expected: flat(104) }, open, 13).doubt;
  };
  expect(doubtOf(0)).toBeLessThan(0.01);
  expect(doubtOf(3)).toBeGreaterThan(0.03);
});
