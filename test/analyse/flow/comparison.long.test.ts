import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { ComparedFigure } from '../../../functions/analyse/flow/comparison.ts';
import { aReport } from '../../builders/a-report.ts';
import { casesOfState } from '../../builders/cases-of-state.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { comparedIn, yearOfRuns } from '../year-of-runs.ts';

/* Every figure of the comparison, and every target's, against the same counted day by day from the cases themselves. */

const asAt = '2026-11-02T08:00:00.000Z';
const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const dayOf = (instant: string) => london.format(new Date(instant));
const isLost = ({ stage }: Case) => stage?.name === 'Not proceeding';

type Span = readonly [first: string, last: string];

function countsOf(cases: readonly Case[], [first, last]: Span, code: string) {
  const within = (instant?: string) => instant !== undefined && dayOf(instant) >= first && dayOf(instant) <= last;
  const ended = cases.filter(({ completedAt }) => within(completedAt));
  const [completed, lost] = [ended.filter((each) => !isLost(each)), ended.filter(isLost)];
  const worth = (of: readonly Case[]) =>
    of.reduce((sum, { value }) => sum + (value?.currency === code ? value.minor : 0), 0);
  return {
    opened: cases.filter(({ createdAt }) => within(createdAt)).length,
    completed: completed.length,
    lost: lost.length,
    completedValue: worth(completed),
    lostValue: worth(lost),
    openAtEnd: cases.filter(
      ({ createdAt = '', completedAt }) =>
        dayOf(createdAt) <= last && (completedAt === undefined || dayOf(completedAt) > last),
    ).length,
  };
}

/** The month so many months before October 2026. */
function monthBefore(ago: number): Span {
  const first = new Date(Date.UTC(2026, 9 - ago, 1));
  const last = new Date(Date.UTC(2026, 10 - ago, 0));
  return [first.toISOString().slice(0, 10), last.toISOString().slice(0, 10)];
}

/** The week so many weeks before that of 26 October 2026. */
function weekBefore(ago: number): Span {
  const day = (after: number) => new Date(Date.UTC(2026, 9, 26 - 7 * ago + after)).toISOString().slice(0, 10);
  return [day(0), day(6)];
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'firm %i: week and month beside those before are what is counted apart',
  (seed) => {
    const firm = generateFirm({ seed, cases: 60 * seed, clients: 20 * seed, habits: { loses: 0.2 }, asAt });
    const cases = casesOfState(firm.at(asAt));
    const scope = { historyWeeks: 60, lostStages: ['Not proceeding'] };
    for (const [period, spanBefore, most, year] of [
      ['2026-10', monthBefore, 12, 12],
      ['2026-W44', weekBefore, 13, 52],
    ] as const) {
      const targets = {
        completedCases: 3,
        completedValue: 900,
        currency: 'GBP',
        per: period === '2026-10' ? 'month' : 'week',
        openCasesAtMost: 20 * seed,
      } as const;
      const report = aReport({ cases, period, asAt, scope: { ...scope, targets } });
      const { figures } = report.comparison;
      const codes = figures.flatMap(({ currency }) => currency ?? []);
      for (const code of new Set(codes)) {
        const at = (ago: number) => countsOf(cases, spanBefore(ago), code);
        const [now, before, yearBefore] = [at(0), at(1), at(year)];
        const past = Array.from({ length: most }, (_, index) => at(index + 1));
        const expectFigure = (kind: ComparedFigure['kind'], key: keyof typeof now, currency?: string) => {
          const figure = figures.find((each) => each.kind === kind && each.currency === currency);
          const mean = past.reduce((sum, each) => sum + each[key], 0) / most;
          expect(figure, `${period} ${kind} ${currency}`).toMatchObject({
            now: now[key],
            before: before[key],
            yearBefore: yearBefore[key],
          });
          expect(figure?.average).toBeCloseTo(currency === undefined ? mean : Math.round(mean), 9);
        };
        expectFigure('opened', 'opened');
        expectFigure('completed', 'completed');
        expectFigure('lost', 'lost');
        expectFigure('open-at-end', 'openAtEnd');
        const has = (kind: string) => figures.some((each) => each.kind === kind && each.currency === code);
        if (has('completed')) expectFigure('completed', 'completedValue', code);
        if (has('lost')) expectFigure('lost', 'lostValue', code);
        const share = (of: readonly (typeof now)[]) => {
          const [done, gone] = [
            of.reduce((n, { completed }) => n + completed, 0),
            of.reduce((n, { lost }) => n + lost, 0),
          ];
          return done + gone === 0 ? undefined : done / (done + gone);
        };
        expect(figures.find(({ kind }) => kind === 'conversion')).toEqual({
          kind: 'conversion',
          ...Object.fromEntries(
            Object.entries({
              now: share([now]),
              before: share([before]),
              average: share(past),
              yearBefore: share([yearBefore]),
            }),
          ),
        });
        if (code !== 'GBP') continue;
        const kept = (isKept: (each: typeof now) => boolean) => ({ kept: past.filter(isKept).length, of: most });
        expect(report.targets?.map(({ actual, apart, before: earlier }) => [actual, apart, earlier])).toEqual([
          [now.completed, Math.abs(now.completed - 3), kept(({ completed }) => completed >= 3)],
          [
            now.completedValue,
            Math.abs(now.completedValue - 90_000),
            kept(({ completedValue }) => completedValue >= 90_000),
          ],
          [
            report.totals.openCases,
            Math.abs(report.totals.openCases - 20 * seed),
            kept(({ openAtEnd }) => openAtEnd <= 20 * seed),
          ],
        ]);
      }
    }
  },
  120_000,
);

test('over half a year of runs, withdrawn cases of the weeks before are those that each report found', () => {
  const firm = generateFirm({ seed: 4, cases: 300, clients: 60, asAt: '2026-11-23T07:00:00.000Z' });
  const found: number[] = [];
  for (const { report } of yearOfRuns({ firm, weeks: 26 })) {
    const figure = report.comparison.figures.find(({ kind }) => kind === 'withdrawn');
    const last = found.slice(-13);
    if (found.length > 0) {
      expect(figure?.before).toBe(last.at(-1));
      expect(figure?.average).toBeCloseTo(last.reduce((sum, each) => sum + each, 0) / last.length, 9);
      expect(figure?.averageOf).toBe(found.length < 13 ? found.length : undefined);
    }
    if (report.movement.state !== 'compared') continue;
    const now = comparedIn(report).bridge.lines.find(({ kind }) => kind === 'withdrawn')?.count ?? 0;
    expect(figure?.now).toBe(now);
    found.push(now);
  }
  expect(found.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0);
}, 300_000);
