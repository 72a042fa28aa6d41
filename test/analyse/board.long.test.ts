import { expect, test } from 'vitest';
import type { BoardTable } from '../../functions/analyse/board.ts';
import type { Case } from '../../functions/analyse/case.ts';
import { aReport } from '../builders/a-report.ts';
import { casesOfState } from '../builders/cases-of-state.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { monthsOfRuns } from './months-of-runs.ts';

/* Every figure of the page for the board against the same counted apart, from the cases themselves. */

const asAt = '2026-11-01T08:00:00.000Z';
const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const isInOctober = (instant?: string) =>
  instant !== undefined && london.format(new Date(instant)).startsWith('2026-10');
const isLost = ({ stage }: Case) => stage?.name === 'Not proceeding';
const pounds = ({ value }: Case) => (value?.currency === 'GBP' ? value.minor : 0);

/** Completed and its value, lost, open and its value. */
function figuresOf(cases: readonly Case[]): number[] {
  const ended = cases.filter(({ completedAt }) => isInOctober(completedAt));
  const [done, lost] = [ended.filter((each) => !isLost(each)), ended.filter(isLost)];
  const open = cases.filter(({ completedAt }) => completedAt === undefined);
  const worth = (of: readonly Case[]) => of.reduce((sum, each) => sum + pounds(each), 0);
  return [done.length, worth(done), lost.length, open.length, worth(open)];
}

const partsOf = ({ completed, completedValue, lost, openCases, openValue }: BoardTable['firm']) => [
  completed,
  completedValue.GBP ?? 0,
  lost,
  openCases,
  openValue.GBP ?? 0,
];

function expectTable(
  { rows, others, countedAgain, firm }: BoardTable,
  apart: ReadonlyMap<string, readonly Case[]>,
  all: readonly Case[],
) {
  for (const row of rows) {
    expect(partsOf(row), row.name).toEqual(figuresOf(apart.get(row.uuid ?? '') ?? []));
    const [done = 0, , gone = 0] = partsOf(row);
    expect(row.conversion).toBe(done + gone === 0 ? undefined : done / (done + gone));
  }
  const shown = new Set(rows.map(({ uuid = '' }) => uuid));
  const left = [...apart].filter(([uuid, own]) => !shown.has(uuid) && figuresOf(own).some((figure) => figure !== 0));
  expect(others?.of ?? 0).toBe(left.length);
  if (others !== undefined) {
    const sums = left.map(([, own]) => figuresOf(own));
    expect(partsOf(others)).toEqual([0, 1, 2, 3, 4].map((at) => sums.reduce((sum, each) => sum + (each[at] ?? 0), 0)));
    // None of them has more completed value than one that is shown.
    const least = Math.min(...rows.map(({ completedValue }) => completedValue.GBP ?? 0));
    for (const [, value = 0] of sums) expect(value).toBeLessThanOrEqual(least);
  }
  expect(partsOf(firm)).toEqual(figuresOf(all));
  const again = [...apart.values()].map(figuresOf).reduce((sum, each) => sum.map((part, at) => part + (each[at] ?? 0)));
  const counted = countedAgain === undefined ? [0, 0, 0, 0, 0] : partsOf(countedAgain);
  expect(again.map((part, at) => part - (counted[at] ?? 0))).toEqual(figuresOf(all));
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'firm %i: by type and by person, as counted apart',
  (seed) => {
    const firm = generateFirm({
      seed,
      cases: 60 * seed,
      clients: 20 * seed,
      habits: { loses: 0.2, namesakes: true },
      asAt,
    });
    const cases = casesOfState(firm.at(asAt));
    const { board } = aReport({ cases, period: '2026-10', asAt, scope: { lostStages: ['Not proceeding'] } });
    if (board === undefined) throw new Error('A month has a page for the board.');
    expectTable(
      board.types,
      Map.groupBy(cases, ({ type }) => type?.uuid ?? ''),
      cases,
    );
    const held = cases.flatMap((each) => {
      const uuids = [...new Set(each.assignedUuids ?? [])];
      return (uuids.length === 0 ? [''] : uuids).map((uuid) => ({ uuid, each }));
    });
    const byPerson = new Map(
      [...Map.groupBy(held, ({ uuid }) => uuid)].map(([uuid, own]) => [uuid, own.map(({ each }) => each)]),
    );
    expectTable(board.people, byPerson, cases);
  },
  120_000,
);

test('month after month, forecasts that came due are held against what was completed in their time', () => {
  const firm = generateFirm({ seed: 3, cases: 500, clients: 150, asAt });
  let [told, months] = [0, 0];
  for (const { report, input } of monthsOfRuns({ firm, months: 14, scope: { historyWeeks: 80 } })) {
    const { board } = report;
    for (const { asAtDay, weeks, untilDay, currency, ranges, actual, held } of board?.forecasts ?? []) {
      const [from, to] = [0, weeks * 7 * 86_400_000].map((after) => Date.parse(`${asAtDay}T08:00:00.000Z`) + after);
      const done = input.cases.filter(
        ({ completedAt = '' }) => Date.parse(completedAt) > (from ?? 0) && Date.parse(completedAt) <= (to ?? 0),
      );
      expect(untilDay).toBe(london.format(new Date(to ?? 0)));
      expect(untilDay >= report.period.firstDay && untilDay <= report.asAtDay).toBe(true);
      const came = done.reduce(
        (sum, { value }) => sum + (value !== undefined && value.currency === currency ? value.minor : 0),
        0,
      );
      expect(actual).toBe(currency === undefined ? done.length : came);
      const { likely, wide } = ranges;
      const where =
        actual < wide.low
          ? 'below'
          : actual > wide.high
            ? 'above'
            : actual < likely.low || actual > likely.high
              ? 'wide'
              : 'likely';
      expect(held).toBe(where);
      told += 1;
    }
    months += 1;
  }
  expect(months).toBe(14);
  expect(told).toBeGreaterThan(20);
}, 300_000);
