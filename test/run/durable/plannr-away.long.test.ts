import { afterEach, describe, expect, test } from 'vitest';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type RunWorld, type RunWorldOptions, startRunWorld } from '../../sandbox/run-world.ts';

/* What an outage of Plannr's at seven on Monday costs, in made time: the waits pass as fast as they are asked for. */

const asAt = '2026-11-23T07:00:00.000Z';
const firm = generateFirm({ seed: 7, cases: 120, clients: 30, asAt });
const openIn = (each: typeof firm) => each.at(asAt).cases.filter(({ completedAt }) => completedAt === undefined).length;
const onMonday = { by: 'schedule', scheduledTime: asAt } as const;
const run = 'weekly-cases.2026-W47';
const minute = 60_000;
const hour = 60 * minute;
const reader = 'ann@harbour.example';
const one = { recipients: [{ email: reader }] };

const worlds: RunWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop();
});

async function aWorld(options: Partial<RunWorldOptions> = {}) {
  const world = await startRunWorld({ firm, changes: one, playsTime: true, ...options });
  worlds.push(world);
  return world;
}

function from(minutes: number, until: number) {
  return { from: Date.parse(asAt) + minutes * minute, until: Date.parse(asAt) + until * minute, how: 503 as const };
}

async function mailsOf(world: RunWorld) {
  const inboxes = await world.inboxes();
  return { readers: inboxes[reader] ?? [], owner: inboxes[world.settings().owner] ?? [] };
}

describe.each([
  ['the whole list of the firm', {}],
  ['one client after the other', { forbidden: ['cases' as const] }],
])('Plannr answers 503 at seven on Monday, reading %s', (way, faults) => {
  test.each([
    ['20 seconds', 1 / 3, 0],
    ['3 minutes', 3, 1],
    ['40 minutes', 40, 1],
    ['30 hours', 1_800, 1],
  ])('for %s: one report, whole, later, and the owner told where it takes minutes', async (words, minutes, told) => {
    const world = await aWorld({ faults: { ...faults, away: from(0, minutes) } });

    const record = await world.run(onMonday);

    expect(record).toMatchObject({ state: 'done', completeness: 'complete', counts: { openCases: openIn(firm) } });
    const { readers, owner } = await mailsOf(world);
    expect(readers).toHaveLength(1);
    expect(readers[0]).not.toContain('PARTIAL');
    expect(owner.filter((subject) => subject.includes('waiting for Plannr'))).toHaveLength(told);
    expect(owner).toHaveLength(told);
    expect(record?.error).toBeUndefined();
    const late = (Date.parse(record?.finishedAt ?? '') - Date.parse(asAt)) / minute;
    expect(late).toBeGreaterThan(minutes);
    expect(late).toBeLessThan(minutes + 75);
    process.stdout.write(
      `503 for ${words}, ${way}: done after ${Math.round(late)} minutes, owner told ${told} times\n`,
    );
  });
});

test('an outage that begins while clients are read keeps what came, and says from when to when it was read', async () => {
  const many = generateFirm({ seed: 3, cases: 300, clients: 200, asAt });
  const world = await aWorld({ firm: many, faults: { forbidden: ['cases'] } });
  const asked = new Set<string>();
  let reads = 0;
  const { plannr } = world;
  // Once a hundred lists have been read.
  const watch = setInterval(() => {
    reads = plannr.requests.filter(({ status, path }) => status === 200 && path.includes('/client/')).length;
    if (reads > 100 && plannr.faults.away === undefined) {
      plannr.faults.away = {
        from: Date.parse(world.ports.now()),
        until: Date.parse(world.ports.now()) + 2 * hour,
        how: 503,
      };
    }
  }, 1);
  const record = await world.run(onMonday);
  clearInterval(watch);

  expect(record).toMatchObject({ state: 'done', completeness: 'complete' });
  expect(record?.counts?.openCases).toBe(openIn(many));
  for (const { path, query, status } of plannr.requests) {
    if (status !== 200 || !path.includes('/client/')) continue;
    const list = `${path} ${Object.keys(query).join()}`;
    // Of a client of which one list came before, both are read again.
    asked.add(list);
  }
  expect(asked.size).toBe(400);
  expect(record?.waits).toMatchObject({ minutes: 65 + 60 });
});

test('a reading that was made after more than half an hour is of one time: as at then', async () => {
  const world = await aWorld({ faults: { away: from(0, 40) } });
  const record = await world.run(onMonday);
  const report = await world.reportOf(run);
  expect(Date.parse(report.asAt)).toBeGreaterThan(Date.parse(asAt) + 40 * minute);
  expect(report.coverage.startedAt >= report.asAt).toBe(true);
  expect(record?.state).toBe('done');
});

test('what is missing for good is waited for an hour if the rest would do, and then goes out as PARTIAL', async () => {
  const many = generateFirm({ seed: 3, cases: 300, clients: 100, asAt });
  const [client] = many.at(asAt).clients;
  const path = client?.uuid ?? '';
  const world = await aWorld({
    firm: many,
    faults: { forbidden: ['cases'], serverError: { status: 500, times: 'always', path } },
  });
  const record = await world.run(onMonday);
  expect(record).toMatchObject({ state: 'done', completeness: 'partial', counts: { unreadClients: 1 } });
  expect(record?.waits?.minutes).toBe(65);
  const { readers } = await mailsOf(world);
  expect(readers[0]).toContain('PARTIAL');
});

const monthly = { period: 'month', schedule: { cron: '0 7 1 * ? *', timezone: 'Europe/London' } };

test.each<[string, number, object]>([
  ['week', 48, {}],
  ['month', 120, monthly],
])(
  'a Plannr that stays away fails the run of a %s only after %i hours, the owner is told of both, and it is made once it is asked for again',
  async (_, hours, changes) => {
    const world = await aWorld({ changes: { ...one, ...changes }, faults: { away: from(0, 100_000) } });

    const record = await world.run(onMonday);

    const lasted = (Date.parse(record?.finishedAt ?? '') - Date.parse(asAt)) / hour;
    expect(record?.state).toBe('failed');
    expect(record?.error?.happened).toContain('could not be reached');
    expect(lasted).toBeGreaterThan(hours - 2);
    expect(lasted).toBeLessThan(hours + 4);
    const { readers, owner } = await mailsOf(world);
    expect(readers).toEqual([]);
    expect(owner).toHaveLength(2);
    const [execution] = world.engine.executions();
    expect(execution?.operations.length).toBeLessThan(3_000);

    world.plannr.faults.away = undefined;
    expect(await world.run({ ...onMonday, again: true })).toMatchObject({ state: 'done', attempt: 2 });
    expect((await mailsOf(world)).readers).toHaveLength(1);
  },
);

test('lists that stay away, though Plannr says who asks, keep within the operations of an execution', async () => {
  const world = await aWorld({
    changes: { ...one, ...monthly },
    faults: { serverError: { status: 503, times: 'always', path: '/cases' } },
  });
  const record = await world.run(onMonday);
  expect(record?.state).toBe('held');
  const [execution] = world.engine.executions();
  expect(execution?.operations.length).toBeLessThan(3_000);
  expect(record?.waits?.minutes).toBeGreaterThan(118 * 60);
});

test('while it waits, the run is known to be alive, and until when it waits', async () => {
  const seen: unknown[] = [];
  const world = await aWorld({
    faults: { away: from(0, 40) },
    replace: ({ ledger }) => ({
      ledger: {
        ...ledger,
        noteWaits: async (hold, waits) => {
          await ledger.noteWaits(hold, waits);
          seen.push(await ledger.getRun(hold.run));
        },
      },
    }),
  });
  await world.run(onMonday);
  expect(seen.length).toBeGreaterThan(1);
  for (const record of seen) {
    expect(record).toMatchObject({ state: 'running', waits: { since: expect.any(String) } });
    const { leaseUntil, waits } = Object(record);
    expect(Date.parse(leaseUntil) - Date.parse(waits.until)).toBe(30 * minute);
  }
});
