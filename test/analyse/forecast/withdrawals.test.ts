import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../functions/analyse/forecast/simulation/seeded-random.ts';
import { drawWithdrawn } from '../../../functions/analyse/forecast/withdrawals.ts';
import type { Withdrawals } from '../../../functions/analyse/snapshot/snapshot.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const open = (count: number) =>
  Array.from({ length: count }, (_, index) => aCase({ uuid: aUuid(index + 1), createdAt: '2026-10-01T09:00:00Z' }));

/** As counted by a run that saw five open cases, a week after one that saw so many. */
function counted(
  before: number,
  { gaps = [], known, days = 7 }: { gaps?: string[]; known?: Withdrawals; days?: number } = {},
) {
  const asAt = new Date(Date.UTC(2026, 10, 23 - days, 7)).toISOString();
  const previous = { ...aSnapshot(open(before), { asAt }), withdrawals: known };
  return aReport({ cases: open(5), previous, coverage: { gaps } }).forecast.withdrawals;
}

test('cases that are gone are counted over the weeks that they could have been withdrawn in', () => {
  expect(counted(8)).toEqual({ cases: 3, caseWeeks: 8 });
  expect(counted(8, { days: 21 })).toEqual({ cases: 3, caseWeeks: 24 });
  expect(counted(5)).toEqual({ cases: 0, caseWeeks: 5 });
});

test('what was counted before counts for half after a year', () => {
  const { cases = 0, caseWeeks = 0 } = counted(8, { known: { cases: 4, caseWeeks: 600 }, days: 364 }) ?? {};
  expect(cases).toBeCloseTo(3 + 2);
  expect(caseWeeks).toBeCloseTo(8 * 52 + 300);
});

test('a run that could not read everything adds nothing', () => {
  const known = { cases: 4, caseWeeks: 600 };
  expect(counted(8, { gaps: ['2 clients could not be read'], known })).toEqual(known);
});

test('a run by another account adds nothing: what it may not see was not withdrawn', () => {
  const known = { cases: 4, caseWeeks: 600 };
  const previous = { ...aSnapshot(open(8)), withdrawals: known };
  const account = { uuid: previous.account.uuid, role: 'member' };
  expect(aReport({ cases: open(5), previous, coverage: { account } }).forecast.withdrawals).toEqual(known);
});

test('nothing is known until two runs can be compared', () => {
  expect(aReport().forecast.withdrawals).toBeUndefined();
  const other = aSnapshot(open(8), { scope: { clients: [aUuid(9001)] } });
  const previous = { ...other, withdrawals: { cases: 4, caseWeeks: 600 } };
  expect(aReport({ cases: open(5), previous }).forecast.withdrawals).toBeUndefined();
});

test('the next run is told', () => {
  const previous = aSnapshot(open(8));
  const kept = aSnapshot(open(5), { period: '2026-W47', asAt: '2026-11-23T07:00:00.000Z', previous });
  expect(kept.withdrawals).toEqual({ cases: 3, caseWeeks: 8 });
});

describe('the share of cases withdrawn in a week', () => {
  const random = seededRandom('withdrawn');
  const drawn = (counts: Withdrawals | undefined) => Array.from({ length: 4_000 }, () => drawWithdrawn(counts, random));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

  test.each([undefined, { cases: 0, caseWeeks: 0 }])('is about one in 200 while nothing was counted (%j)', (counts) => {
    // Exponential: its spread is its mean.
    const all = drawn(counts);
    expect(mean(all)).toBeCloseTo(0.005, 3);
    const spread = Math.sqrt(mean(all.map((each) => (each - 0.005) ** 2)));
    expect(spread).toBeGreaterThan(0.0045);
    expect(spread).toBeLessThan(0.0055);
  });

  test('is that of the counts, beside one in 200', () => {
    // Of a gamma distribution: mean (9 + 1) / (800 + 200), and a spread of its root over the same.
    const all = drawn({ cases: 9, caseWeeks: 800 });
    expect(mean(all)).toBeCloseTo(0.01, 3);
    const spread = Math.sqrt(mean(all.map((each) => (each - 0.01) ** 2)));
    expect(spread).toBeGreaterThan(0.0029);
    expect(spread).toBeLessThan(0.0034);
  });

  test('is never more than all', () => {
    expect(Math.max(...drawn({ cases: 1_000, caseWeeks: 1 }))).toBe(1);
  });
});
