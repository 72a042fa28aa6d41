import { expect, test } from 'vitest';
import { planRun } from '../../functions/run/plan-run.ts';
import { parseSettings } from '../../functions/settings.ts';

const anna = '11111111-1111-4111-8111-111111111111';
const ben = '22222222-2222-4222-8222-222222222222';
const eve = '99999999-9999-4999-8999-999999999999';

function settingsWith(changes: object) {
  const [settings] = parseSettings({
    reports: [
      {
        id: 'weekly-cases',
        firm: 'Harbour Wealth',
        owner: 'it@harbour.example',
        plannr: { accountUuid: 'edeca343-8b56-4079-8e16-620fe8145712', tokenParameter: '/casebook/token' },
        clients: 'all',
        schedule: { cron: '0 7 ? * MON *', timezone: 'Europe/London' },
        sender: 'cases@harbour.example',
        recipients: [{ email: 'manager@harbour.example' }],
        allowedDomains: ['harbour.example'],
        ...changes,
      },
    ],
  }).reports;
  if (settings === undefined) throw new Error('no report');
  return settings;
}

const mondayAtSeven = '2026-11-23T07:00:00.000Z';

test('on Monday morning the report is about the week that ended at midnight', () => {
  const { run, period } = planRun({ settings: settingsWith({}), asAt: mondayAtSeven });

  expect(run).toBe('weekly-cases.2026-W47');
  expect(period).toMatchObject({ firstDay: '2026-11-16', lastDay: '2026-11-22' });
});

test('a monthly report is about the month that is over', () => {
  const schedule = { cron: '0 7 1 * ? *', timezone: 'Europe/London' };
  const settings = settingsWith({ period: 'month', schedule });
  const plan = planRun({ settings, asAt: '2027-01-01T08:00:00.000Z' });

  expect(plan.run).toBe('weekly-cases.2026-12');
});

test('completed cases are read as far back as the history goes', () => {
  // 52 weeks before 23 November 2026.
  expect(planRun({ settings: settingsWith({}), asAt: mondayAtSeven }).reading.completedFrom).toBe('2025-11-24');
});

test('a period before the history goes back to its own first day', () => {
  const settings = settingsWith({ historyWeeks: 4 });

  expect(planRun({ settings, asAt: mondayAtSeven, period: '2026-W30' }).reading.completedFrom).toBe('2026-07-20');
});

test.each(['2026-W54', '2025-W53', '2026-13', 'last week', '2026-w47', ''])('there is no period "%s"', (period) => {
  expect(() => planRun({ settings: settingsWith({}), asAt: mondayAtSeven, period })).toThrow(
    `There is no period "${period}".`,
  );
});

test('a period that has not begun is refused; the one that is under way is not', () => {
  const settings = settingsWith({});

  expect(() => planRun({ settings, asAt: mondayAtSeven, period: '2026-W49' })).toThrow('begins on 2026-11-30');
  expect(planRun({ settings, asAt: mondayAtSeven, period: '2026-W48' }).period.lastDay).toBe('2026-11-29');
});

test('a report is narrowed to some of its own clients, whatever the letters of their UUIDs', () => {
  const settings = settingsWith({ clients: ['AAAAAAAA-1111-4111-8111-111111111111', ben] });
  const plan = planRun({ settings, asAt: mondayAtSeven, clients: ['aaaaaaaa-1111-4111-8111-111111111111'] });

  expect(plan.reading.clients).toEqual(['aaaaaaaa-1111-4111-8111-111111111111']);
  expect(plan.scope.clients).toEqual(plan.reading.clients);
});

test("a client who is not the report's is refused by name of the UUID", () => {
  const settings = settingsWith({ clients: [anna, ben] });

  expect(() => planRun({ settings, asAt: mondayAtSeven, clients: [anna, eve] })).toThrow(eve);
});

test('a report on all clients can be narrowed to any', () => {
  expect(planRun({ settings: settingsWith({}), asAt: mondayAtSeven, clients: [eve, eve] }).scope.clients).toEqual([
    eve,
  ]);
});

test('what narrows the report and what it shows more of is asked for and analysed alike', () => {
  const only = { types: [anna], plans: [ben] };
  const { reading, scope } = planRun({ settings: settingsWith({ only, columns: ['tags'] }), asAt: mondayAtSeven });

  expect(reading).toMatchObject({ only, columns: ['tags'], clients: 'all' });
  expect(scope).toMatchObject({ only, columns: ['tags'], clients: 'all' });
});

test('the providers of plans are asked for only where a stage waits on one', () => {
  const readingOf = (changes: object) => planRun({ settings: settingsWith(changes), asAt: mondayAtSeven }).reading;
  expect(readingOf({ stages: [{ stage: 'Submitted', waitsOn: 'provider' }] }).providers).toBe(true);
  expect(readingOf({ stages: [{ stage: 'Submitted', waitsOn: 'client', target: 3 }] }).providers).toBeUndefined();
  expect(readingOf({}).providers).toBeUndefined();
});

test('targets are for what the report is on, also when another period is asked for, and are not those of a part of it', () => {
  const settings = settingsWith({ targets: { completedCases: 10, openCasesAtMost: 150 } });
  const targets = { completedCases: 10, openCasesAtMost: 150, currency: 'GBP', per: 'week' };

  expect(planRun({ settings, asAt: mondayAtSeven }).scope.targets).toEqual(targets);
  expect(planRun({ settings, asAt: mondayAtSeven, period: '2026-10' }).scope.targets).toEqual(targets);
  expect(planRun({ settings, asAt: mondayAtSeven, clients: [anna] }).scope.targets).toBeUndefined();
  expect(planRun({ settings: settingsWith({}), asAt: mondayAtSeven }).scope.targets).toBeUndefined();
});

test('in a report on some of its clients nothing is asked of vulnerable ones', () => {
  const timeliness = { adviceStage: 'Recommendation', vulnerableTag: 'Vulnerable' };
  const settings = settingsWith({ timeliness });
  const scopeOf = (clients?: readonly string[]) => planRun({ settings, clients, asAt: mondayAtSeven }).scope;
  expect(scopeOf().timeliness).toEqual(timeliness);
  expect(scopeOf([anna]).timeliness).toEqual({ adviceStage: 'Recommendation' });
});
