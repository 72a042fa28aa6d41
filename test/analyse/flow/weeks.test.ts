import { expect, test } from 'vitest';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const cases = [
  { createdAt: '2026-09-10T09:00:00Z', completedAt: '2026-10-05T09:00:00Z', value: pounds(10) },
  // Midnight of London's summer: still September there.
  { createdAt: '2026-09-30T22:30:00Z' },
  { createdAt: '2026-10-31T23:30:00Z', completedAt: '2026-11-30T12:00:00Z', value: pounds(7) },
  { createdAt: '2026-11-01T00:30:00Z' },
].map((each, index) => aCase({ uuid: aUuid(index + 1), ...each }));

test('a report on a month tells month by month what came and went, the last month beside the one before', () => {
  const { flow } = aReport({ cases, period: '2026-11', asAt: '2026-12-01T07:00:00Z' });
  expect(flow.months?.map(({ name }) => name)).toEqual(
    // Completed cases are read back to 2 December 2025.
    [
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ],
  );
  expect(
    flow.months
      ?.slice(-3)
      .map(({ name, firstDay, lastDay, opened, completed, openAtEnd }) => [
        name,
        firstDay,
        lastDay,
        opened,
        completed,
        openAtEnd,
      ]),
  ).toEqual([
    ['2026-09', '2026-09-01', '2026-09-30', 2, 0, 2],
    ['2026-10', '2026-10-01', '2026-10-31', 1, 1, 2],
    ['2026-11', '2026-11-01', '2026-11-30', 1, 1, 2],
  ]);
  expect(flow.months?.at(-1)).toMatchObject({ completedValue: { GBP: 700 }, unfinished: false });
});

test('a report on a week has none', () => {
  expect(aReport({ cases }).flow.months).toBeUndefined();
});
