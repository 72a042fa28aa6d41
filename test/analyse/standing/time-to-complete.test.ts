import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const pension = { uuid: aUuid(7001), name: 'Pension' };
const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };
const cover = { uuid: aUuid(7003), name: 'Cover' };

/** A case that took so many days and was completed on 10 November 2026. */
const took = (days: number, type: Case['type'], given: Partial<Case> = {}): Partial<Case> => ({
  type,
  createdAt: new Date(Date.parse('2026-11-10T12:00:00Z') - days * 86_400_000).toISOString(),
  completedAt: '2026-11-10T12:00:00Z',
  ...given,
});
const byType = (...each: Partial<Case>[]) =>
  aReport({ cases: each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given })) }).timeToComplete;

test('each type has its percentiles, most cases first, cases without a type last', () => {
  expect(
    byType(
      took(9, undefined),
      took(2, undefined),
      took(7, undefined),
      took(30, pension),
      took(10, mortgage),
      took(50, mortgage),
      took(4, cover),
      { type: cover },
      took(4, cover, { completedAt: '2020-11-10T12:00:00Z' }),
    ),
  ).toEqual([
    { type: 'Mortgage', days: { n: 2, p50: 10, p85: 50, p95: 50, most: 50 } },
    { type: 'Cover', days: { n: 1, p50: 4, p85: 4, p95: 4, most: 4 } },
    { type: 'Pension', days: { n: 1, p50: 30, p85: 30, p95: 30, most: 30 } },
    { days: { n: 3, p50: 7, p85: 9, p95: 9, most: 9 } },
  ]);
});

test('a firm that completed nothing has no rows', () => {
  expect(byType({ type: pension })).toEqual([]);
});

test('a type that was renamed is one type, by the name that its latest case has', () => {
  const late = { createdAt: '2026-11-09T12:00:00Z' };
  const renamed = { ...pension, name: 'Pension & retirement' };
  expect(byType(took(0, renamed, late), took(30, pension))).toMatchObject([
    { type: 'Pension & retirement', days: { n: 2 } },
  ]);
});

test('two types of one name stay two, in the order of their uuids', () => {
  const twin = { ...pension, uuid: aUuid(7009) };
  expect(byType(took(5, twin), took(3, pension)).map(({ type, days }) => [type, days.p50])).toEqual([
    ['Pension', 3],
    ['Pension', 5],
  ]);
});
