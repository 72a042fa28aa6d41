import { expect, test } from 'vitest';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';

test('lists open cases whose review date has passed, the longest overdue first, with the days', () => {
  const given = [
    { reviewAt: '2026-11-22' },
    { reviewAt: '2026-11-23' },
    { reviewAt: undefined },
    { reviewAt: '2025-11-23' },
    { reviewAt: '2026-01-01', completedAt: '2026-11-18T09:00:00Z' },
    { reviewAt: '2026-11-22T23:30:00Z' },
  ];
  const cases = given.map((each, index) => aCase({ uuid: aUuid(index + 1), ...each }));

  const listed = aReport({ cases }).overdueReviews.map(({ uuid, review, daysOverdue }) => [
    Number(uuid.slice(-4)),
    review,
    daysOverdue,
  ]);
  expect(listed).toEqual([
    [4, '2025-11-23', 365],
    [1, '2026-11-22', 1],
    [6, '2026-11-22', 1],
  ]);
});
