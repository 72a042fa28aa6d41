import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../functions/handlers/cli.ts';
import { madeClock } from '../sandbox/made-clock.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { environmentFor, makeWorkplace } from './make-report.ts';
import { readMessage } from './read-message.ts';
import { readWorkbook } from './read-workbook.ts';

const asAt = '2026-11-23T07:00:00.000Z';
const firm = generateFirm({ seed: 21, cases: 120, clients: 40 });
const stranger = '99999999-9999-4999-8999-999999999999';

let plannr: Plannr;
let workplace: Awaited<ReturnType<typeof makeWorkplace>>;
beforeEach(async () => {
  plannr = await startPlannr({ firm, now: () => asAt, requestsPerMinute: 100_000 });
  workplace = await makeWorkplace(plannr);
});
afterEach(async () => {
  await plannr.stop();
  await workplace.remove();
});

/** Nothing that looks like a report is there, and the message says what happened and what to do, once. */
async function expectFailure(
  told: { stderr: string; stdout: string; exitCode: number },
  exitCode: number,
  said: string,
) {
  expect(told).toMatchObject({ exitCode, stdout: '' });
  expect(told.stderr).toContain(said);
  expect(told.stderr.match(/What to do: /g)).toHaveLength(1);
  expect(told.stderr).not.toContain('    at ');
  expect(await workplace.written()).toEqual([]);
  expect(await workplace.kept()).toEqual([]);
}

describe('what is wrong is told once, clearly, and nothing is written', () => {
  test('a missing token', async () => {
    await expectFailure(await workplace.run({ PLANNR_URL: plannr.url }), 2, 'PLANNR_TOKEN: allowed: the token');
    expect(plannr.requests).toEqual([]);
  });

  test('a token that Plannr refuses, which is not repeated', async () => {
    const told = await workplace.run({ PLANNR_URL: plannr.url, PLANNR_TOKEN: 'secret-of-last-year' });

    await expectFailure(told, 1, 'token');
    expect(told.stderr).not.toContain('secret-of-last-year');
    expect(plannr.requests.length).toBeLessThanOrEqual(2);
  });

  test('a Plannr that cannot be reached', async () => {
    await plannr.stop();

    await expectFailure(await workplace.run(environmentFor(plannr)), 1, '127.0.0.1');
  });

  test('an account that the token does not sign in to', async () => {
    await workplace.remove();
    workplace = await makeWorkplace({ accountUuid: stranger });

    await expectFailure(await workplace.run(environmentFor(plannr)), 1, stranger);
  });

  test.each([
    ['an unknown report', ['--report', 'daily'], 'has no report "daily"'],
    ['an unknown period', ['--period', '2026-W60'], 'There is no period "2026-W60"'],
    ['a period in the future', ['--period', '2027-W10'], 'begins on 2027-03-08'],
    ['an unknown argument', ['--sned'], "Unknown option '--sned'"],
  ])('%s', async (_, args, said) => {
    await expectFailure(await workplace.run(environmentFor(plannr), ...args), 2, said);
    expect(plannr.requests).toEqual([]);
  });

  test('settings that are wrong, each fault of them', async () => {
    await writeFile(workplace.reports, JSON.stringify({ reports: [{ id: 'x', period: 'fortnight' }] }));
    const told = await workplace.run(environmentFor(plannr));

    await expectFailure(told, 2, 'reports[0].period: "fortnight" given; allowed: "week" or "month"');
    expect(told.stderr).toContain('reports[0].owner: nothing given');
  });

  test('settings that are not JSON', async () => {
    await writeFile(workplace.reports, '{ "reports": [');

    await expectFailure(await workplace.run(environmentFor(plannr)), 2, 'is not JSON');
  });

  test('settings that are not there', async () => {
    const told = await workplace.run(environmentFor(plannr), '--reports', '/nowhere/reports.json');

    await expectFailure(told, 2, '/nowhere/reports.json (ENOENT)');
  });

  test('a place to write to that is no folder', async () => {
    await writeFile(workplace.out, '');
    const told = await workplace.run(environmentFor(plannr));

    expect(told).toMatchObject({ exitCode: 1, stdout: '' });
    expect(told.stderr).toContain('could not be written into the folder');
  });

  test('with --json the failure is JSON too', async () => {
    const told = await workplace.run(environmentFor(plannr), '--period', '2026-W60', '--json');

    expect(JSON.parse(told.stdout)).toMatchObject({
      state: 'failed',
      kind: 'bad-input',
      happened: 'There is no period "2026-W60".',
    });
    expect(told.exitCode).toBe(2);
  });
});

describe('a reading that is not whole', () => {
  const open = firm.at(asAt).cases.filter(({ completedAt }) => completedAt === undefined);
  const broken = { brokenRecords: [{ field: 'uuid' as const, cases: open.slice(0, 1).map(({ uuid }) => uuid) }] };

  test('is branded PARTIAL in subject, text and on the first sheet, and says what is missing', async () => {
    Object.assign(plannr.faults, broken);
    const told = await workplace.run(environmentFor(plannr));

    expect(told.exitCode).toBe(0);
    expect(told.stdout).toMatch(/^PARTIAL: \d+ open.*: Harbour Wealth, week to/);
    expect(told.stdout).toMatch(/- 1 .*(record|case)/);
    const [message = '', , workbook = ''] = (await workplace.written()).map((name) => join(workplace.out, name));
    expect((await readMessage(message)).subject).toMatch(/^PARTIAL: /);
    expect((await readMessage(message)).text).toContain('PARTIAL: this report is not whole.');
    expect((await readWorkbook(workbook)).text('Summary')).toContain('PARTIAL');
  });

  test('is held where the settings say so: exit 3, and nothing is written', async () => {
    Object.assign(plannr.faults, broken);
    await workplace.remove();
    workplace = await makeWorkplace(plannr, { onIncomplete: 'hold' });
    const told = await workplace.run(environmentFor(plannr));

    await expectFailure(told, 3, 'Held back: weekly-cases.2026-W47 is incomplete');
    expect(told.stderr).toContain('Case without a UUID: uuid: missing');
  });

  test('is held in any case when under 95 percent of it came', async () => {
    Object.assign(plannr.faults, { brokenRecords: [{ field: 'uuid', cases: open.map(({ uuid }) => uuid) }] });

    await expectFailure(await workplace.run(environmentFor(plannr)), 3, 'under 95 % no report is sent');
  });
});

test('with --client only the cases of that client are read and reported', async () => {
  const client = firm.at(asAt).cases[0]?.clientUuids[0] ?? '';
  const told = await workplace.run(environmentFor(plannr), '--client', client, '--json');
  const report = JSON.parse(await readFile(JSON.parse(told.stdout).files.reportJson, 'utf8'));

  expect(report.clients.map(({ uuid }: { uuid: string }) => uuid)).toEqual([client]);
  expect(report.narrowedTo.clients).toHaveLength(1);
  expect(
    plannr.requests.filter(({ path }) => path.endsWith('/cases')).map(({ query }) => query['filter[account_uuids]']),
  ).toEqual([client, client]);
});

test('a report is never written over: what is asked for again has a number behind its name', async () => {
  await workplace.run(environmentFor(plannr));
  const whole = await readFile(join(workplace.out, 'weekly-cases.2026-W47.xlsx'));
  const told = await workplace.run(environmentFor(plannr), '--json');

  expect(JSON.parse(told.stdout).run).toBe('weekly-cases.2026-W47.1');
  expect(await readFile(join(workplace.out, 'weekly-cases.2026-W47.xlsx'))).toEqual(whole);
  expect(await workplace.written()).toHaveLength(6);
});

test('four runs at once into one folder leave four reports, each named for what it is', async () => {
  const [one = '', two = ''] = [...new Set(firm.at(asAt).cases.flatMap(({ clientUuids }) => clientUuids))];
  const narrowings = [[], ['--client', one], ['--client', two], ['--client', one, '--client', two]];

  const told = await Promise.all(
    narrowings.map((narrowing) => workplace.run(environmentFor(plannr), ...narrowing, '--json')),
  );
  const again = await workplace.run(environmentFor(plannr), '--client', one, '--json');

  const results = [...told, again].map(({ stdout }) => JSON.parse(stdout));
  expect(results.map(({ run }) => run)).toEqual([
    'weekly-cases.2026-W47',
    `weekly-cases.2026-W47.client-${one.slice(0, 8)}`,
    `weekly-cases.2026-W47.client-${two.slice(0, 8)}`,
    'weekly-cases.2026-W47.2-clients',
    `weekly-cases.2026-W47.client-${one.slice(0, 8)}.1`,
  ]);
  for (const [index, { run, files }] of results.entries()) {
    const report = JSON.parse(await readFile(files.reportJson, 'utf8'));
    expect([report.run, report.narrowedTo?.clients?.length ?? 0]).toEqual([run, [0, 1, 1, 2, 1][index]]);
  }
  expect(await workplace.written()).toHaveLength(15);
});

test('three runs of the firm at once have each their own name', async () => {
  const told = await Promise.all([1, 2, 3].map(() => workplace.run(environmentFor(plannr), '--json')));

  expect(told.map(({ stdout }) => JSON.parse(stdout).run).sort()).toEqual([
    'weekly-cases.2026-W47',
    'weekly-cases.2026-W47.1',
    'weekly-cases.2026-W47.2',
  ]);
  expect(await workplace.written()).toHaveLength(9);
});

test('a settings file with a byte order mark is read', async () => {
  await writeFile(workplace.reports, `\uFEFF${await readFile(workplace.reports, 'utf8')}`);

  expect(await workplace.run(environmentFor(plannr))).toMatchObject({ exitCode: 0 });
});

test('a report that shows no tags, plans or custom fields asks for none', async () => {
  await workplace.run(environmentFor(plannr));
  const asked = new Set(plannr.requests.flatMap(({ query }) => query.include?.split(',') ?? []));

  // The clients' advisers, since nobody is assigned to some of the cases.
  const ofCases = ['assigned_to', 'participants', 'participants_count', 'status', 'type'];
  expect([...asked].sort()).toEqual(['assigned_adviser', ...ofCases]);
});

test('the files of a report are for their owner alone', async () => {
  await mkdir(workplace.out, { recursive: true });
  await chmod(workplace.out, 0o755);
  await workplace.run(environmentFor(plannr));

  const files = (await workplace.written()).map((name) => join(workplace.out, name));
  expect(await workplace.kept()).toHaveLength(2);
  for (const path of [...files, ...(await workplace.kept())]) {
    expect((await stat(path)).mode & 0o077, path).toBe(0);
  }
});

test('as a program of its own it ends with the exit code and keeps stdout for the result', async () => {
  const cli = fileURLToPath(new URL('../../functions/handlers/cli.ts', import.meta.url));
  const run = (...args: readonly string[]) =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        [cli, '--reports', workplace.reports, '--out', workplace.out, ...args],
        { env: { ...process.env, ...environmentFor(plannr) } },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });
  const done = await run('--as-at', asAt, '--json');

  expect(done.code).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({
    state: 'done',
    run: 'weekly-cases.2026-W47',
    completeness: 'complete',
  });
  expect(done.stderr).toMatch(/^Reading cases: \d+ (of \d+ )?pages\n/);
  expect(await workplace.written()).toEqual([
    'weekly-cases.2026-W47.eml',
    'weekly-cases.2026-W47.report.json',
    'weekly-cases.2026-W47.xlsx',
  ]);
  expect((await run('--period', '2026-W99')).code).toBe(2);
});

test('read by a made clock, it says that it was read then, as the demo does', async () => {
  const args = ['--reports', workplace.reports, '--out', workplace.out, '--as-at', asAt, '--json'];
  const told = await runCommand(args, {
    environment: environmentFor(plannr),
    now: () => asAt,
    clock: madeClock(asAt),
    terminal: { write: () => undefined, isTerminal: false },
  });
  const { coverage } = JSON.parse(await readFile(JSON.parse(told.stdout).files.reportJson, 'utf8'));

  expect(coverage.startedAt.slice(0, 13)).toBe(asAt.slice(0, 13));
  expect(coverage.finishedAt.slice(0, 13)).toBe(asAt.slice(0, 13));
});

test('called by npm from another folder it takes the paths that were typed there', async () => {
  const project = fileURLToPath(new URL('../../', import.meta.url));
  const there = dirname(workplace.reports);
  const byNpm = { INIT_CWD: there, npm_package_json: join(project, 'package.json') };
  const args = [
    'functions/handlers/cli.ts',
    '--reports',
    basename(workplace.reports),
    '--out',
    'there',
    '--as-at',
    asAt,
  ];
  await promisify(execFile)(process.execPath, args, {
    cwd: project,
    env: { ...process.env, ...environmentFor(plannr), ...byNpm },
  });

  expect(await readdir(join(there, 'there'))).toContain('weekly-cases.2026-W47.xlsx');
});
