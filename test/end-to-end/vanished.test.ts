import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entry, trueLines } from '../analyse/true-movement.ts';
import { OpenedWorkbook } from '../render/workbook/opened-workbook.ts';
import type { Faults } from '../sandbox/plannr/faults.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { environmentFor, makeWorkplace } from './make-report.ts';

/*
 * A case that is on no list any more: whatever became of it, the report says that and nothing else.
 */

const firm = generateFirm({ seed: 8, cases: 140, clients: 40 });
const first = '2026-11-16T07:00:00.000Z';
const second = '2026-11-23T07:00:00.000Z';
const openThen = firm.at(first).cases.filter(({ completedAt }) => completedAt === undefined);
const stillOpen = openThen.filter(({ uuid }) =>
  firm.at(second).cases.some((each) => each.uuid === uuid && each.completedAt === undefined),
);
const [one, two] = stillOpen;
const uuid = one?.uuid ?? '';

let now: string;
let plannr: Plannr;
let workplace: Awaited<ReturnType<typeof makeWorkplace>>;
beforeEach(async () => {
  plannr = await startPlannr({ firm, now: () => now, requestsPerMinute: 100_000 });
  workplace = await makeWorkplace(plannr);
});
afterEach(async () => {
  await plannr.stop();
  await workplace.remove();
});

async function run(asAt: string, ...args: readonly string[]) {
  now = asAt;
  return workplace.run(environmentFor(plannr), '--as-at', asAt, '--json', ...args);
}

async function reportOf(asAt: string, ...args: readonly string[]) {
  const told = await run(asAt, ...args);
  if (told.exitCode !== 0) throw new Error(told.stderr);
  return JSON.parse(await readFile(JSON.parse(told.stdout).files.reportJson, 'utf8'));
}

type Line = {
  kind: string;
  count: number;
  items: readonly { uuid: string; amount?: { minor: number; currency: string } }[];
};

const linesOf = ({ movement }: { movement: { bridge: { lines: readonly Line[] } } }) =>
  Object.fromEntries(
    movement.bridge.lines.map(({ kind, items }) => [kind, items.map(({ uuid, amount }) => entry(uuid, amount)).sort()]),
  );

async function secondWith(faults: Faults) {
  await reportOf(first);
  Object.assign(plannr.faults, faults);
  const before = plannr.requests.length;
  const report = await reportOf(second);
  const byName = plannr.requests
    .slice(before)
    .filter(({ path, query }) => 'filter[uuid]' in query || /\/cases\/[^/]+$/.test(path));
  return { report, lines: linesOf(report), byName };
}

const ofOne = entry(uuid, one?.value);

test('it is asked for by name, and gone only where it is not there then either', async () => {
  const truth = trueLines(firm, first, second);
  const { report, lines, byName } = await secondWith({ hidden: { cases: [uuid], byName: 404 } });
  expect(lines.withdrawn).toEqual([...truth.withdrawn, ofOne].sort());
  expect(report.completeness).toBe('complete');
  expect(byName).toHaveLength(1);
  expect(report.movement.bridge.unexplained.cases).toBe(0);
});

test('one that is open still counts as it came, and the report is PARTIAL, since the list was not whole', async () => {
  const truth = trueLines(firm, first, second);
  const { report, lines } = await secondWith({ hidden: { cases: [uuid], byName: 'found' } });
  expect(lines).toMatchObject({ withdrawn: truth.withdrawn, 'not-seen': [] });
  expect(report.openCases.some((each: { uuid: string }) => each.uuid === uuid)).toBe(true);
  expect(report.completeness).toBe('partial');
  expect(report.coverage.gaps.join()).toContain('1 case was on no list, and came when asked for by name');
});

test('one that was completed within the history is asked for too, and still counts where it is there', async () => {
  const done = firm
    .at(first)
    .cases.filter(({ completedAt = '' }) => completedAt > '2026-09-07' && completedAt < '2026-11-09');
  const [there, other] = [done[0]?.uuid ?? '', done[1]?.uuid ?? ''];
  const { report, byName } = await secondWith({ hidden: { cases: [there], byName: 'found' } });
  expect(byName.map(({ query }) => query['filter[uuid]'])).toEqual([expect.stringContaining(there)]);
  expect(report).toMatchObject({ completeness: 'partial', coverage: { byName: { unlisted: [there] } } });
  const completed = report.completedCases.map((each: { uuid: string }) => each.uuid);
  expect(completed).toEqual(expect.arrayContaining([there, other]));
});

test.each([
  ['refuses to be asked so', { refusedFilters: ['uuid'] }],
  ['ignores what it is asked', { ignoredFilters: ['uuid'] }],
  ['takes a part of what it is asked', { uuidFilterCutAt: 1 }],
])('where the list %s, each is asked for by itself', async (_, fault) => {
  const truth = trueLines(firm, first, second);
  const hidden = { cases: [uuid, two?.uuid ?? ''], byName: 404 } as const;
  const { lines, byName } = await secondWith({ ...fault, hidden });
  expect(lines.withdrawn).toEqual([...truth.withdrawn, ofOne, entry(two?.uuid ?? '', two?.value)].sort());
  expect(byName.filter(({ path }) => /\/cases\/[^/]+$/.test(path)).length).toBeGreaterThanOrEqual(3);
});

test('one that the account may not see is never called withdrawn', async () => {
  const { lines, report } = await secondWith({ refusedFilters: ['uuid'], hidden: { cases: [uuid], byName: 403 } });
  expect(lines['not-visible']).toEqual([ofOne]);
  expect(lines.withdrawn).not.toContain(ofOne);
  expect(report.completeness).toBe('complete');
});

test('where asking brings no answer it is not seen, and the report is PARTIAL', async () => {
  const { lines, report } = await secondWith({
    hidden: { cases: [uuid], byName: 'found' },
    // What comes does not say which case it is.
    brokenRecords: [{ field: 'uuid', cases: [uuid] }],
  });
  expect(lines['not-seen']).toContain(ofOne);
  expect(lines.withdrawn).not.toContain(ofOne);
  expect(report.completeness).toBe('partial');
});

test('one that was completed with a date of years ago is completed, and not withdrawn', async () => {
  const habits = { datesBeforeHistory: 0.6 };
  const late = generateFirm({ seed: 8, cases: 140, clients: 40, habits });
  await plannr.stop();
  plannr = await startPlannr({ firm: late, now: () => now, requestsPerMinute: 100_000 });
  await workplace.remove();
  workplace = await makeWorkplace(plannr, { historyWeeks: 52 });
  await reportOf(first);
  const report = await reportOf(second);
  const truth = trueLines(late, first, second);
  const early = late
    .events(first, second)
    .filter(({ kind, after }) => kind === 'completed' && (after?.completedAt ?? '') < '2025');
  expect(early.length).toBeGreaterThan(0);
  expect(linesOf(report)).toMatchObject({ completed: truth.completed, withdrawn: truth.withdrawn });
  expect(report.coverage.byName.datedBeforeHistory).toEqual(expect.arrayContaining([early[0]?.caseUuid]));
  expect(report).toMatchObject({ completeness: 'complete', movement: { bridge: { unexplained: { cases: 0 } } } });
  const book = await OpenedWorkbook.of(report);
  expect(book.column('Movement', 'MovedCases', 'What')).toContain('Completed, dated before the history');
  expect(book.words('Movement').join(' ')).toMatch(
    /Of the completed (1 is|\d+ are) dated before Mon 24 Nov 2025, which is before the history: no list held/,
  );
});

test('one whose client is no longer the report’s has left it, which is complete', async () => {
  const moving = generateFirm({ seed: 8, cases: 140, clients: 40, habits: { changesClient: 1 } });
  const moves = moving.events(first, second).filter(({ kind }) => kind === 'changed-client');
  const [move] = moves.filter(
    ({ caseUuid, before }) =>
      before !== undefined &&
      moving.at(first).cases.some((each) => each.uuid === caseUuid && each.completedAt === undefined),
  );
  const clients = [...(move?.before?.clientUuids ?? [])];
  await plannr.stop();
  plannr = await startPlannr({ firm: moving, now: () => now, requestsPerMinute: 100_000 });
  await workplace.remove();
  workplace = await makeWorkplace(plannr, { clients });
  await reportOf(first);
  const report = await reportOf(second);
  expect(linesOf(report).left?.map((each) => each.slice(0, 36))).toContain(move?.caseUuid);
  expect(report).toMatchObject({ completeness: 'complete', movement: { bridge: { unexplained: { cases: 0 } } } });
});

test('where only the lists of clients may be read, these tell what is gone, and the report is complete', async () => {
  const single = stillOpen.find(({ clientUuids }) => clientUuids.length === 1);
  plannr.faults.forbidden = ['cases'];
  const { lines, report } = await secondWith({ hidden: { cases: [single?.uuid ?? ''], byName: 404 } });
  expect(report.coverage.way).toBe('client-by-client');
  expect(lines.withdrawn).toContain(entry(single?.uuid ?? '', single?.value));
  expect(report).toMatchObject({ completeness: 'complete', movement: { bridge: { unexplained: { cases: 0 } } } });
});

test.each([
  [0, 0],
  [1, 1],
  [51, 2],
])('of a week in which %i cases vanished the reading takes %i calls more', async (number, more) => {
  // The firm stands still, so that nothing else vanishes.
  const still = firm
    .at(first)
    .cases.flatMap((each) => (each.completedAt === undefined || each.completedAt > '2026-01' ? [each.uuid] : []));
  await plannr.stop();
  plannr = await startPlannr({ firm, now: () => first, requestsPerMinute: 100_000 });
  await workplace.remove();
  workplace = await makeWorkplace(plannr, { historyWeeks: 52 });
  // Less what is asked for besides the cases: their histories, and who advises the clients where nobody is assigned.
  const isBeside = ({ path, query }: (typeof plannr.requests)[number]) =>
    path.includes('/audits/') || query.include === 'assigned_adviser';
  const readings = () => plannr.requests.flatMap((each) => (isBeside(each) ? [] : [each.path.slice(7)]));
  await run(first);
  const atFirst = readings();
  expect(atFirst).toEqual(['/logins', '/cases', '/cases']);
  Object.assign(plannr.faults, { hidden: { cases: still.slice(0, number), byName: 404 } });
  await run(second);
  expect(readings().slice(atFirst.length)).toEqual([...atFirst, ...Array.from({ length: more }, () => '/cases')]);
});

describe('a steep drop', () => {
  const merge: Faults = { merged: true };
  const gone: Faults = { hidden: { cases: 'all', byName: 404 } };

  test.each([
    ['no case at all', gone],
    ['a firm that was merged', merge],
  ])('of %s is held whatever the settings say, and leaves no snapshot', async (_, faults) => {
    await reportOf(first);
    Object.assign(plannr.faults, faults);
    const told = await run(second);
    expect(told.exitCode).toBe(3);
    expect(told.stdout + told.stderr).toMatch(/lost rights/);
    expect((await workplace.kept()).some((path) => path.includes('2026-W47.json'))).toBe(false);
  });

  test('is made once it is accepted, by its own name, for those cases alone', async () => {
    await reportOf(first);
    const [a = [], b = []] = [stillOpen.slice(0, 30), stillOpen.slice(30, 31)].map((list) =>
      list.map((each) => each.uuid),
    );
    Object.assign(plannr.faults, { hidden: { cases: a, byName: 404 } });
    expect((await run(second)).exitCode).toBe(3);
    Object.assign(plannr.faults, { hidden: { cases: [...a, ...b], byName: 404 } });
    const more = await run(second, '--accept', 'drop', '--accepted-by', 'Olive Owner');
    expect(more.exitCode).toBe(3);
    expect(more.stdout).toContain('More is gone than was accepted');
    const report = await reportOf(second, '--accept', 'drop', '--accepted-by', 'Olive Owner');
    expect(report.run).toBe('weekly-cases.2026-W47');
    expect(report.coverage.acceptedDrop).toMatchObject({ by: 'Olive Owner' });
    expect((await workplace.kept()).some((path) => path.includes('2026-W47.json'))).toBe(true);
  });

  test('on a first run of all clients is no case at all', async () => {
    Object.assign(plannr.faults, gone);
    expect((await run(first)).exitCode).toBe(3);
  });
});
