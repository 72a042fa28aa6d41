import { expect, test } from 'vitest';
import type { StageRule } from '../../../functions/analyse/service/stage-map.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory } from '../../builders/a-stage-history.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { inWords } from '../../builders/in-words.ts';

/* As at Monday 23 November 2026, on the week from Monday 16 to Sunday 22. Stages: Fact find, Research, Recommendation, Submitted. */

const pension = { uuid: aUuid(7001), name: 'Pension' };
const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };

const cases = [
  aCase({ uuid: aUuid(1), type: pension, stage: aStage(3) }),
  aCase({ uuid: aUuid(2), type: mortgage, stage: aStage(4) }),
  aCase({ uuid: aUuid(3), type: pension, stage: aStage(2) }),
  aCase({ uuid: aUuid(4), type: pension, stage: aStage(2) }),
  aCase({ uuid: aUuid(5), type: pension, stage: aStage(1) }),
].map((each) => ({ ...each, createdAt: '2026-10-01T09:00:00.000Z' }));

const stageHistory = aStageHistory(
  // Fact find from Thursday 1 to Friday 9 October: 8 days, 6 of work. Research to Wednesday 18 November: 40, of which 28.
  [1, [1, '2026-10-01T09:00:00Z'], [2, '2026-10-09T09:00:00Z'], [3, '2026-11-18T09:00:00Z']],
  // Research from Thursday 12 to Tuesday 17 November: 5, of which 3. Recommendation to Friday 20: 3 days, but nobody knows.
  [
    2,
    [2, '2026-11-12T09:00:00Z'],
    [3, '2026-11-17T09:00:00Z'],
    [4, { known: 'between', after: '2026-11-17T09:00:00.000Z', by: '2026-11-20T09:00:00.000Z' }],
  ],
  // Open in Research since Monday 2 November (15 working days), and since some day between Monday 9 and Monday 16.
  [3, [2, '2026-11-02T09:00:00Z']],
  [4, [2, { known: 'between', after: '2026-11-09T09:00:00.000Z', by: '2026-11-16T09:00:00.000Z' }]],
  [5, [1, '2026-11-20T09:00:00Z']],
);

const map: StageRule[] = [
  { stage: aStage(1).uuid.toUpperCase(), waitsOn: 'client' },
  { stage: ' research ', waitsOn: 'paraplanner', target: 5 },
  { stage: 'Recommendation', waitsOn: 'adviser', target: 2 },
];

const reportOf = (stages: StageRule[] | undefined, scope: object = {}) =>
  aReport({ cases, stageHistory, scope: { stages, ...scope } });

test('days are told by on whom the stage waits, and add up to the time in stage', () => {
  const { service, flow } = reportOf(map);
  expect(service?.waits).toEqual([
    {
      type: undefined,
      all: { stays: 4, days: 8 + 40 + 5 + 3, workingDays: 6 + 28 + 3 + 3 },
      parts: [
        { on: 'client', stays: 1, days: 8, workingDays: 6 },
        { on: 'paraplanner', stays: 2, days: 45, workingDays: 31 },
        { on: 'not-exact', stays: 1, days: 3, workingDays: 3 },
      ],
    },
    {
      type: mortgage,
      all: { stays: 2, days: 8, workingDays: 6 },
      parts: [
        { on: 'paraplanner', stays: 1, days: 5, workingDays: 3 },
        { on: 'not-exact', stays: 1, days: 3, workingDays: 3 },
      ],
    },
    {
      type: pension,
      all: { stays: 2, days: 48, workingDays: 34 },
      parts: [
        { on: 'client', stays: 1, days: 8, workingDays: 6 },
        { on: 'paraplanner', stays: 1, days: 40, workingDays: 28 },
      ],
    },
  ]);
  // Each stage has two stays at most, so that half and most are all of them.
  const all = flow.timeInStage.filter(({ type }) => type === undefined);
  expect(all.reduce((sum, { days }) => sum + (days.most ?? 0) + (days.n === 2 ? (days.p50 ?? 0) : 0), 0)).toBe(56);
});

test('a bank holiday and a closed day are none of working days', () => {
  // 5 October is one of a stay in Fact find, and 13 November one of both in Research.
  const closed = { calendar: 'england-and-wales', closed: ['2026-10-05', '2026-11-13'] };
  expect(reportOf(map, closed).service?.waits[0]?.all).toEqual({ stays: 4, days: 56, workingDays: 37 });
});

test('what ended in the week is held against the target by stage and type, and what is open apart', () => {
  const { service } = reportOf(map);
  const rows = service?.levels.map(
    ({ stage, type, target, ended, within, past, unclear, share, open, openPast, openUnclear }) => [
      ...[stage.name, type?.name ?? 'all', target],
      ...[ended, within, past, unclear, share, open, openPast, openUnclear],
    ],
  );
  expect(rows).toEqual([
    // Of 28 and 3 working days; open since 15, and since 5 to 10.
    ['Research', 'all', 5, 2, 1, 1, 0, 0.5, 2, 1, 1],
    ['Research', 'Mortgage', 5, 1, 1, 0, 0, 1, 0, 0, 0],
    ['Research', 'Pension', 5, 1, 0, 1, 0, 0, 2, 1, 1],
    // Left after 0 to 3 working days, with a target of 2; one is open there since Wednesday.
    ['Recommendation', 'all', 2, 1, 0, 0, 1, undefined, 1, 1, 0],
    ['Recommendation', 'Mortgage', 2, 1, 0, 0, 1, undefined, 0, 0, 0],
    ['Recommendation', 'Pension', 2, 0, 0, 0, 0, undefined, 1, 1, 0],
  ]);
  expect(
    service?.breaches.map(({ uuid, stage, waitsOn, target, time, over }) => [uuid, stage, waitsOn, target, time, over]),
  ).toEqual([
    [aUuid(3), 'Research', 'paraplanner', 5, { known: 'exact', days: 15 }, 10],
    [aUuid(1), 'Recommendation', 'adviser', 2, { known: 'exact', days: 3 }, 1],
  ]);
});

test('a move that the reading of Monday morning saw first is one of the week before, and of one week alone', () => {
  const moved = { known: 'between', after: '2026-11-16T07:00:00.000Z', by: '2026-11-23T07:00:00.000Z' } as const;
  const given = {
    cases: [aCase({ uuid: aUuid(1), stage: aStage(3) }), aCase({ uuid: aUuid(2), stage: aStage(2) })],
    stageHistory: aStageHistory([1, [2, '2026-11-12T09:00:00Z'], [3, moved]]),
    scope: { stages: [{ stage: 'Research', target: 9 }] },
  };
  const ended = (period: string) =>
    aReport({ ...given, period }).service?.levels.find(({ type }) => type === undefined);
  expect(ended('2026-W47')).toMatchObject({ ended: 1, within: 1 });
  expect(ended('2026-W46')).toMatchObject({ ended: 0 });
});

test('a case past its target is one to act on, and says so', () => {
  const found = reportOf(map).attention.listed.map(({ uuid, words }) => [uuid, inWords(words)]);
  expect(found).toEqual([
    [aUuid(3), '15 working days in Research, past its target of 5; waits on the paraplanner'],
    [aUuid(1), '3 working days in Recommendation, past its target of 2; waits on the adviser'],
  ]);
  expect(reportOf(undefined).attention.listed).toEqual([]);
});

test('a stage that was renamed or deleted, a new one, and a line that another overrules are told, and no day is lost', () => {
  const { service, reliance } = reportOf([
    ...map,
    { stage: 'Compliance', target: 3 },
    { stage: aUuid(4711), waitsOn: 'provider' },
    { stage: 'Fact find', waitsOn: 'adviser' },
  ]);
  expect(service?.map.notFound).toEqual(['Compliance', aUuid(4711)]);
  expect(service?.map.overruled).toEqual(['Fact find']);
  expect(service?.map.stages.map(({ name, waitsOn, target, isMapped }) => [name, waitsOn, target, isMapped])).toEqual([
    ['Fact find', 'client', undefined, true],
    ['Research', 'paraplanner', 5, true],
    ['Recommendation', 'adviser', 2, true],
    ['Submitted', undefined, undefined, false],
  ]);
  expect(reliance.doubts).toContainEqual({ kind: 'stages-not-found', stages: ['Compliance', aUuid(4711)] });
  expect(service?.waits[0]?.all.days).toBe(56);

  // Renamed in the middle of the year: by name it is not mapped any more, by UUID nothing changes.
  const renamed = {
    cases: cases.map((each) =>
      each.stage?.name === 'Research' ? { ...each, stage: aStage(2, { name: 'Report' }) } : each,
    ),
    stageHistory,
  };
  const after = (stage: string) =>
    aReport({ ...renamed, scope: { stages: [{ stage, waitsOn: 'paraplanner', target: 5 }] } }).service;
  expect(after('Research')?.map.notFound).toEqual(['Research']);
  expect(after('Research')?.waits[0]?.parts).toEqual([{ on: 'not-mapped', stays: 4, days: 56, workingDays: 40 }]);
  expect(after(aStage(2).uuid)?.waits[0]?.parts).toEqual([
    { on: 'paraplanner', stays: 2, days: 45, workingDays: 31 },
    { on: 'not-mapped', stays: 2, days: 11, workingDays: 9 },
  ]);

  // Deleted, and its cases in another stage: by UUID its past stays count, and keep to their target or not.
  const deleted = { cases: cases.map((each) => ({ ...each, stage: aStage(4) })), stageHistory };
  const gone = aReport({
    ...deleted,
    scope: { stages: [{ stage: aStage(2).uuid, waitsOn: 'paraplanner', target: 5 }] },
  });
  expect(gone.service?.map.notFound).toEqual([aStage(2).uuid]);
  expect(gone.service?.waits[0]?.parts[0]).toEqual({ on: 'paraplanner', stays: 2, days: 45, workingDays: 31 });
  expect(gone.service?.levels[0]).toMatchObject({ ended: 2, within: 1, past: 1, open: 0 });
});

test('a stage that is added in the middle of the year is told, and its days are not mapped until it has a line', () => {
  // Review came between Research and Recommendation in October: of the 40 days in Research it has the last 14.
  const review = aStage(6, { name: 'Review', position: 3 });
  const visits = aStageHistory(
    [
      1,
      ...([
        [1, '2026-10-01T09:00:00Z'],
        [2, '2026-10-09T09:00:00Z'],
        [6, '2026-11-04T09:00:00Z'],
        [3, '2026-11-18T09:00:00Z'],
      ] as const),
    ],
    [3, [2, '2026-11-02T09:00:00Z'], [6, '2026-11-20T09:00:00Z']],
  );
  const given = [
    aCase({ uuid: aUuid(1), type: pension, stage: aStage(3) }),
    aCase({ uuid: aUuid(3), type: pension, stage: review }),
    aCase({ uuid: aUuid(4), type: pension, stage: aStage(2) }),
    aCase({ uuid: aUuid(5), type: pension, stage: aStage(1) }),
  ];
  const serviceOf = (stages: StageRule[]) => aReport({ cases: given, stageHistory: visits, scope: { stages } }).service;
  const before = serviceOf(map);
  const days = (of: typeof before) => of?.waits[0]?.parts.map((part) => [part.on, part.stays, part.days]);
  expect(before?.map.stages.map(({ name, isMapped }) => [name, isMapped])).toContainEqual(['Review', false]);
  expect(days(before)).toEqual([
    ['client', 1, 8],
    ['paraplanner', 2, 26 + 18],
    ['not-mapped', 1, 14],
  ]);
  const after = serviceOf([...map, { stage: 'Review', waitsOn: 'compliance', target: 8 }]);
  expect(days(after)).toEqual([
    ['client', 1, 8],
    ['paraplanner', 2, 26 + 18],
    ['compliance', 1, 14],
  ]);
  expect(after?.waits[0]?.all.days).toBe(before?.waits[0]?.all.days);
  // 10 working days there, to a target of 8.
  expect(after?.levels.find(({ stage, type }) => stage.name === 'Review' && type === undefined)).toMatchObject({
    ...{ ended: 1, past: 1, open: 1, openPast: 0 },
  });
});

test('a target on a stage that is there no more takes nothing from the other stages', () => {
  const without = reportOf(map);
  const withGone = reportOf([...map, { stage: aUuid(4711), target: 1 }, { stage: 'Underwriting', target: 2 }]);
  expect(withGone.service?.map.notFound).toEqual([aUuid(4711), 'Underwriting']);
  expect(withGone.service?.levels).toEqual(without.service?.levels);
  expect(withGone.service?.breaches).toEqual(without.service?.breaches);
  expect(withGone.service?.waits).toEqual(without.service?.waits);
  expect(withGone.attention.listed).toEqual(without.attention.listed);
});

test('without a map there is none of it', () => {
  expect(reportOf(undefined).service).toBeUndefined();
  expect(reportOf([]).service).toBeUndefined();
});
