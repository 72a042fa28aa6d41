import { expect, test } from 'vitest';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory, type Entered } from '../../builders/a-stage-history.ts';
import { aUuid } from '../../builders/a-uuid.ts';

/** Days before Monday 23 November 2026, the day of as-at. */
const ago = (days: number) => new Date(Date.UTC(2026, 10, 23 - days, 9)).toISOString();

/** Seven cases that lie in Research for 40 to 46 days, over the firm's own limit of 21, and one for 21 days. */
const days = [46, 45, 44, 43, 42, 41, 40, 21];
const held = [['Ann'], ['Ann', 'Ben'], ['Ben'], [], ['Ann'], ['Ben', 'Ann'], [], ['Ann']];
const waiting = days.map((_, index) =>
  aCase({
    uuid: aUuid(index + 1),
    createdAt: ago(50),
    stage: aStage(2),
    value: index === 3 ? euros(9) : index === 6 ? undefined : pounds(100),
    assignedTo: held[index],
  }),
);
const entered = days.map((each, index): Entered => [index + 1, [2, ago(each)]]);

test('counts what is late with its value, and how many more cases than the first five each person has', () => {
  const { headline, attention } = aReport({ cases: waiting, stageHistory: aStageHistory(...entered) });

  // Of 8 cases one is in its stage for no longer than 21 days; of the seven, five are in pounds and one has no value.
  expect(headline.late).toEqual({ cases: 7, value: { GBP: 50_000, EUR: 900 } });
  expect(attention.firm.map(({ uuid }) => Number(uuid.slice(-4)))).toHaveLength(7);
  // The two left over are that of Ben and Ann, for 41 days, and one of nobody, for 40; each has a usual value or none.
  const told = new Set(attention.firm.slice(0, 5).map(({ uuid }) => uuid));
  const left = attention.firm.filter(({ uuid }) => !told.has(uuid));
  expect(headline.first.cases).toBe(5);
  for (const name of ['Ann', 'Ben', undefined]) {
    const own = left.filter(({ assignedTo = [] }) =>
      name === undefined ? assignedTo.length === 0 : assignedTo.includes(name),
    ).length;
    expect(headline.first.others.find((each) => each.name === name)?.cases ?? 0).toBe(own);
  }
});

test('counts what four weeks before the as-at day brought, from their first day to their last', () => {
  const done = (number: number, daysAgo: number) =>
    aCase({ uuid: aUuid(number), createdAt: ago(90), completedAt: ago(daysAgo), value: pounds(10) });
  // 28 days ago is Monday 26 October, and belongs to them; 29 days ago does not, nor does the day of as-at.
  const cases = [done(1, 29), done(2, 28), done(3, 1), { ...done(4, 1), completedAt: '2026-11-23T06:00:00.000Z' }];

  expect(aReport({ cases }).headline.lately).toEqual({
    weeks: 4,
    firstDay: '2026-10-26',
    lastDay: '2026-11-22',
    completed: 2,
    completedValue: { GBP: 2_000 },
  });
  expect(aReport({ cases, scope: { historyWeeks: 3 } }).headline.lately).toBeUndefined();
});

test('counts by whoever holds a case: by account, not by name, and by the client’s adviser where nobody is assigned', () => {
  const client = { uuid: aUuid(9001), name: 'Mary Hill' };
  const ofTwo = [[aUuid(71)], [aUuid(72)], [aUuid(72)], []];
  const cases = Array.from({ length: 9 }, (_, index) =>
    aCase({
      uuid: aUuid(index + 1),
      createdAt: ago(60),
      stage: aStage(2),
      value: pounds(100),
      clients: [client],
      // The first five are told by name; of the four others one is the first David's, two the second's, one nobody's.
      assignedTo: index < 5 ? ['Ann'] : index < 8 ? ['David Jones'] : [],
      assignedUuids: index < 5 ? [aUuid(70)] : ofTwo[index - 5],
    }),
  );
  const waited = cases.map((_, index): Entered => [index + 1, [2, ago(58 - index)]]);
  const given = { cases, stageHistory: aStageHistory(...waited) };
  const counts = (report: ReturnType<typeof aReport>) =>
    report.headline.first.others.map(({ uuid, cases: own }) => [uuid, own]);

  expect(counts(aReport(given))).toEqual([
    [aUuid(72), 2],
    [aUuid(71), 1],
    [undefined, 1],
  ]);
  const advisers = [{ client: client.uuid, adviser: { uuid: aUuid(71), name: 'David Jones' } }];
  expect(counts(aReport({ ...given, advisers }))).toEqual([
    [aUuid(71), 2],
    [aUuid(72), 2],
  ]);
});

test('names the ten people with most, and counts what the rest have', () => {
  // Five of Ann are told by name; of twelve others each has one more than the next, from twelve down to one.
  const holders = Array.from({ length: 12 }, (_, index) =>
    Array.from({ length: 12 - index }, () => `P${index}`),
  ).flat();
  const cases = ['Ann', 'Ann', 'Ann', 'Ann', 'Ann', ...holders].map((name, index) =>
    aCase({ uuid: aUuid(index + 1), createdAt: ago(400), stage: aStage(2), value: pounds(100), assignedTo: [name] }),
  );
  const waited = cases.map((_, index): Entered => [index + 1, [2, ago(300 - index)]]);
  const { first } = aReport({ cases, stageHistory: aStageHistory(...waited) }).headline;

  expect(first.others.map(({ name, cases: own }) => `${name} ${own}`)).toEqual([
    ...['P0 12', 'P1 11', 'P2 10', 'P3 9', 'P4 8', 'P5 7', 'P6 6', 'P7 5', 'P8 4', 'P9 3'],
  ]);
  expect(first).toMatchObject({ cases: 5, further: 3, isShared: false });
});
