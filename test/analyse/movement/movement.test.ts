import { describe, expect, test } from 'vitest';
import { analyse } from '../../../functions/analyse/analyse.ts';
import type { Scope } from '../../../functions/analyse/analysis-input.ts';
import type { Case } from '../../../functions/analyse/case.ts';
import type { LineKind } from '../../../functions/analyse/movement/case-changes.ts';
import type { Snapshot } from '../../../functions/analyse/snapshot/snapshot.ts';
import { takeSnapshot } from '../../../functions/analyse/take-snapshot.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aCoverage } from '../../builders/a-coverage.ts';
import { aPeriod } from '../../builders/a-period.ts';
import { aScope } from '../../builders/a-scope.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { comparedIn } from '../year-of-runs.ts';

type Given = {
  readonly scope?: Partial<Scope>;
  readonly period?: string;
  readonly asAt?: string;
  readonly isPartial?: boolean;
  readonly account?: { readonly uuid: string; readonly role?: string };
};

const lastMonday = { period: '2026-W46', asAt: '2026-11-16T07:00:00.000Z' };

function runOf(cases: readonly Case[], given: Given, previous?: Snapshot) {
  const { asAt = '2026-11-23T07:00:00.000Z', isPartial = false, account } = given;
  const scope = aScope(given.scope);
  const period = aPeriod(given.period ?? '2026-W47', scope.timezone);
  const gaps = isPartial ? ['Something is missing.'] : [];
  const coverage = aCoverage({ gaps, ...(account && { account }) });
  const input = { scope, run: `weekly-cases.${period.name}`, period, asAt, cases, coverage, previous };
  const report = analyse(input);
  return { report, snapshot: takeSnapshot(input, report) };
}

/** The report of these cases, a week after a report of those. */
function weekAfter(before: readonly Case[], now: readonly Case[], then: Given = {}, given: Given = {}) {
  const { snapshot } = runOf(before, { ...lastMonday, ...then });
  return runOf(now, given, snapshot).report;
}

const moved = (before: readonly Case[], now: readonly Case[], then?: Given, given?: Given) =>
  comparedIn(weekAfter(before, now, then, given));

/** The lines that are not empty: how many cases, and what they come to. */
function linesOf(...weeks: Parameters<typeof moved>): Partial<Record<LineKind, unknown>> {
  const { bridge } = moved(...weeks);
  expect(bridge.unexplained.cases).toBe(0);
  expect(Object.values(bridge.unexplained.value).every((each) => each === 0)).toBe(true);
  return Object.fromEntries(
    bridge.lines
      .filter(({ items }) => items.length > 0)
      .map(({ kind, figures, count }) => [kind, { count, ...figures.value }]),
  );
}

const then = '2026-11-02T10:00:00.000Z';

const during = '2026-11-18T10:00:00.000Z';

const open = aCase({ value: pounds(100), createdAt: then });

describe('the value of a case that is open', () => {
  test.each([
    ['rises', pounds(100), pounds(130), { raised: { count: 1, GBP: 3_000 } }],
    ['falls', pounds(100), pounds(40), { lowered: { count: 1, GBP: 6_000 } }],
    ['stays', pounds(100), pounds(100), {}],
    ['comes', undefined, pounds(70), { raised: { count: 1, GBP: 7_000 } }],
    ['goes', pounds(70), undefined, { lowered: { count: 1, GBP: 7_000 } }],
    ['was nothing and is no value', pounds(0), undefined, {}],
    ['falls below nothing', pounds(10), pounds(-5), { lowered: { count: 1, GBP: 1_500 } }],
    [
      'is in another currency',
      euros(80),
      pounds(100),
      { raised: { count: 1, GBP: 10_000, EUR: 0 }, lowered: { count: 1, GBP: 0, EUR: 8_000 } },
    ],
    [
      'is in another currency, from below nothing',
      euros(-80),
      pounds(100),
      { raised: { count: 1, GBP: 10_000, EUR: 8_000 } },
    ],
  ])('%s', (_, before, now, lines) => {
    expect(linesOf([{ ...open, value: before }], [{ ...open, value: now }])).toEqual(lines);
  });

  test('is told with what it was and what it is', () => {
    const [line] = moved([open], [{ ...open, value: pounds(130) }]).bridge.lines.filter(({ count }) => count > 0);

    expect(line?.items).toEqual([
      expect.objectContaining({
        uuid: open.uuid,
        name: 'Pension transfer',
        amount: pounds(30),
        valueBefore: pounds(100),
        valueNow: pounds(130),
        link: `https://crm.example/cases/${open.uuid}`,
      }),
    ]);
  });
});

describe('a case', () => {
  const done = { ...open, completedAt: during };

  test('opened since is new', () => {
    expect(linesOf([], [{ ...open, createdAt: during }])).toEqual({ new: { count: 1, GBP: 10_000 } });
  });

  test('opened at the very time of the last report is not new, and one a moment later is', () => {
    expect(linesOf([], [{ ...open, createdAt: lastMonday.asAt }])).toEqual({ appeared: { count: 1, GBP: 10_000 } });
    expect(linesOf([], [{ ...open, createdAt: '2026-11-16T07:00:00.001Z' }])).toHaveProperty('new');
  });

  test('opened and completed since is on both lines', () => {
    expect(linesOf([], [{ ...done, createdAt: '2026-11-17T10:00:00.000Z' }])).toEqual({
      new: { count: 1, GBP: 10_000 },
      completed: { count: 1, GBP: 10_000 },
    });
  });

  test('completed since at another value completes at that one, and the rest was raised', () => {
    expect(linesOf([open], [{ ...done, value: pounds(150) }])).toEqual({
      raised: { count: 1, GBP: 5_000 },
      completed: { count: 1, GBP: 15_000 },
    });
  });

  test('completed with a date from before the last report, or from after this one, is completed all the same', () => {
    expect(linesOf([open], [{ ...open, completedAt: '2026-11-10T10:00:00.000Z' }])).toHaveProperty('completed');
    expect(linesOf([open], [{ ...open, completedAt: '2026-12-10T10:00:00.000Z' }])).toHaveProperty('completed');
  });

  test('completed with a date from before the history is completed, and not withdrawn', () => {
    expect(linesOf([open], [{ ...open, completedAt: '2020-01-10T10:00:00.000Z' }])).toEqual({
      completed: { count: 1, GBP: 10_000 },
    });
  });

  test('that was completed and is open is reopened', () => {
    const before = { ...open, completedAt: '2026-11-10T10:00:00.000Z' };

    expect(linesOf([before], [open])).toEqual({ reopened: { count: 1, GBP: 10_000 } });
  });

  test('reopened and completed anew since is on both lines', () => {
    const before = { ...open, completedAt: '2026-11-10T10:00:00.000Z' };

    expect(linesOf([before], [done])).toEqual({
      reopened: { count: 1, GBP: 10_000 },
      completed: { count: 1, GBP: 10_000 },
    });
  });

  test('that was completed before, and still is or is gone, has nothing to do with the open cases', () => {
    const before = { ...open, completedAt: '2026-11-10T10:00:00.000Z' };

    expect(linesOf([before], [before])).toEqual({});
    expect(linesOf([before], [{ ...before, value: pounds(900) }])).toEqual({});
    expect(linesOf([before], [{ ...before, completedAt: '2026-11-12T10:00:00.000Z' }])).toEqual({});
    expect(linesOf([before], [])).toEqual({});
  });

  test('that the last report did not know, and was completed before it, comes in with a longer history alone', () => {
    expect(linesOf([], [{ ...open, completedAt: '2026-11-10T10:00:00.000Z' }])).toEqual({});
    expect(linesOf([], [{ ...open, completedAt: lastMonday.asAt }])).toEqual({});
  });

  test('that the last report did not know, and that is completed since, appeared and completed', () => {
    expect(linesOf([], [done])).toEqual({ appeared: { count: 1, GBP: 10_000 }, completed: { count: 1, GBP: 10_000 } });
  });

  test('that is gone is withdrawn; of it the uuid, stage and value are told, and no name', () => {
    const { bridge } = moved([open], []);
    const items = bridge.lines.find(({ kind }) => kind === 'withdrawn')?.items;

    expect(items).toEqual([
      {
        uuid: open.uuid,
        name: undefined,
        clients: [],
        assignedTo: undefined,
        type: undefined,
        stage: 'Research',
        stageBefore: 'Research',
        opened: '2026-11-02',
        completed: undefined,
        amount: pounds(100),
        valueBefore: pounds(100),
        valueNow: undefined,
        link: undefined,
      },
    ]);
  });

  test('without a value counts as a case and adds none', () => {
    expect(linesOf([{ ...open, value: undefined }], [])).toEqual({ withdrawn: { count: 1, GBP: 0 } });
  });

  test('is the same one in capitals', () => {
    const lower = aCase({ ...open, uuid: 'edeca343-8b56-4079-8e16-620fe8145712' });

    expect(linesOf([lower], [{ ...lower, uuid: lower.uuid.toUpperCase() }])).toEqual({});
  });
});

describe('a run that is not whole', () => {
  const other = aCase({ uuid: aUuid(2), value: pounds(50), createdAt: then });
  const partial = { isPartial: true };

  test('does not call what it did not see withdrawn', () => {
    expect(linesOf([open, other], [open], {}, partial)).toEqual({ 'not-seen': { count: 1, GBP: 5_000 } });
  });

  function afterPartial(now: readonly Case[], given: Given = {}) {
    const first = runOf([open, other], { period: '2026-W45', asAt: '2026-11-09T07:00:00.000Z' }).snapshot;
    const second = runOf([open], { ...lastMonday, ...partial }, first).snapshot;
    const { bridge } = comparedIn(runOf(now, given, JSON.parse(JSON.stringify(second))).report);
    expect(bridge.unexplained).toEqual({ cases: 0, value: { GBP: 0 } });
    return {
      opening: bridge.opening.cases,
      ...Object.fromEntries(bridge.lines.flatMap(({ kind, count }) => (count > 0 ? [[kind, count]] : []))),
    };
  }

  test('is carried over, so that what comes back is not new', () => {
    expect(afterPartial([open, other])).toEqual({ opening: 1, 'carried-over': 1 });
  });

  test('is carried over, so that what has gone by the next whole run is withdrawn then', () => {
    expect(afterPartial([open])).toEqual({ opening: 1, 'carried-over': 1, withdrawn: 1 });
  });

  test('is carried over, so that what was completed meanwhile is completed', () => {
    expect(afterPartial([open, { ...other, completedAt: '2026-11-12T10:00:00.000Z' }])).toEqual({
      opening: 1,
      'carried-over': 1,
      completed: 1,
    });
  });

  test('after another such run is carried over twice', () => {
    expect(afterPartial([open], partial)).toEqual({ opening: 1, 'carried-over': 1, 'not-seen': 1 });
  });

  test('keeps in mind when a case was last seen, however long ago', () => {
    const first = runOf([open, other], { period: '2026-W45', asAt: '2026-11-09T07:00:00.000Z' }).snapshot;
    const second = runOf([open], { ...lastMonday, ...partial }, first).snapshot;
    const third = runOf([], partial, second).snapshot;

    expect(third.cases.map(({ uuid, lastSeen }) => [uuid, lastSeen])).toEqual([
      [open.uuid, lastMonday.asAt],
      [other.uuid, '2026-11-09T07:00:00.000Z'],
    ]);
  });

  test('of something else carries nothing over', () => {
    const first = runOf([open, other], { ...lastMonday, scope: { clients: [aUuid(9001)] } }).snapshot;
    const { snapshot } = runOf([], partial, first);

    expect(snapshot.cases).toEqual([]);
  });

  test('tells which stage a case that it did not see was in', () => {
    const { bridge } = moved([{ ...open, stage: aStage(4) }], [], {}, partial);

    expect(bridge.lines.find(({ kind }) => kind === 'not-seen')?.items[0]?.stage).toBe('Submitted');
  });
});

describe('between stages', () => {
  const at = (stage: Case['stage'], more: Partial<Case> = {}) =>
    aCase({ value: pounds(100), createdAt: then, stage, ...more });

  test.each([
    ['to a later one is forward', aStage(2), aStage(4), 'forward'],
    ['to an earlier one is back', aStage(4), aStage(2), 'back'],
    ['to one at the same place is level', aStage(2), aStage(3, { position: 2 }), 'level'],
    ['out of none is of unknown direction', undefined, aStage(1), 'unknown'],
    ['to one without a place is of unknown direction', aStage(2), aStage(3, { position: undefined }), 'unknown'],
  ])('%s', (_, from, to, direction) => {
    const others = [aCase({ uuid: aUuid(2), stage: from, createdAt: then })];
    const { stageMoves } = moved([at(from), ...others], [at(to), ...others]);

    const told = stageMoves.map((each) => [each.from.name, each.to.name, each.direction, each.count, each.value]);
    expect(told).toEqual([[from?.name ?? 'Unknown stage', to.name, direction, 1, { GBP: 10_000 }]]);
    expect([stageMoves[0]?.from.uuid, stageMoves[0]?.to.uuid]).toEqual([from?.uuid, to.uuid]);
  });

  test('are told by where they lead from, then to', () => {
    const steps = [
      [3, 4],
      [1, 4],
      [1, 2],
      [1, 4],
    ] as const;
    const cases = (end: 0 | 1) =>
      steps.map((step, index) => aCase({ uuid: aUuid(index + 1), stage: aStage(step[end]), createdAt: then }));
    const { stageMoves } = moved(cases(0), cases(1));

    expect(stageMoves.map(({ from, to, count }) => [from.position, to.position, count])).toEqual([
      [1, 2, 1],
      [1, 4, 2],
      [3, 4, 1],
    ]);
  });

  test('counts by today’s order, where stages were put in another order', () => {
    const others = [2, 3].map((position) => aCase({ uuid: aUuid(position), stage: aStage(position), createdAt: then }));
    const swapped = [
      aCase({ uuid: aUuid(2), stage: aStage(2, { position: 3 }), createdAt: then }),
      aCase({ uuid: aUuid(3), stage: aStage(3, { position: 2 }), createdAt: then }),
    ];
    const { stageMoves, stageChanges } = moved(
      [at(aStage(2)), ...others],
      [at(aStage(3, { position: 2 })), ...swapped],
    );

    expect(stageMoves.map(({ direction }) => direction)).toEqual(['back']);
    expect(stageChanges.map(({ before, now }) => [before.name, before.position, now.position])).toEqual([
      ['Recommendation', 3, 2],
      ['Research', 2, 3],
    ]);
  });

  test('knows a stage that was renamed by its uuid: nobody moved', () => {
    const { stageMoves, stageChanges } = moved([at(aStage(2))], [at(aStage(2, { name: 'Analysis' }))]);

    expect(stageMoves).toEqual([]);
    expect(stageChanges).toEqual([
      expect.objectContaining({
        before: expect.objectContaining({ name: 'Research' }),
        now: expect.objectContaining({ name: 'Analysis' }),
      }),
    ]);
  });

  test('does not say that a stage moved whose place was not known, then or now', () => {
    const nowhere = aStage(3, { position: undefined });
    expect(moved([at(nowhere)], [at(aStage(3))]).stageChanges).toEqual([]);
    expect(moved([at(aStage(3))], [at(nowhere)]).stageChanges).toEqual([]);
    const renamed = aStage(3, { position: undefined, name: 'Advice' });
    expect(moved([at(aStage(3))], [at(renamed)]).stageChanges).toHaveLength(1);
  });

  test('knows a stage that nobody is in any more', () => {
    const [move] = moved([at(aStage(4))], [at(aStage(2))]).stageMoves;

    expect(move?.from).toEqual({ uuid: aStage(4).uuid, name: 'Submitted', position: 4 });
    expect(move?.direction).toBe('back');
  });

  test('holds no place in the last list against one in today’s, where stages were put in another order', () => {
    const others = [4, 5].map((position) => aCase({ uuid: aUuid(position), stage: aStage(position), createdAt: then }));
    const later = [4, 5].map((position) =>
      aCase({ uuid: aUuid(position), stage: aStage(position, { position: position - 2 }), createdAt: then }),
    );
    const known = moved([at(aStage(3)), ...others], [at(aStage(4, { position: 2 })), ...later]);
    const unknown = moved([at(aStage(3)), ...others], [at(aStage(2, { position: 1 })), ...later]);

    expect(known.stageMoves.map(({ direction }) => direction)).toEqual(['forward']);
    expect(unknown.stageMoves.map(({ direction }) => direction)).toEqual(['unknown']);
  });

  test('into a stage that is new to us, out of one that is empty now, goes by the places that nobody changed', () => {
    const { stageMoves } = moved([at(aStage(3))], [at(aStage(4))]);

    expect(stageMoves.map(({ direction }) => direction)).toEqual(['forward']);
  });

  test('counts the move into completion, and none of a case that was completed before', () => {
    const completed = at(aStage(5), { completedAt: during });

    expect(moved([at(aStage(4))], [completed]).stageMoves).toHaveLength(1);
    expect(moved([at(aStage(4), { completedAt: then })], [at(aStage(5), { completedAt: then })]).stageMoves).toEqual(
      [],
    );
    expect(moved([], [at(aStage(4), { createdAt: during })]).stageMoves).toEqual([]);
  });

  test('puts moves in order, and the most valuable case first', () => {
    const uuids = [1, 2, 3];
    const before = uuids.map((each) => at(aStage(each === 3 ? 3 : 1), { uuid: aUuid(each) }));
    const now = uuids.map((each) => at(aStage(each === 3 ? 2 : 4), { uuid: aUuid(each), value: pounds(each * 10) }));
    const { stageMoves } = moved(before, now);

    expect(
      stageMoves.map(({ from, to, items }) => [from.position, to.position, items.map(({ uuid }) => uuid)]),
    ).toEqual([
      [1, 4, [aUuid(2), aUuid(1)]],
      [3, 2, [aUuid(3)]],
    ]);
  });
});

describe('what moved of each', () => {
  const mary = aClient(1, 'Mary');
  const tom = aClient(2, 'Tom');
  const shared = aCase({ uuid: aUuid(1), clients: [mary, tom], createdAt: during, assignedTo: ['Priya', 'Ben'] });
  const toms = aCase({ uuid: aUuid(2), clients: [tom], createdAt: then, assignedTo: [], stage: aStage(1) });
  const nobodys = aCase({ uuid: aUuid(3), clients: [], createdAt: then, assignedTo: undefined });
  const gone = aCase({ uuid: aUuid(4), clients: [mary], createdAt: then });
  const report = () =>
    moved([toms, nobodys, gone], [shared, { ...toms, stage: aStage(3) }, { ...nobodys, completedAt: during }]);

  test('client: a shared case is under each, one without a client under none of them, one that is gone where it was', () => {
    const told = report().clients.map(({ name, lines, forward, back }) => [
      name,
      lines.map(({ kind }) => kind),
      forward,
      back,
    ]);

    expect(told).toEqual([
      ['Mary', ['new', 'withdrawn'], 0, 0],
      ['Tom', ['new'], 1, 0],
      [undefined, ['completed'], 0, 0],
    ]);
  });

  test('assignee: each of them, and nobody; not where Plannr did not say', () => {
    const told = report().assignees.map(({ name, lines, forward }) => [name, lines.map(({ kind }) => kind), forward]);

    expect(told).toEqual([
      [undefined, [], 1],
      ['Ben', ['new'], 0],
      ['Priya', ['new'], 0],
    ]);
  });

  test('of the clients that are listed alone, where some are', () => {
    const scope = { clients: [tom.uuid] };
    const { clients } = moved([toms], [shared, toms], { scope }, { scope });

    expect(clients.map(({ name }) => name)).toEqual(['Tom']);
  });
});

describe('what it is compared with', () => {
  test('is nothing, the first time', () => {
    expect(runOf([open], {}).report.movement).toEqual({ state: 'no-baseline' });
  });

  test('is told with its day, its run and how many periods lie between', () => {
    expect(moved([open], [open]).since).toMatchObject({
      run: 'weekly-cases.2026-W46',
      asAtDay: '2026-11-16',
      completeness: 'complete',
      days: 7,
      periods: 1,
    });
  });

  test.each([
    ['2026-W40', '2026-10-05T06:00:00.000Z', '2026-W47', undefined, 7, 49],
    ['2026-W52', '2026-12-28T07:00:00.000Z', '2027-W01', '2027-01-11T07:00:00.000Z', 2, 14],
    ['2026-10', '2026-11-01T07:00:00.000Z', '2027-01', '2027-02-01T07:00:00.000Z', 3, 92],
    ['2026-10', '2026-11-01T07:00:00.000Z', '2026-W47', undefined, undefined, 22],
  ])('from %s (%s) to %s', (before, asAtThen, period, asAt, periods, days) => {
    const { since } = moved([open], [open], { period: before, asAt: asAtThen }, { period, asAt });

    expect([since.periods, since.days]).toEqual([periods, days]);
  });

  test.each<[string, Given, Given, string[]]>([
    ['other clients', { scope: { clients: 'all' } }, { scope: { clients: [aUuid(9001)] } }, ['clients']],
    ['other types', { scope: { only: { types: [aUuid(7001)] } } }, {}, ['types']],
    [
      'other stages and plans',
      { scope: { only: { statuses: [aUuid(8001)], plans: [aUuid(5001)] } } },
      { scope: { only: { statuses: [aUuid(8002)] } } },
      ['statuses', 'plans'],
    ],
  ])('is not a report about %s', (_, before, now, differs) => {
    expect(weekAfter([open], [open], before, now).movement).toMatchObject({
      state: 'not-comparable',
      differs,
      since: { run: 'weekly-cases.2026-W46' },
    });
  });

  test('is a report about the same clients in another order and in capitals', () => {
    const listed = [aUuid(9001), 'edeca343-8b56-4079-8e16-620fe8145712'];
    const again = listed.map((each) => each.toUpperCase()).reverse();
    const { movement } = weekAfter([open], [open], { scope: { clients: listed } }, { scope: { clients: again } });

    expect(movement.state).toBe('compared');
  });

  test('says whether another account, or another role, read it', () => {
    const owner = { uuid: aUuid(6001), role: 'owner' };

    expect(moved([open], [open], { account: owner }, { account: owner }).accountChanged).toBe(false);
    expect(moved([open], [open], { account: owner }, { account: { ...owner, role: 'member' } }).accountChanged).toBe(
      true,
    );
    expect(
      moved([open], [open], { account: owner }, { account: { uuid: aUuid(6002), role: 'owner' } }).accountChanged,
    ).toBe(true);
  });

  test('has a bridge of nothing for an empty firm', () => {
    const { bridge, stageMoves, clients, assignees } = moved([], []);
    const nothing = { cases: 0, value: { GBP: 0 } };

    expect(bridge).toMatchObject({ opening: nothing, closing: nothing, unexplained: nothing });
    expect([stageMoves, clients, assignees]).toEqual([[], [], []]);
  });

  test('would show what its lines do not explain', () => {
    const { snapshot } = runOf([open], lastMonday);
    // A snapshot that holds a case twice: the opening has it twice, the lines once.
    const { bridge } = comparedIn(
      runOf([open], {}, { ...snapshot, cases: [...snapshot.cases, ...snapshot.cases] }).report,
    );

    expect(bridge.unexplained).toEqual({ cases: -1, value: { GBP: -10_000 } });
  });
});

test('each fault is counted against last week', () => {
  const valueless = aCase({ uuid: aUuid(2), value: undefined, type: undefined, createdAt: then });
  const { dataQuality } = weekAfter([open, valueless], [open, { ...valueless, value: pounds(1) }]);
  const counts = Object.fromEntries(dataQuality.counts.map(({ kind, cases, before }) => [kind, [cases, before]]));

  expect(counts).toMatchObject({ 'no-value': [0, 1], 'no-type': [1, 1], 'no-client': [0, 0] });
  expect(runOf([valueless], {}).report.dataQuality.counts[0]).toEqual({
    kind: 'no-value',
    cases: 1,
    before: undefined,
  });
  const other = weekAfter([valueless], [valueless], { scope: { clients: [] } });
  expect(other.dataQuality.counts.map(({ before }) => before)).toEqual(other.dataQuality.counts.map(() => undefined));
});

describe('a snapshot', () => {
  test('holds what is needed of a case, and no name', () => {
    const { snapshot } = runOf([aCase({ ...open, reviewAt: '2026-12-01', tags: ['VIP'] })], lastMonday);

    expect(snapshot.cases).toEqual([
      {
        uuid: open.uuid,
        stage: aStage(2).uuid,
        position: 2,
        type: aUuid(7001),
        clients: [aUuid(9001)],
        minor: 10_000,
        currency: 'GBP',
        createdAt: then,
        completedAt: undefined,
      },
    ]);
    expect(JSON.stringify(snapshot)).not.toMatch(/Pension|Priya|Client|VIP|Olu|Harbour/);
  });

  test('holds the completed cases of the history window, and none from before it', () => {
    const inside = aCase({ uuid: aUuid(2), completedAt: '2026-01-10T10:00:00.000Z' });
    const before = aCase({ uuid: aUuid(3), completedAt: '2020-01-10T10:00:00.000Z' });

    expect(runOf([inside, before], lastMonday).snapshot.cases.map(({ uuid }) => uuid)).toEqual([inside.uuid]);
  });

  test('holds the cases of the clients that are listed, and no other', () => {
    const scope = { clients: [aClient(2).uuid] };
    const theirs = aCase({ uuid: aUuid(2), clients: [aClient(1), aClient(2)] });

    expect(runOf([open, theirs], { scope }).snapshot.cases.map(({ uuid }) => uuid)).toEqual([theirs.uuid]);
  });

  test('keeps the stages of before, by their last names, for as long as they are compared', () => {
    const first = runOf([aCase({ ...open, stage: aStage(4) }), aCase({ uuid: aUuid(2), stage: aStage(1) })], {
      period: '2026-W45',
      asAt: '2026-11-09T07:00:00.000Z',
    }).snapshot;
    const { snapshot } = runOf([aCase({ ...open, stage: aStage(1, { name: 'Enquiry' }) })], lastMonday, first);

    expect(snapshot.stages.map(({ name }) => name).sort()).toEqual(['Enquiry', 'Submitted']);
  });
});
