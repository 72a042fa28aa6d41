import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createLedger } from '../../functions/deliver/ledger/create-ledger.ts';
import { runDoctor } from '../../functions/handlers/doctor.ts';
import { casesOfState } from '../builders/cases-of-state.ts';
import { type Cloud, startCloud } from '../sandbox/cloud.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { sandboxReports } from '../sandbox/sandbox-reports.ts';
import type { SesAccountState } from '../sandbox/ses-account.ts';
import { startWorld, type World } from '../sandbox/world.ts';

const now = '2026-11-23T07:00:00.000Z';
const firm = generateFirm({ seed: 3, cases: 60, clients: 20, asAt: now });
const truth = firm.at(now).cases;

let world: World;
let cloud: Cloud;
let folder: string;
let fine: SesAccountState;
let keys: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-doctor-'));
  world = await startWorld({ firm, now: () => now });
  cloud = await startCloud({ world, settings: sandboxReports(world.plannr.accountUuid), onInvoke: () => undefined });
  fine = structuredClone(cloud.ses.state);
  keys = cloud.parameters.get('/casebook/sandbox/api-keys') ?? '';
});
afterAll(async () => {
  await cloud.stop();
  await world.stop();
  await rm(folder, { recursive: true });
});

// As a firm has it that has done everything right.
beforeEach(() => {
  for (const name of Object.keys(world.plannr.faults)) Object.assign(world.plannr.faults, { [name]: undefined });
  Object.assign(cloud.ses.state, structuredClone(fine));
  cloud.functions.set(cloud.environment.RUN_FUNCTION ?? '', { isDurable: true });
  cloud.parameters.put('/casebook/sandbox/token', world.plannr.token, new Date('2026-11-01T12:00:00Z'));
  cloud.parameters.put('/casebook/sandbox/api-keys', keys);
  for (const [name, value] of Object.entries(cloud.environment)) vi.stubEnv(name, value);
  return () => vi.unstubAllEnvs();
});

/** The doctor's lines, by what they are about, and the exit code; `settings` are changes of the sandbox's report. */
async function examine(settings: object = {}, environment: Record<string, string | undefined> = {}, asked = now) {
  const { reports } = sandboxReports(world.plannr.accountUuid);
  const file = join(folder, 'reports.json');
  await writeFile(file, JSON.stringify({ reports: [{ ...reports[0], ...settings }] }));
  let text = '';
  const exitCode = await runDoctor(['--report', 'weekly-cases', '--reports', file], {
    environment: { ...cloud.environment, ...environment },
    now: () => asked,
    retryDelayMilliseconds: 1,
    write: (more) => {
      text += more;
    },
  });
  // Each line has three columns; the third begins where the one about settings does.
  const at = text.indexOf('weekly-cases');
  const lines = text
    .split('\n')
    .filter((line) => /^(?:ok|warn|FAIL|not checked) /.test(line))
    .map((line) => ({ level: line.slice(0, 11).trim(), about: line.slice(13, at).trim(), what: line.slice(at) }));
  const about = (name: string) => lines.filter((line) => line.about === name);
  return { exitCode, text, lines, about, bad: lines.filter(({ level }) => level !== 'ok') };
}

test('a report that lacks nothing has a good line for each thing, and the exit code is 0', async () => {
  const { exitCode, lines, text } = await examine();

  expect(lines.map(({ level, about }) => `${level} ${about}`)).toEqual([
    'ok Settings',
    'ok Schedule',
    'ok Schedule',
    'ok Calendar',
    'ok AWS',
    'ok Token',
    'ok Account',
    'ok Cases',
    'ok Rate limit',
    'ok Stages',
    'ok Sender',
    'ok SES account',
    'ok SES account',
    'ok Configuration set',
    'ok Bucket',
    'ok Ledger',
    'ok API keys',
    'ok Durable run',
  ]);
  expect(text).toContain('Nothing stands in the way of the report.');
  expect(exitCode).toBe(0);
});

test('it says when the report is due, who reads, how much they see, and how many requests are left', async () => {
  const { about } = await examine();
  const open = truth.filter(({ completedAt }) => completedAt === undefined).length;

  expect(about('Schedule').map(({ what }) => what)).toEqual([
    'next due Monday, 30 November 2026 at 07:00 (Europe/London), about 23 Nov 2026 to 29 Nov 2026.',
    'comes 52 times in a year and brings 52 mails, each about the whole week before it.',
  ]);
  expect(about('Token')[0]?.what).toBe('/casebook/sandbox/token was last changed on 2026-11-01, 21 days ago.');
  expect(about('Account')[0]?.what).toContain(`${world.plannr.accountUuid} (employee, owner)`);
  expect(about('Cases')[0]?.what).toBe(
    `sees ${open} open and ${truth.length - open} completed cases in the whole firm.`,
  );
  expect(about('Rate limit')[0]?.what).toMatch(/^49\d of 500 requests are left/);
});

test('it prints a map of the stages to begin from, and says how the one in the settings fits', async () => {
  const open = casesOfState(firm.at(now)).flatMap(({ stage, completedAt }) =>
    completedAt !== undefined || stage === undefined || stage.isTypeCompleted === true ? [] : stage,
  );
  const stagesNow = [...new Map(open.map((stage) => [stage.uuid, stage])).values()].sort(
    (a, b) => (a.position ?? 0) - (b.position ?? 0),
  );
  const [first, second] = stagesNow;
  const printed = (await examine()).text;
  const map = /"stages": (\[[\s\S]*?\n +\])/.exec(printed)?.[1] ?? '';
  const lines: { stage: string }[] = JSON.parse(map);
  expect(lines.map(({ stage }) => stage)).toEqual(stagesNow.map(({ name }) => name));
  expect(printed).toContain(`${first?.name} (${first?.uuid}): not known yet`);

  // As printed it fits.
  expect((await examine({ stages: lines })).about('Stages').map(({ level }) => level)).toEqual(['ok']);
  const { lines: told } = await examine({
    stages: [
      { stage: first?.uuid, target: 3 },
      { stage: 'No such', target: 5 },
    ],
  });
  expect(told.filter(({ about }) => about === 'Stages').map(({ level, what }) => [level, what])).toEqual([
    ['ok', expect.stringContaining('with the working days')],
    ['warn', 'no open case looked at is in No such, which the settings have a line for.'],
    ['warn', expect.stringContaining(`${second?.name}`)],
  ]);
});

test('it says whether the stage of advice and the tag of vulnerable clients are there, and never how many have it', async () => {
  const about = async (timeliness: object) => (await examine({ timeliness })).about('Timeliness');
  const good = await about({ adviceStage: 'Recommendation', vulnerableTag: 'vulnerable' });
  expect(good.map(({ level, what }) => [level, what])).toEqual([
    ['ok', 'the stage of advice is there: Recommendation.'],
    ['ok', 'there are clients with the tag vulnerable.'],
  ]);
  const bad = await about({ adviceStage: 'No such', vulnerableTag: 'Fragile' });
  expect(bad.map(({ level, what }) => [level, what])).toEqual([
    ['warn', 'no open case looked at is in No such, the stage of advice.'],
    ['warn', 'no client has the tag Fragile.'],
  ]);
  world.plannr.faults.clientTags = 'undelivered';
  expect((await about({ vulnerableTag: 'Vulnerable' }))[0]?.what).toContain('could not all be read');
});

test('it says whether plans name their providers, where a stage waits on one', async () => {
  const stages = [{ stage: 'Submitted', waitsOn: 'provider' }];
  const about = async () => (await examine({ stages })).about('Providers');
  expect((await about()).map(({ level }) => level)).toEqual(['ok']);
  world.plannr.faults.providers = 'class';
  expect((await about()).map(({ level }) => level)).toEqual(['warn']);
});

describe('what stops a report is told with what to do, and the exit code is 1', () => {
  test.each<[string, string, () => void, RegExp]>([
    [
      'no token',
      'Token',
      () => cloud.parameters.remove('/casebook/sandbox/token'),
      /no parameter[\s\S]*aws ssm put-parameter/,
    ],
    [
      'an empty token',
      'Token',
      () => cloud.parameters.put('/casebook/sandbox/token', ' \n'),
      /holds no token[\s\S]*on one line/,
    ],
    ['a token that Plannr refuses', 'Account', () => void world.plannr.rotateToken(), /refused[\s\S]*What to do/],
    [
      'a sender that is not verified',
      'Sender',
      () => cloud.ses.state.verified.clear(),
      /not verified cases@harbour[\s\S]*DNS/,
    ],
    [
      'a paused account',
      'SES account',
      () => setSes({ sendingEnabled: false }),
      /paused for the whole account[\s\S]*Account dashboard/,
    ],
    [
      'no mails left today',
      'SES account',
      () => setSes({ max24HourSend: 1_000, sentLast24Hours: 1_000 }),
      /0 mails are left of the 1000[\s\S]*higher sending quota/,
    ],
    [
      'a paused configuration set',
      'Configuration set',
      () =>
        void cloud.ses.state.configurationSets.set('casebook-sandbox', { tlsPolicy: 'Require', sendingEnabled: false }),
      /sending with casebook-sandbox is paused/,
    ],
    [
      'no configuration set',
      'Configuration set',
      () => cloud.ses.state.configurationSets.clear(),
      /there is no casebook-sandbox[\s\S]*Deploy again/,
    ],
    [
      'no run function',
      'Durable run',
      () => cloud.functions.clear(),
      /no function casebook-report-run:live[\s\S]*Deploy again/,
    ],
    [
      'a run function that is not durable',
      'Durable run',
      () => {
        for (const name of cloud.functions.keys()) cloud.functions.set(name, { isDurable: false });
      },
      /not a durable function/,
    ],
  ])('%s', async (_what, about, breakIt, said) => {
    breakIt();

    const { exitCode, text, bad } = await examine();

    expect(bad[0]).toMatchObject({ level: 'FAIL', about });
    expect(text).toMatch(said);
    expect(text).toContain('The report could not be sent: 1 thing has to be put right.');
    expect(exitCode).toBe(1);
  });

  test('no bucket and no table', async () => {
    const { exitCode, bad } = await examine({}, { ARCHIVE_BUCKET: 'no-bucket', LEDGER_TABLE: 'no-table' });

    expect(bad).toMatchObject([
      { level: 'FAIL', about: 'Bucket', what: 'there is no no-bucket.' },
      { level: 'FAIL', about: 'Ledger', what: 'there is no no-table.' },
    ]);
    expect(exitCode).toBe(1);
  });

  test('a Plannr that does not answer', async () => {
    const { exitCode, bad } = await examine({}, { PLANNR_URL: 'http://127.0.0.1:9' });

    expect(bad.map(({ level, about }) => `${level} ${about}`)).toContain('FAIL Account');
    expect(exitCode).toBe(1);
  });

  test('an account that is not among the logins', async () => {
    const accountUuid = '99999999-9999-4999-8999-999999999999';
    const { about, exitCode } = await examine({ plannr: { accountUuid, tokenParameter: '/casebook/sandbox/token' } });

    expect(about('Account')).toMatchObject([
      { level: 'FAIL', what: expect.stringContaining('may not act as account') },
    ]);
    expect(exitCode).toBe(1);
  });

  test("readers who are not verified while the account is in SES's sandbox", async () => {
    setSes({ max24HourSend: 200 });
    cloud.ses.state.verified.clear();
    cloud.ses.state.verified.add('cases@harbour.example').add('it@harbour.example');

    const { about, exitCode } = await examine();

    expect(about('SES account').at(-1)).toMatchObject({ level: 'FAIL' });
    expect(about('SES account').at(-1)?.what).toContain('these are not: manager@harbour.example.');
    expect(exitCode).toBe(1);
  });
});

describe('what the report is narrowed to', () => {
  const [some] = truth.filter(({ typeUuid, statusUuid }) => typeUuid !== undefined && statusUuid !== undefined);
  const type = some?.typeUuid ?? '';
  const [plan = ''] = truth.flatMap(({ planUuids }) => planUuids);
  const invented = '12345678-1234-4234-8234-123456789012';
  const ofType = truth.filter(({ typeUuid }) => typeUuid === type).length;

  test('is told with how many cases are of each', async () => {
    const { about, exitCode } = await examine({ only: { types: [type], plans: [plan] } });
    expect(about('Narrowed to').map(({ level, what }) => [level, what])).toEqual([
      ['ok', `type ${type} (${ofType} cases).`],
      ['ok', expect.stringContaining(`plan ${plan} (`)],
    ]);
    expect(exitCode).toBe(0);
  });

  test.each([
    ['types', 'FAIL', 'type'],
    ['plans', 'FAIL', 'plan'],
    // A stage may be empty for a while.
    ['statuses', 'warn', 'stage'],
  ])('is refused where no case is of it, and a stage only told: %s', async (key, level, word) => {
    const { about, exitCode, text } = await examine({ only: { [key]: [invented] } });
    expect(about('Narrowed to')).toMatchObject([{ level, what: `no case of the firm is of the ${word} ${invented}.` }]);
    expect(text).toContain(`See whether only.${key} in reports.json names it rightly`);
    expect(exitCode).toBe(level === 'FAIL' ? 1 : 0);
  });

  test.each([{ ignoredFilters: ['type'] }, { refusedFilters: ['type'] }])(
    'is not known where the filter does not serve: %j',
    async (faults) => {
      Object.assign(world.plannr.faults, faults);
      const { about, exitCode } = await examine({ only: { types: [type, invented] } });
      expect(about('Narrowed to')).toMatchObject([{ level: 'not checked' }]);
      expect(exitCode).toBe(0);
    },
  );
});

describe('what should be looked at, but stops nothing, leaves the exit code at 0', () => {
  test.each<[string, string, () => void, RegExp]>([
    [
      'a token nearly a year old',
      'Token',
      () => cloud.parameters.put('/casebook/sandbox/token', world.plannr.token, new Date('2025-12-23T07:00:00Z')),
      /335 days ago; a personal access token may end after a year/,
    ],
    [
      "an account in SES's sandbox whose readers are verified",
      'SES account',
      () => setSes({ max24HourSend: 200 }),
      /sandbox[\s\S]*production access/,
    ],
    [
      'a configuration set without TLS',
      'Configuration set',
      () =>
        void cloud.ses.state.configurationSets.set('casebook-sandbox', { tlsPolicy: 'Optional', sendingEnabled: true }),
      /also send without TLS/,
    ],
    ['no API keys', 'API keys', () => cloud.parameters.remove('/casebook/sandbox/api-keys'), /nobody can use the URL/],
    [
      'API keys that do not fit',
      'API keys',
      () => cloud.parameters.put('/casebook/sandbox/api-keys', '{"secret-digest"'),
      /does not fit/,
    ],
    [
      'no key for this report',
      'API keys',
      () =>
        cloud.parameters.put(
          '/casebook/sandbox/api-keys',
          JSON.stringify([{ name: 'a', sha256: '0'.repeat(64), reports: ['other'] }]),
        ),
      /no key may ask for weekly-cases/,
    ],
    [
      'a list of all cases that is refused',
      'Cases',
      () => void Object.assign(world.plannr.faults, { forbidden: ['cases'] }),
      /refused \(403\)[\s\S]*client by client/,
    ],
  ])('%s', async (_what, about, change, said) => {
    change();

    const { exitCode, text, bad } = await examine();

    expect(bad).toMatchObject([{ level: 'warn', about }]);
    expect(text).toMatch(said);
    expect(exitCode).toBe(0);
  });

  test('an account that sees only a part of the firm', async () => {
    const plannr = { accountUuid: world.plannr.memberAccountUuid, tokenParameter: '/casebook/sandbox/token' };
    const { about, exitCode } = await examine({ plannr });

    expect(about('Account').at(-1)).toMatchObject({ level: 'warn', what: expect.stringContaining('role member') });
    expect(exitCode).toBe(0);
  });

  test('an allowance that others use up', async () => {
    const busy = await startPlannr({ firm, now: () => now, faults: { othersPerRequest: 115 } });
    onTestFinished(() => busy.stop());

    const { about, exitCode } = await examine({}, { PLANNR_URL: busy.url, PLANNR_TOKEN: busy.token });

    // Four requests of ours, and 115 of others after each: 500 - 4 - 460.
    expect(about('Rate limit')).toMatchObject([{ level: 'warn', what: '36 of 500 requests are left this minute.' }]);
    expect(exitCode).toBe(0);
  });

  test('an allowance that a run of Casebook itself has just used', async () => {
    const busy = async () => {
      const plannr = await startPlannr({ firm, now: () => now, faults: { othersPerRequest: 115 } });
      onTestFinished(() => plannr.stop());
      return { PLANNR_URL: plannr.url, PLANNR_TOKEN: plannr.token };
    };
    const claimed = await createLedger({ ...cloud.ledger, now: () => now }).claimRun({
      reportId: 'weekly-cases',
      period: '2026-W47',
      name: 'next',
      askedBy: 'schedule',
      order: { send: true },
    });
    const own = typeof claimed.run === 'string' ? claimed.run : claimed.run.run;
    const aLittleLater = '2026-11-23T07:01:20.000Z';
    const far = '2026-11-23T07:02:00.000Z';

    expect((await examine({}, await busy(), aLittleLater)).about('Rate limit')).toMatchObject([
      {
        level: 'ok',
        what: `36 of 500 requests are left this minute. Casebook's own run ${own} has just asked Plannr.`,
      },
    ]);
    expect((await examine({}, await busy(), far)).about('Rate limit')).toMatchObject([{ level: 'warn' }]);
  });

  test('a schedule of every other month, and of the hours in which clocks change', async () => {
    const schedule = { cron: '30 1 1 1/2 ? *', timezone: 'Europe/London' };
    const { about, text, exitCode } = await examine({ schedule, period: 'month' });

    expect(about('Schedule')).toMatchObject([
      {
        level: 'ok',
        what: 'next due Friday, 1 January 2027 at 01:30 (Europe/London), about 1 Dec 2026 to 31 Dec 2026.',
      },
      { level: 'warn', what: expect.stringContaining('6 months of the year are told of in none') },
      { level: 'warn', what: expect.stringContaining('comes at 01:30') },
    ]);
    expect(text).toContain('Choose 04:00 or later.');
    expect(exitCode).toBe(0);
  });

  test('a schedule that never comes again', async () => {
    const { about, exitCode } = await examine({ schedule: { cron: '0 7 1 1 ? 2020', timezone: 'Europe/London' } });

    expect(about('Schedule')).toMatchObject([{ level: 'warn', what: '"0 7 1 1 ? 2020" never comes again.' }]);
    expect(exitCode).toBe(0);
  });
});

describe('what cannot be found out is said to be not checked', () => {
  test('without the right to ask, and which right it is', async () => {
    cloud.ses.state.denied.add('GetSendQuota').add('DescribeConfigurationSet');
    cloud.parameters.deny('/casebook/sandbox/api-keys');

    const { text, bad, exitCode } = await examine();

    expect(bad.map(({ level, about }) => `${level} ${about}`)).toEqual([
      'not checked SES account',
      'not checked Configuration set',
      'not checked API keys',
    ]);
    expect(text).toContain('ses:DescribeConfigurationSet');
    expect(text).toContain('3 things were not checked.');
    expect(exitCode).toBe(0);
  });

  test('before anything is deployed, but for whether the region offers durable functions', async () => {
    const { about, exitCode } = await examine({}, { LEDGER_TABLE: undefined });

    for (const name of ['Configuration set', 'Bucket', 'Ledger', 'API keys']) {
      expect(about(name)).toMatchObject([{ level: 'not checked' }]);
    }
    expect(about('Durable run')).toMatchObject([{ level: 'ok', what: 'eu-west-2 offers durable functions.' }]);
    expect(exitCode).toBe(0);
  });

  test('without AWS, Plannr is asked all the same with the token in the environment', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'no-config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'no-credentials'));

    const { about, bad, exitCode } = await examine({}, { PLANNR_TOKEN: world.plannr.token });

    expect(about('AWS')).toMatchObject([{ level: 'FAIL', what: 'no AWS region is set.' }]);
    expect(about('Account')).toMatchObject([{ level: 'ok' }]);
    expect(bad.filter(({ level }) => level === 'FAIL')).toHaveLength(1);
    expect(exitCode).toBe(1);
  });

  test('where what plays SES on this machine does not know the question', async () => {
    for (const action of ['GetSendQuota', 'GetAccountSendingEnabled']) cloud.ses.state.unknown.add(action);

    const { about, exitCode } = await examine();

    expect(about('SES account')).toMatchObject([
      { level: 'not checked', what: expect.stringContaining('does not know the question') },
      { level: 'not checked', what: expect.stringContaining('does not know the question') },
    ]);
    expect(exitCode).toBe(0);
  });
});

test('nothing that it prints is a secret', async () => {
  const { text } = await examine();

  expect(text).not.toContain(world.plannr.token);
  expect(text).not.toContain(cloud.apiKey);
  expect(text).not.toContain('123456789012');
});

test('wrong arguments or settings are told, and the exit code is 2', async () => {
  const told: string[] = [];
  const run = (...args: string[]) =>
    runDoctor(args, { environment: cloud.environment, now: () => now, write: (text) => void told.push(text) });

  expect(await run('--reprot', 'x')).toBe(2);
  expect(await run('--reports', join(folder, 'not-there.json'))).toBe(2);
  expect(await run('--reports', 'infra/reports.example.json', '--report', 'nothing')).toBe(2);
  expect(await run('--reports', 'infra/reports.example.json', '--report', 'weekly-cases', '--outputs', 'no.json')).toBe(
    2,
  );
  expect(await run('--help')).toBe(0);
  for (const text of told.slice(0, 4)) expect(text).toContain('What to do: ');
  expect(told[4]).toContain('npm run doctor');
});

function setSes(changes: { sendingEnabled?: boolean; max24HourSend?: number; sentLast24Hours?: number }): void {
  Object.assign(cloud.ses.state, changes);
}

test('without --reports, the settings are those that the environment names', async () => {
  const told: string[] = [];
  const code = await runDoctor([], {
    environment: { ...cloud.environment, CASEBOOK_REPORTS: join(folder, 'elsewhere.json') },
    now: () => now,
    write: (text) => void told.push(text),
  });

  expect(code).toBe(2);
  expect(told.join('')).toContain('elsewhere.json');
});
