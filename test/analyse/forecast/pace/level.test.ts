import { describe, expect, test } from 'vitest';
import { followLevel } from '../../../../functions/analyse/forecast/pace/level.ts';
import { seededRandom } from '../../../../functions/analyse/forecast/simulation/seeded-random.ts';

const weeks = (of: (week: number) => number, count = 52) => Float64Array.from({ length: count }, (_, week) => of(week));
const one = weeks(() => 1);
/** Up and down by two about a number, as chance would have it. */
const about = (level: number, week: number) => level + ([2, -2, 1, -1, 0, 3, -3][week % 7] ?? 0);

describe('the level of a firm', () => {
  test('that goes on as it went is that of all weeks', () => {
    const { mean, dispersion } = followLevel(
      weeks((week) => about(8, week)),
      one,
      [4],
    ).at(52, 4);
    expect(mean).toBeGreaterThan(7.5);
    expect(mean).toBeLessThan(8.5);
    expect(dispersion).toBeLessThan(1.3);
  });

  test('whose pace halved ten weeks ago is that of the last weeks', () => {
    const { mean } = followLevel(
      weeks((week) => about(week < 42 ? 16 : 8, week)),
      one,
      [4],
    ).at(52, 4);
    expect(mean).toBeGreaterThan(7);
    expect(mean).toBeLessThan(10);
  });

  test('that grows by 1% a week goes on growing', () => {
    const level = followLevel(
      weeks((week) => 20 * 1.01 ** week),
      one,
      [4, 13],
    );
    const now = 20 * 1.01 ** 52;
    expect(level.at(52, 13).mean / (now * 1.01 ** 6.5)).toBeGreaterThan(0.93);
    expect(level.at(52, 13).mean / (now * 1.01 ** 6.5)).toBeLessThan(1.07);
  });

  test('that works by the batch is told to vary more than by chance', () => {
    const level = followLevel(
      weeks((week) => (week % 2 === 0 ? 0 : 20)),
      one,
      [4],
    );
    expect(level.at(52, 4).dispersion).toBeGreaterThan(4);
    expect(level.at(52, 4).mean).toBeGreaterThan(7);
    expect(level.at(52, 4).mean).toBeLessThan(13);
  });

  test('is drawn about its mean, the same again by the same seed', () => {
    const level = followLevel(
      weeks((week) => about(8, week)),
      one,
      [4],
    );
    const draw = () => {
      const random = seededRandom('a day');
      return Array.from({ length: 400 }, () => level.draw(random).byWeek[0] ?? 0);
    };
    const drawn = draw();
    expect(draw()).toEqual(drawn);
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    expect(Math.abs(mean - 8)).toBeLessThan(0.7);
  });

  test('that changed in the past goes on changing: the further ahead, the more it is doubted', () => {
    const spreadIn = (counts: Float64Array, week: number) => {
      const level = followLevel(counts, one, [13]);
      const random = seededRandom('a day');
      const logs = Array.from({ length: 600 }, () => Math.log(level.draw(random).byWeek[week] ?? 1));
      const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
      return Math.sqrt(logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / logs.length);
    };
    // Up and down by half, in stretches of eight weeks.
    const wandering = weeks((week) => about(Math.floor(week / 8) % 2 === 0 ? 24 : 12, week));
    expect(spreadIn(wandering, 12)).toBeGreaterThan(1.5 * spreadIn(wandering, 0));
    const steady = weeks((week) => about(18, week));
    expect(spreadIn(steady, 12)).toBeLessThan(spreadIn(wandering, 12) / 2);
    expect(followLevel(wandering, one, [13]).unsettled).toBeGreaterThan(0.6);
    expect(followLevel(steady, one, [13]).unsettled).toBeLessThan(0.25);
  });

  test('that goes on changing is foretold neither less nor more on average, in whatever week', () => {
    const wandering = weeks((week) => about(Math.floor(week / 8) % 2 === 0 ? 24 : 12, week));
    const level = followLevel(wandering, one, [13]);
    const random = seededRandom('a day');
    const drawn = Array.from({ length: 20_000 }, () => level.draw(random).byWeek);
    const means = [0, 3, 6, 9, 12].map(
      (week) => drawn.reduce((sum, each) => sum + (each[week] ?? 0), 0) / drawn.length,
    );
    // What is told of the level now; growing and shrinking, which are as likely, come to a hundredth in 13 weeks.
    const now = level.at(52, 13).mean;
    for (const mean of means) expect(Math.abs(mean / now - 1), `${means} for ${now}`).toBeLessThan(0.03);
  });
});
