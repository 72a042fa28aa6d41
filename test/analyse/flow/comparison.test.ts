import { describe, expect, test } from 'vitest';
import type { ComparedFigure } from '../../../functions/analyse/flow/comparison.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { aSnapshot } from '../../render/last-week.ts';

const lost = aStage(9, { name: 'Not proceeding' });

/** Opened at noon on the one day, and ended on the other. */
function ended(number: number, opened: string, completed: string, value = pounds(10), stage = aStage(8)) {
  const [createdAt, completedAt] = [`${opened}T12:00:00Z`, `${completed}T12:00:00Z`];
  return aCase({ uuid: aUuid(number), createdAt, completedAt, value, stage });
}

/** One opened in October 2025, two in September 2026 and one in October 2026; completed or lost in these months. */
const cases = [
  ended(1, '2025-10-01', '2025-10-31'),
  ended(2, '2025-10-31', '2026-09-01', pounds(30)),
  ended(3, '2026-09-30', '2026-10-31', pounds(7)),
  ended(4, '2026-09-30', '2026-10-01', euros(5), lost),
  aCase({ uuid: aUuid(5), createdAt: '2026-10-31T12:00:00Z' }),
];

const figureOf = ({ comparison }: Report, kind: ComparedFigure['kind'], currency?: string) =>
  comparison.figures.find((each) => each.kind === kind && each.currency === currency);

const october = (given: Parameters<typeof aReport>[0] = {}) =>
  aReport({
    cases,
    period: '2026-10',
    asAt: '2026-11-01T07:00:00Z',
    ...given,
    scope: { lostStages: ['Not proceeding'], historyWeeks: 60, ...given.scope },
  });

describe('a month', () => {
  test('stands beside the month before, the twelve before, and the same month last year', () => {
    const report = october();
    expect(report.comparison).toMatchObject({
      before: { name: '2026-09', firstDay: '2026-09-01', lastDay: '2026-09-30' },
      average: { firstDay: '2025-10-01', lastDay: '2026-09-30', of: 12 },
      // From 1 October 2025 to 1 November 2026 are 396 days.
      yearBefore: { name: '2025-10', firstDay: '2025-10-01', lastDay: '2025-10-31', isReached: true, weeksNeeded: 57 },
    });
    expect(figureOf(report, 'opened')).toEqual({ kind: 'opened', now: 1, before: 2, average: 4 / 12, yearBefore: 2 });
    expect(figureOf(report, 'completed')).toMatchObject({ now: 1, before: 1, average: 2 / 12, yearBefore: 1 });
    // £40 over twelve months, to the penny.
    expect(figureOf(report, 'completed', 'GBP')).toMatchObject({
      now: 700,
      before: 3_000,
      average: 333,
      yearBefore: 1_000,
    });
    expect(figureOf(report, 'lost')).toMatchObject({ now: 1, before: 0, average: 0, yearBefore: 0 });
    expect(figureOf(report, 'lost', 'EUR')).toMatchObject({ now: 500, before: 0, average: 0, yearBefore: 0 });
    expect(figureOf(report, 'conversion')).toMatchObject({ now: 0.5, before: 1, average: 1, yearBefore: 1 });
    // Of October 2025 the second alone was left, of September the third and fourth, of October the fifth; in between it is 1.
    expect(figureOf(report, 'open-at-end')).toMatchObject({ now: 1, before: 2, average: (11 + 2) / 12, yearBefore: 1 });
  });

  test('says how much history it takes where last year is not reached, and has no false nought', () => {
    const report = october({ scope: { historyWeeks: 52 } });
    expect(report.comparison.yearBefore).toMatchObject({ isReached: false, weeksNeeded: 57 });
    for (const each of report.comparison.figures) expect(each.yearBefore).toBeUndefined();
    // From 2 November 2025: December to September.
    expect(report.comparison.average).toMatchObject({ of: 10, firstDay: '2025-12-01' });
    const short = october({ scope: { historyWeeks: 6 } });
    expect([short.comparison.before, short.comparison.average]).toEqual([undefined, undefined]);
    expect(figureOf(short, 'opened')).toEqual({ kind: 'opened', now: 1 });
  });

  test('has no lost cases where the firm did not say which those are', () => {
    const { comparison } = october({ scope: { lostStages: undefined } });
    expect(comparison.figures.map(({ kind, currency }) => [kind, currency])).toEqual([
      ['opened', undefined],
      ['completed', undefined],
      ['completed', 'GBP'],
      ['completed', 'EUR'],
      ['withdrawn', undefined],
      ['open-at-end', undefined],
    ]);
  });
});

test('a week stands beside that 52 weeks before, from Monday to Sunday', () => {
  const { comparison } = aReport({ cases, scope: { historyWeeks: 60 } });
  expect(comparison.yearBefore).toEqual({
    name: '2025-W47',
    firstDay: '2025-11-17',
    lastDay: '2025-11-23',
    isReached: true,
    // From 17 November 2025 to 23 November 2026 are 371 days.
    weeksNeeded: 53,
  });
  expect(comparison.average).toMatchObject({ firstDay: '2026-08-17', lastDay: '2026-11-15', of: 13 });
});

describe('withdrawn cases', () => {
  test('are those of Movement, and of the weeks before what each report found', () => {
    const withdrawn = [
      { period: '2026-W44', cases: 4 },
      { period: '2026-W46', cases: 1 },
      { period: '2025-W47', cases: 7 },
    ];
    const report = aReport({ previous: { ...aSnapshot(), withdrawn } });
    // One of last week's cases is gone.
    expect(figureOf(report, 'withdrawn')).toEqual({
      kind: 'withdrawn',
      now: 1,
      before: 1,
      average: 2.5,
      averageOf: 2,
      yearBefore: 7,
    });
  });

  test('are not known before there is a report to compare with', () => {
    expect(figureOf(aReport(), 'withdrawn')).toEqual({ kind: 'withdrawn', averageOf: 0 });
  });
});
