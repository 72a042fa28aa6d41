import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entry, type TrueLines, trueLines } from '../analyse/true-movement.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { environmentFor, makeWorkplace } from './make-report.ts';

/*
 * Week after week into the same folder, as a firm without AWS runs it: each report leads on from the one before, and what
 * it says of the time between is what happened there.
 */

const firm = generateFirm({ seed: 8, cases: 140, clients: 40 });
const mondays = ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07'].map((day) => `${day}T07:00:00.000Z`);
const [first = '', second = '', third = '', fourth = ''] = mondays;

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

type Line = { kind: string; items: readonly { uuid: string; amount?: { minor: number; currency: string } }[] };

const linesOf = ({ movement }: { movement: { bridge: { lines: readonly Line[] } } }) =>
  Object.fromEntries(
    movement.bridge.lines.map(({ kind, items }) => [kind, items.map(({ uuid, amount }) => entry(uuid, amount)).sort()]),
  );

/** Of the versions of the history of stages the last two are kept. */
const names = async () => [
  ...new Set(
    (await workplace.kept()).map((path) =>
      path.slice(path.lastIndexOf('/') + 1).replace(/^stage-history\.\d+/, 'stage-history'),
    ),
  ),
];
const snapshotOf = async (period: string) => (await workplace.kept()).find((path) => path.includes(period)) ?? '';

test('each week leads on from the one before, and its lines are what happened in between', async () => {
  expect((await reportOf(first)).movement).toEqual({ state: 'no-baseline' });
  let before = await reportOf(second);
  for (const [from, to] of [
    [second, third],
    [third, fourth],
  ] as const) {
    const report = await reportOf(to);
    const lines: TrueLines = trueLines(firm, from, to);

    expect(Object.values(lines).flat().length).toBeGreaterThan(5);
    expect(linesOf(report)).toEqual(lines);
    expect(report.movement.since).toMatchObject({ run: before.run, days: 7, periods: 1 });
    expect(report.movement.bridge.opening.cases).toBe(before.totals.openCases);
    expect(report.movement.bridge.closing.cases).toBe(report.totals.openCases);
    expect(report.movement.bridge.unexplained).toEqual({ cases: 0, value: { EUR: 0, GBP: 0 } });
    before = report;
  }
  expect(await names()).toEqual([
    '2026-W46.json.gz',
    '2026-W47.json.gz',
    '2026-W48.json.gz',
    '2026-W49.json.gz',
    'stage-history.json.gz',
  ]);
});

test('after two missed weeks the report bridges them all, even beyond the report’s own history', async () => {
  await workplace.remove();
  workplace = await makeWorkplace(plannr, { historyWeeks: 1 });
  await reportOf(first);
  const report = await reportOf(fourth);

  expect(report.movement.since).toMatchObject({ run: 'weekly-cases.2026-W46', days: 21, periods: 3 });
  const { completed } = trueLines(firm, first, fourth);
  const early = firm.events(first, second).filter(({ kind }) => kind === 'completed');
  expect(early.length).toBeGreaterThan(0);
  expect(linesOf(report)).toMatchObject({ completed, withdrawn: trueLines(firm, first, fourth).withdrawn });
});

describe('what is asked for beside the weekly report compares and leaves no snapshot', () => {
  test('the same week again, two days later', async () => {
    await reportOf(first);
    await reportOf(second);
    const kept = await readFile(await snapshotOf('2026-W47'));
    const report = await reportOf('2026-11-25T15:00:00.000Z');

    expect(report.movement.since).toMatchObject({ run: 'weekly-cases.2026-W46', days: 9, periods: 1 });
    expect(linesOf(report)).toEqual(trueLines(firm, first, '2026-11-25T15:00:00.000Z'));
    expect((await readFile(await snapshotOf('2026-W47'))).equals(kept)).toBe(true);
  });

  test('the same week again at once, which does not read the history of any case again', async () => {
    await reportOf(first);
    const before = plannr.requests.length;
    await reportOf(first);

    expect(plannr.requests.slice(before).filter(({ path }) => path.includes('/audits/'))).toEqual([]);
  });

  test('a past week, which leads on from the week before it', async () => {
    for (const asAt of [first, second, third]) await reportOf(asAt);
    const report = await reportOf(fourth, '--period', '2026-W47');

    expect(report.movement.since.run).toBe('weekly-cases.2026-W46');
    expect(linesOf(report)).toEqual(trueLines(firm, first, fourth));
    expect(await names()).not.toContain('2026-W49.json.gz');
  });

  test('some of the clients, which cannot be compared with all of them', async () => {
    await reportOf(first);
    const client = firm.at(second).cases[0]?.clientUuids[0] ?? '';
    const report = await reportOf(second, '--client', client);

    expect(report.movement).toMatchObject({
      state: 'not-comparable',
      differs: ['clients'],
      since: { run: 'weekly-cases.2026-W46' },
    });
    expect(await names()).toEqual(['2026-W46.json.gz', 'stage-history.json.gz']);
  });
});

test('the first report on all clients leaves the snapshot, though one on some of them bears the plain name', async () => {
  const client = firm.at(first).cases[0]?.clientUuids[0] ?? '';
  await reportOf(first, '--client', client);
  expect(await names()).toEqual([]);
  await reportOf(first);

  expect(await names()).toEqual(['2026-W46.json.gz', 'stage-history.json.gz']);
  expect(linesOf(await reportOf(second))).toEqual(trueLines(firm, first, second));
});

test('a case that an incomplete run did not see is not called withdrawn, nor new when it comes back', async () => {
  await reportOf(first);
  const open = firm.at(second).cases.filter(({ completedAt }) => completedAt === undefined);
  const [unseen] = open.filter(({ createdAt }) => createdAt < first);
  Object.assign(plannr.faults, { brokenRecords: [{ field: 'uuid', cases: [unseen?.uuid] }] });
  const partial = await reportOf(second);

  expect(partial.completeness).toBe('partial');
  expect(linesOf(partial)).toMatchObject({ withdrawn: [], 'not-seen': [entry(unseen?.uuid ?? '', unseen?.value)] });

  Object.assign(plannr.faults, { brokenRecords: [] });
  const whole = await reportOf(third);
  expect(linesOf(whole)).toMatchObject({
    'carried-over': [entry(unseen?.uuid ?? '', unseen?.value)],
    appeared: [],
    new: trueLines(firm, second, third).new,
  });
  expect(whole.movement.since.completeness).toBe('partial');
});

test('a week that was held leaves no snapshot', async () => {
  await reportOf(first);
  const open = firm.at(second).cases.filter(({ completedAt }) => completedAt === undefined);
  Object.assign(plannr.faults, { brokenRecords: [{ field: 'uuid', cases: open.map(({ uuid }) => uuid) }] });

  expect((await run(second)).exitCode).toBe(3);
  expect(await names()).toEqual(['2026-W46.json.gz', 'stage-history.json.gz']);
});

describe('a snapshot that cannot be used stops the report, which says what to do', () => {
  const unzip = promisify(gunzip);
  const zip = promisify(gzip);

  async function expectStopped(
    spoil: (bytes: Buffer) => Promise<Uint8Array> | Uint8Array,
    said: string,
    of = '2026-W46',
  ) {
    await reportOf(first);
    const path = await snapshotOf(of);
    await writeFile(path, await spoil(await readFile(path)));
    const written = await workplace.written();
    const told = await run(second);

    expect(told).toMatchObject({ exitCode: 1 });
    expect(told.stderr).toContain(path);
    expect(told.stderr).toContain(said);
    expect(told.stderr).toContain('What to do: ');
    expect(await workplace.written()).toEqual(written);
    expect(await names()).not.toContain('2026-W47.json.gz');
  }

  const changed = (change: (of: Record<string, unknown>) => object) => async (bytes: Buffer) =>
    zip(JSON.stringify(change(JSON.parse((await unzip(bytes)).toString()))));

  test('since it is torn', () => expectStopped((bytes) => bytes.subarray(0, bytes.length / 2), 'It is torn'));
  test('since it is empty', () => expectStopped(() => Buffer.alloc(0), 'It is torn'));
  test('since it is of another version', () =>
    expectStopped(
      changed((of) => ({ ...of, version: 2 })),
      'It is of version 2; this version of Casebook reads version 1.',
    ));
  test('since it lacks what belongs in it', () =>
    expectStopped(
      changed((of) => ({ ...of, cases: undefined })),
      '- cases:',
    ));
  test('since it is that of another week', () =>
    expectStopped(
      changed((of) => ({ ...of, period: { ...Object(of.period), name: '2026-W40' } })),
      'is another one: of weekly-cases.2026-W46',
    ));
  test('and so does a history of stages that is torn', () =>
    expectStopped((bytes) => bytes.subarray(0, 40), 'history of stages', 'stage-history'));
});

test('what is kept holds no name of a person or a case', async () => {
  await reportOf(first);
  const kept = await Promise.all((await workplace.kept()).map(async (path) => gunzipped(await readFile(path))));
  const { cases, clients, employees } = firm.at(first);

  expect(kept).toHaveLength(2);
  for (const { name } of [...cases, ...clients, ...employees]) {
    if (name.length > 3) for (const text of kept) expect(text).not.toContain(JSON.stringify(name).slice(1, -1));
  }
});

test('with the history from snapshots no audit is asked for, and the bounds hold', async () => {
  await workplace.remove();
  workplace = await makeWorkplace(plannr, { historySource: 'snapshots' });
  await reportOf(first);
  const report = await reportOf(second);

  expect(plannr.requests.filter(({ path }) => path.includes('/audits/'))).toEqual([]);
  const known = new Set(
    report.openCases.map(({ timeInStage }: { timeInStage: { known: string } }) => timeInStage.known),
  );
  expect([...known].sort()).toEqual(['at-least', 'between', 'exact']);
});

async function gunzipped(bytes: Buffer): Promise<string> {
  return (await promisify(gunzip)(bytes)).toString();
}
