import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ReportError } from '../functions/report-error.ts';
import { isAllowedAddress } from '../functions/report-misfits.ts';
import { parseSettings, settingsWarnings } from '../functions/settings.ts';
import { reportsSchema } from '../infra/write-reports-schema.ts';

const least = {
  id: 'weekly-cases',
  firm: 'Harbour Wealth',
  owner: 'it@harbour.example',
  plannr: { accountUuid: 'edeca343-8b56-4079-8e16-620fe8145712', tokenParameter: '/casebook/harbour/token' },
  clients: 'all',
  schedule: { cron: '0 7 ? * MON *', timezone: 'Europe/London' },
  sender: 'Casebook <cases@harbour.example>',
  recipients: [{ email: 'manager@harbour.example' }],
  allowedDomains: ['harbour.example'],
};

function faultsOf(report: object, ...others: object[]): string[] {
  try {
    parseSettings({ reports: [{ ...least, ...report }, ...others] });
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    expect(error.kind).toBe('bad-input');
    return error.happened.split('\n').slice(1);
  }
  return [];
}

test('the example that docs/settings.md points at is accepted, every setting of it', () => {
  const example: unknown = JSON.parse(readFileSync(new URL('../infra/reports.example.json', import.meta.url), 'utf8'));

  expect(parseSettings(example).reports.map(({ id }) => id)).toEqual(['weekly-cases', 'monthly-mortgages']);
});

test('what is left out is filled in: a weekly report, a year of history from the audits, sent even when it is partial', () => {
  expect(parseSettings({ reports: [least] }).reports[0]).toMatchObject({
    columns: [],
    period: 'week',
    stalledAfterDays: 21,
    historyWeeks: 52,
    historySource: 'audits',
    onIncomplete: 'send-partial',
    recipients: [{ email: 'manager@harbour.example', view: 'firm' }],
  });
});

test('every fault is told at once, each with its path, the value given and what is allowed', () => {
  const faults = faultsOf(
    {
      id: 'Weekly Cases',
      period: 'fortnight',
      historyWeeks: 1.5,
      historySource: 'webhooks',
      clients: ['not-a-uuid'],
      columns: ['favourite_drink'],
      schedule: { cron: 'Mondays', timezone: 'Mars/Olympus' },
      recipients: [{ email: 'manager@elsewhere.example' }],
      caseLink: 'http://crm.example/{uuid}',
      colour: 'red',
    },
    { ...least, id: 'other', owner: 'it@elsewhere.example' },
  );

  expect(faults).toEqual(
    expect.arrayContaining([
      '- reports[0].id: "Weekly Cases" given; allowed: up to 64 small letters, digits and hyphens, such as "weekly-cases"',
      '- reports[0].period: "fortnight" given; allowed: "week" or "month"',
      '- reports[0].historyWeeks: 1.5 given; allowed: a whole number from 1 to 520',
      '- reports[0].historySource: "webhooks" given; allowed: "audits" or "snapshots"',
      '- reports[0].clients[0]: "not-a-uuid" given; allowed: a UUID such as "edeca343-8b56-4079-8e16-620fe8145712"',
      `- reports[0].columns[0]: "favourite_drink" given; allowed: "tags", "plans", or "custom:" and a custom field's reference, such as "custom:favourite_drink"`,
      '- reports[0].schedule.cron: "Mondays" given; allowed: six fields as EventBridge Scheduler reads them, with ? for the day of the month or of the week, such as "0 7 ? * MON *"',
      '- reports[0].schedule.timezone: "Mars/Olympus" given; allowed: an IANA time zone such as "Europe/London"',
      '- reports[0].recipients[0].email: "manager@elsewhere.example" given; allowed: an address in harbour.example (allowedDomains)',
      '- reports[0].caseLink: "http://crm.example/{uuid}" given; allowed: an https address with {uuid} in it',
      '- reports[0].colour: "red" given; not known here; allowed: nothing of that name',
      '- reports[1].owner: "it@elsewhere.example" given; allowed: an address in harbour.example (allowedDomains)',
    ]),
  );
  expect(faults).toHaveLength(12);
});

describe('what would surprise a firm is refused', () => {
  test.each([
    ['two reports of one id', {}, [least], 'reports[1].id: "weekly-cases" given; allowed: each id once'],
    [
      'one reader twice, in other letters',
      { recipients: [{ email: 'a@harbour.example' }, { email: 'A@Harbour.example' }] },
      [],
      'reports[0].recipients[1].email: "A@Harbour.example" given; allowed: each address once',
    ],
    ['nobody to send to', { recipients: [] }, [], 'reports[0].recipients: [] given; allowed: at least one recipient'],
    ['an offset for a zone', { schedule: { cron: '0 7 ? * MON *', timezone: '+01:00' } }, [], 'IANA time zone'],
    ['a narrowing to nothing', { only: { types: [] } }, [], 'at least one UUID; leave the key out for all'],
    ['a line break in the firm, which would reach a mail header', { firm: 'Harbour\r\nBcc: x' }, [], 'on one line'],
    ['a line break in the sender', { sender: 'Casebook\r\n <cases@harbour.example>' }, [], 'a name and an address'],
    ['nothing but blanks for a firm', { firm: '   ' }, [], 'on one line'],
    ['two addresses in the sender', { sender: 'a@harbour.example,b@harbour.example' }, [], 'an address, or a name'],
    [
      'a zone in small letters',
      { schedule: { cron: '0 7 ? * MON *', timezone: 'europe/london' } },
      [],
      'IANA time zone',
    ],
    ['a reader without braces', { recipients: ['manager@harbour.example'] }, [], 'allowed: { "email", "view" }'],
    ['no place for the token', { plannr: null }, [], 'allowed: { "accountUuid", "tokenParameter" }'],
    ['a column alone', { columns: 'tags' }, [], 'columns: "tags" given; allowed: a list of columns'],
    ['a link with a password', { caseLink: 'https://u:p@crm.example/{uuid}' }, [], 'with {uuid} in it'],
    ['a link to no host', { caseLink: 'https://[oops/{uuid}' }, [], 'with {uuid} in it'],
    ['no owner', { owner: undefined }, [], 'reports[0].owner: nothing given; allowed: an e-mail address'],
    ['a link without a place for the case', { caseLink: 'https://crm.example/' }, [], 'with {uuid} in it'],
    [
      'targets without one',
      { targets: { per: 'week' } },
      [],
      'allowed: with one of "completedCases", "completedValue", "openCasesAtMost", "lateCasesAtMost" at least; leave the key out for no target',
    ],
    [
      'a target of half a case',
      { targets: { completedCases: 1.5 } },
      [],
      'reports[0].targets.completedCases: 1.5 given; allowed: a whole number from 1 to 100000',
    ],
    [
      'a target a quarter',
      { targets: { completedValue: 5000, per: 'quarter' } },
      [],
      'reports[0].targets.per: "quarter" given; allowed: "week" or "month"',
    ],
    ['a link whose host comes from the case', { caseLink: 'https://{uuid}.example/' }, [], 'with {uuid} in it'],
  ])('%s', (_, report, others, expected) => {
    const faults = faultsOf(report, ...others);

    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });
});

test.each([
  ['manager@harbour.example', true],
  ['manager@HARBOUR.example', true],
  ['manager@sub.harbour.example', false],
  ['manager@notharbour.example', false],
  ['"a@harbour.example"@elsewhere.example', false],
])('%s: mail allowed for harbour.example? %s', (address, allowed) => {
  expect(isAllowedAddress(address, ['harbour.example'])).toBe(allowed);
});

test.each([
  ['0 7 ? * MON *', true],
  ['0 8 1 * ? *', true],
  ['0/15 7-19 ? * MON-FRI 2026', true],
  ['30 6 L * ? *', true],
  ['0 7 ? * 6L *', true],
  ['0 7 ? JAN,JUL TUE#2 *', true],
  ['0 7 * * MON *', false],
  ['0 7 ? * ? *', false],
  ['99 7 ? * MON *', false],
  ['0 24 ? * MON *', false],
  ['0 7 ? 13 MON *', false],
  ['0 7 ? * MONDAY *', false],
  ['a b c d e f', false],
  ['0 7 ? * MON', false],
])('the schedule "%s" is one that EventBridge takes: %s', (cron, accepted) => {
  const faults = faultsOf({ schedule: { cron, timezone: 'Europe/London' } });
  expect(faults.filter((fault) => fault.includes('six fields'))).toHaveLength(accepted ? 0 : 1);
});

test('a schedule and a period that do not go together are refused, and no period means a week', () => {
  const monthly = { schedule: { cron: '0 8 1 * ? *', timezone: 'Europe/London' } };
  expect(faultsOf(monthly)).toEqual([
    expect.stringMatching(/^- reports\[0\]\.schedule\.cron: "0 8 1 \* \? \*" given; .*Write "period": "month"/),
  ]);
  expect(faultsOf({ ...monthly, period: 'month' })).toEqual([]);
  expect(faultsOf({ period: 'month' })).toEqual([expect.stringContaining('write "period": "week"')]);
});

// The library that works out the days knows them not, although the runtime does.
test.each(['BST', 'IST', 'PST'])('the zone "%s", which is several, is refused', (timezone) => {
  expect(faultsOf({ schedule: { cron: '0 7 ? * MON *', timezone } })).toEqual([
    expect.stringContaining('allowed: an IANA time zone such as "Europe/London"'),
  ]);
});

test.each(['Europe/London', 'UTC', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'Etc/GMT+1'])(
  'the zone "%s" is accepted',
  (timezone) => {
    expect(faultsOf({ schedule: { cron: '0 7 ? * MON *', timezone } })).toEqual([]);
  },
);

test('a schedule in the hours in which clocks change is warned of by the name of its report', () => {
  const schedule = { cron: '30 1 ? * MON *', timezone: 'Europe/London' };
  expect(settingsWarnings({ id: 'weekly-cases', schedule })).toEqual([
    'The schedule of weekly-cases comes at 01:30, when the clocks of Europe/London may change: where they go forward over it, that day brings no report. Choose 04:00 or later.',
  ]);
});

test('a wrong file of any shape is told what it should be', () => {
  for (const file of [[], null, 'reports', { reports: {} }, { reports: [null] }]) {
    expect(() => parseSettings(file), JSON.stringify(file)).toThrow('allowed: ');
  }
});

test('a doubled column is told beside a wrong one, and references that differ in case are two', () => {
  expect(faultsOf({ columns: ['tag', 'tags', 'tags'] })).toHaveLength(2);
  expect(faultsOf({ columns: ['custom:A', 'custom:a'] })).toEqual([]);
});

test('the JSON schema beside the settings is the one that the code makes (if not: npm run schema)', () => {
  const committed = readFileSync(new URL('../infra/reports.schema.json', import.meta.url), 'utf8');

  expect(committed).toBe(reportsSchema());
});

test('the evidence of timeliness is taken with any of its keys, and what does not fit is told', () => {
  for (const timeliness of [{}, { adviceStage: 'Recommendation' }, { vulnerableTag: 'Vulnerable' }]) {
    expect(parseSettings({ reports: [{ ...least, timeliness }] }).reports[0]?.timeliness).toEqual(timeliness);
  }
  const targets = [{ type: 'Pension', advice: 20 }, { completion: 1.5 }, { type: ' pension' }];
  expect(faultsOf({ timeliness: { targets, adviceStage: ' ', tag: 'Vulnerable' } })).toEqual([
    '- reports[0].timeliness.adviceStage: " " given; allowed: the UUID or the name of a stage',
    '- reports[0].timeliness.targets[1].completion: 1.5 given; allowed: a whole number from 0 to 1000',
    '- reports[0].timeliness.targets[2]: {"type":" pension"} given; allowed: with "advice", "completion" or both',
    expect.stringMatching(/^- reports\[0\]\.timeliness\.targets: .* given; allowed: each type once$/),
    '- reports[0].timeliness.tag: "Vulnerable" given; not known here; allowed: nothing of that name',
  ]);
});
