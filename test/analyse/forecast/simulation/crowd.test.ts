import { describe, expect, test } from 'vitest';
import { createCrowd, findCrowd } from '../../../../functions/analyse/forecast/simulation/crowd.ts';
import { createRoller } from '../../../../functions/analyse/forecast/simulation/roll-cases.ts';
import { seededRandom } from '../../../../functions/analyse/forecast/simulation/seeded-random.ts';

const of32Bits = 2 ** 32;

function values(minors: readonly number[], currency = 1) {
  return { minor: Float64Array.from(minors), currency: new Int32Array(minors.length).fill(currency) };
}

test('2,000 cases of one currency are a crowd, and fewer are not', () => {
  const many = findCrowd(values(Array.from({ length: 2_000 }, () => 100)));
  expect(many.every((each) => each === 1)).toBe(true);
  expect(findCrowd(values(Array.from({ length: 1_999 }, () => 100))).includes(1)).toBe(false);
});

test('a case worth very much more than the others is moved on by itself', () => {
  const crowd = findCrowd(values([...Array.from({ length: 3_000 }, () => 100), 1_000_000]));
  expect(crowd.at(-1)).toBe(0);
  expect(crowd.slice(0, -1).every((each) => each === 1)).toBe(true);
});

describe('a crowd comes out as its cases would one by one', () => {
  // 4,000 open cases in two situations, worth 100 and 300 by turns; 500 opened in the one past week, worth 200.
  const size = 4_000;
  const minor = Array.from({ length: size }, (_, index) => (index % 2 === 0 ? 100 : 300));
  const columns = {
    situations: [
      { ageCell: 0, stageCell: -1 },
      { ageCell: 1, stageCell: -1 },
    ],
    open: { ...values(minor), situation: Int32Array.from(minor, (_, index) => Number(index % 4 < 2)) },
    opened: { ...values(Array.from({ length: 500 }, () => 200)), type: new Int32Array(500) },
    openedFrom: [0, 500],
  };
  // By situation: in time for 4 weeks, and for 8.
  const limits = Float64Array.of(0.1, 0.6, 0.3, 0.4).map((each) => each * of32Bits);
  const newLimits = new Float64Array(26).fill(0.25 * of32Bits);
  const picked = [{ week: 0, past: 0, part: 1 }];
  const crowd = createCrowd({ horizons: 2, types: 1, currencies: 1 }, columns, seededRandom('crowd'));
  const roller = createRoller(2, columns, seededRandom('roller'));

  /** By slot of cases and of value, over 2,000 futures: mean and variance; and the covariance of the slots of cases. */
  function momentsOf({ open, opened }: typeof roller, step = 1) {
    const move = open(limits, step);
    const moveNew = opened(newLimits);
    const futures = Array.from({ length: 2_000 }, () => {
      const row = new Float64Array(6);
      for (let first = 0; first < step; first++) move(first, { row, at: 0 });
      moveNew(picked, { row, at: 0 });
      return [row[0] ?? 0, row[1] ?? 0, row[4] ?? 0, row[5] ?? 0];
    });
    const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    const means = [0, 1, 2, 3].map((slot) => meanOf(futures.map((each) => each[slot] ?? 0)));
    const off = (each: readonly number[], slot: number) => (each[slot] ?? 0) - (means[slot] ?? 0);
    const variances = means.map((_, slot) => meanOf(futures.map((each) => off(each, slot) ** 2)));
    return { means, variances, together: meanOf(futures.map((each) => off(each, 0) * off(each, 1))) };
  }

  // Worked by hand. Slots of the first 2,000: 0.1 and 0.5; of the others 0.3 and 0.1; of 500 new ones 0.25 and 0.
  const means = [200 + 600 + 125, 1_000 + 200, (200 + 600) * 200 + 125 * 200, (1_000 + 200) * 200];
  const ofCases = [180 + 420 + 93.75, 500 + 180];
  // Half worth 100 and half worth 300: on average the square is 50,000.
  const ofValue = [(180 + 420) * 50_000 + 93.75 * 40_000, (500 + 180) * 50_000];
  const together = -2_000 * (0.1 * 0.5 + 0.3 * 0.1);

  test.each([
    ['one by one', momentsOf(roller)],
    ['at once', momentsOf(crowd)],
    ['at once, in ten parts', momentsOf(crowd, 10)],
  ])('%s', (_name, moments) => {
    for (const [slot, mean] of means.entries()) expect((moments.means[slot] ?? 0) / mean).toBeCloseTo(1, 2);
    // A variance over 2,000 futures is off by 3% for one standard error.
    for (const [slot, variance] of [...ofCases, ...ofValue].entries()) {
      expect(Math.abs((moments.variances[slot] ?? 0) / variance - 1)).toBeLessThan(0.12);
    }
    expect(Math.abs(moments.together - together)).toBeLessThan(60);
  });
});
