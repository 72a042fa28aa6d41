import { expect, test } from 'vitest';
import type { AnalysisInput, Scope } from '../../../functions/analyse/analysis-input.ts';
import type { Case } from '../../../functions/analyse/case.ts';
import { takeSnapshot } from '../../../functions/analyse/take-snapshot.ts';
import { aCase } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aCoverage } from '../../builders/a-coverage.ts';
import { aPeriod } from '../../builders/a-period.ts';
import { aReport } from '../../builders/a-report.ts';
import { aScope } from '../../builders/a-scope.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory, type Entered } from '../../builders/a-stage-history.ts';
import { aUuid } from '../../builders/a-uuid.ts';

/* On November 2026, as at Tuesday 1 December. Advice is given in Recommendation, the third stage. */

const asAt = '2026-12-01T07:00:00.000Z';
const pension = { uuid: aUuid(7001), name: 'Pension' };
const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };
const monday = '2026-11-02T09:00:00Z';

/** Came to advice so many days into November: on the 3rd after 1 working day, on the 9th after 5, on the 16th after 10. */
const advised = (number: number, day: number): Entered => [
  number,
  [2, monday],
  [3, `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`],
];

const open = (number: number, given: Partial<Case> = {}) =>
  aCase({
    uuid: aUuid(number),
    type: pension,
    stage: aStage(3),
    createdAt: monday,
    clients: [aClient(number)],
    ...given,
  });

const report = (
  cases: readonly Case[],
  stageHistory: readonly Entered[],
  timeliness: NonNullable<Scope['timeliness']>,
  more: { readonly scope?: Partial<Scope>; readonly tagged?: AnalysisInput['taggedClients'] } = {},
) =>
  aReport({
    cases,
    stageHistory: aStageHistory(...stageHistory),
    asAt,
    period: '2026-11',
    scope: { timeliness, ...more.scope },
    taggedClients: more.tagged,
  }).timeliness;

test('time to advice is told by type against its target, and a group of fewer than five is not told', () => {
  const pensions = [3, 4, 9, 16, 17].map((day, index) => ({ number: index + 1, day }));
  const mortgages = [3, 4, 5, 6].map((day, index) => ({ number: index + 11, day }));
  const found = report(
    [...pensions.map(({ number }) => open(number)), ...mortgages.map(({ number }) => open(number, { type: mortgage }))],
    [...pensions, ...mortgages].map(({ number, day }) => advised(number, day)),
    { adviceStage: ' recommendation ', targets: [{ advice: 4 }, { type: 'PENSION', advice: 5, completion: 9 }] },
  );
  // Pensions after 1, 2, 5, 10 and 11 working days, mortgages after 1 to 4.
  const times = { cases: 5, notExact: 0, p25: 2, p50: 5, p75: 10, p85: 11, most: 11, within: 3, past: 2, unclear: 0 };
  const all = { cases: 9, notExact: 0, p25: 2, p50: 3, p75: 5, p85: 10, most: 11, within: 7, past: 2, unclear: 0 };
  const rows = (over: string) => [
    { over, target: 'by-type', times: { ...all, share: 7 / 9 } },
    { over, type: mortgage, target: 4, times: undefined },
    { over, type: pension, target: 5, times: { ...times, share: 0.6 } },
  ];
  expect(found?.advice).toEqual({
    stage: 'Recommendation',
    isFound: true,
    rows: [...rows('period'), ...rows('history')],
    notKnown: 0,
    neverSeen: 0,
  });
  expect(found?.completion).toEqual([]);
  expect([found?.typesNotFound, found?.pastTarget, found?.vulnerable]).toEqual([[], undefined, undefined]);
});

test('a time known between two readings counts the most it can have been, and one before anybody looked is not counted', () => {
  const between = { known: 'between', after: '2026-11-04T09:00:00.000Z', by: '2026-11-10T09:00:00.000Z' } as const;
  const before = { known: 'at-least', by: '2026-11-10T09:00:00.000Z' } as const;
  const done = { stage: aStage(5), completedAt: '2026-11-20T09:00:00Z' };
  const found = report(
    [...[1, 2, 3, 4, 5, 6].map((number) => open(number)), open(7, done)],
    [
      ...[1, 2, 3, 4].map((number) => advised(number, 3)),
      [5, [2, monday], [3, between]],
      [6, [3, before]],
      [7, [2, monday], [5, '2026-11-20T09:00:00Z']],
    ],
    // 2 to 6 working days.
    { adviceStage: aStage(3).uuid, targets: [{ advice: 3 }] },
  );
  expect(found?.advice).toMatchObject({ notKnown: 1, neverSeen: 1 });
  expect(found?.advice?.rows[0]?.times).toMatchObject({
    cases: 5,
    notExact: 1,
    most: 6,
    within: 4,
    past: 0,
    unclear: 1,
  });
});

test('time to completion counts from the day of opening, in working days, without what was lost', () => {
  const done = (number: number, day: number, stage = aStage(5)) =>
    open(number, { stage, completedAt: `2026-11-${String(day).padStart(2, '0')}T09:00:00Z` });
  const found = report(
    [done(1, 3), done(2, 4), done(3, 5), done(4, 6), done(5, 9), done(6, 30, aStage(4))],
    [],
    { targets: [{ completion: 3 }] },
    { scope: { lostStages: ['Submitted'], closed: ['2026-11-05'] } },
  );
  // 1 and 2 days, and with the 5th closed 2, 3 and 4.
  expect(found?.completion[0]).toEqual({
    over: 'period',
    target: 3,
    times: {
      ...{ cases: 5, notExact: 0, p25: 2, p50: 2, p75: 3, p85: 4, most: 4 },
      within: 4,
      past: 1,
      unclear: 0,
      share: 0.8,
    },
  });
  expect(found?.advice).toBeUndefined();
});

test('a stage of advice that is there no more is told, and by UUID its past times still count', () => {
  const cases = [1, 2, 3, 4, 5].map((number) => open(number, { stage: aStage(4) }));
  const history = cases.map(
    (_, index): Entered => [index + 1, [2, monday], [3, '2026-11-03T09:00:00Z'], [4, '2026-11-04T09:00:00Z']],
  );
  const byName = report(cases, history, { adviceStage: 'Recommendation', targets: [{ type: 'Annuity', advice: 1 }] });
  expect(byName?.advice).toMatchObject({ stage: 'Recommendation', isFound: false, rows: [] });
  expect(byName?.typesNotFound).toEqual(['Annuity']);
  const byUuid = report(cases, history, { adviceStage: aStage(3).uuid.toUpperCase() });
  expect(byUuid?.advice).toMatchObject({ isFound: false });
  expect(byUuid?.advice?.rows[0]?.times).toMatchObject({ cases: 5, p50: 1 });
});

test('stays past their target are told with what became of the case', () => {
  const stages = [{ stage: 'Research', waitsOn: 'paraplanner', target: 5 }] as const;
  const done = { stage: aStage(5), completedAt: '2026-11-25T09:00:00Z' };
  const cases = [
    open(1, { stage: aStage(2) }),
    open(2),
    open(3, { stage: aStage(1) }),
    open(4, done),
    open(5, { ...done, stage: aStage(4) }),
    open(6),
    open(7),
  ];
  const found = report(
    cases,
    [
      [1, [2, monday]],
      // To Monday 16 November: 10 working days, 5 over.
      [2, [2, monday], [3, '2026-11-16T09:00:00Z']],
      [3, [2, monday], [1, '2026-11-17T09:00:00Z']],
      [4, [2, monday], [5, '2026-11-25T09:00:00Z']],
      [5, [2, monday], [4, '2026-11-18T09:00:00Z']],
      // Within its target; and one that ended in October.
      [6, [2, monday], [3, '2026-11-09T09:00:00Z']],
      [7, [2, '2026-10-01T09:00:00Z'], [3, '2026-10-30T09:00:00Z']],
    ],
    {},
    { scope: { stages, lostStages: ['Submitted'] } },
  );
  expect(found?.pastTarget?.stages).toEqual([
    {
      ...{ stage: 'Research', target: 5, all: 5 },
      became: { 'still-there': 1, 'moved-on': 1, 'moved-back': 1, completed: 1, lost: 1 },
    },
  ]);
  expect(
    found?.pastTarget?.cases.map(({ uuid, became, leftOn, nowIn, over }) => [uuid, became, leftOn, nowIn, over]),
  ).toEqual([
    [aUuid(1), 'still-there', undefined, undefined, 21 - 5],
    [aUuid(4), 'completed', '2026-11-25', undefined, 17 - 5],
    [aUuid(5), 'lost', '2026-11-18', undefined, 12 - 5],
    [aUuid(3), 'moved-back', '2026-11-17', 'Fact find', 11 - 5],
    [aUuid(2), 'moved-on', '2026-11-16', 'Recommendation', 10 - 5],
  ]);
});

const many = Array.from({ length: 30 }, (_, index) => open(index + 1));
const manyAdvised = many.map((_, index) => advised(index + 1, 3 + (index % 2)));
const vulnerable = (count: number, timeliness: NonNullable<Scope['timeliness']> = {}) =>
  report(
    many,
    manyAdvised,
    { adviceStage: 'Recommendation', vulnerableTag: 'Vulnerable', ...timeliness },
    {
      tagged: { uuids: many.slice(0, count).flatMap(({ clients }) => clients.map(({ uuid }) => uuid)), isWhole: true },
    },
  )?.vulnerable;

test('cases of vulnerable clients are told in figures that give nobody away', () => {
  const few = { state: 'under-5' };
  expect(vulnerable(3)).toEqual({
    ...{ state: 'read', clients: few, openCases: few, pastTarget: undefined },
    advice: { cases: few, median: undefined, share: undefined },
    completion: { cases: { state: 'not-shown' }, median: undefined, share: undefined },
  });
  const some = { state: 'at-least', count: 10 };
  // All came to advice after 1 or 2 days, half of them within a target of 1.
  expect(vulnerable(14, { targets: [{ advice: 1 }] })).toMatchObject({
    ...{ state: 'read', clients: some, openCases: some },
    advice: { cases: some, median: { from: 0, to: 4 }, share: 0.5 },
  });
});

test('where the tags did not come, or nobody has the tag, that is said instead of a figure', () => {
  expect(vulnerable(0)).toEqual({ state: 'no-such-tag' });
  const tagged = { uuids: [aClient(1).uuid], isWhole: false };
  expect(report(many, [], { vulnerableTag: 'Vulnerable' }, { tagged })?.vulnerable).toEqual({ state: 'not-read' });
  expect(report(many, [], { vulnerableTag: 'Vulnerable' })?.vulnerable).toBeUndefined();
});

test('nothing that is kept of a run, nor anything else in it, tells who is vulnerable', () => {
  const scope = aScope({ timeliness: { vulnerableTag: 'Vulnerable' } });
  const input = { scope, run: 'x', period: aPeriod('2026-11'), asAt, cases: many, coverage: aCoverage() };
  const tagged = { ...input, taggedClients: { uuids: [aClient(7).uuid], isWhole: true } };
  const [without, with_] = [input, tagged].map((each) => ({
    ...aReport({ ...each, period: '2026-11' }),
    timeliness: undefined,
  }));
  expect(with_).toEqual(without);
  const snapshots = [input, tagged].map((each) =>
    takeSnapshot(each, aReport({ cases: many, asAt, period: '2026-11' })),
  );
  expect(snapshots[1]).toEqual(snapshots[0]);
});

test('without the setting there is none of it', () => {
  expect(aReport({ cases: many }).timeliness).toBeUndefined();
});
