import { expect, test } from 'vitest';
import { planRun } from '../../../functions/run/plan-run.ts';
import { isSomebodysReport, mayLeaveSnapshot } from '../../../functions/run/rules/leave-snapshot.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';

const settings = aReportSettings();
const asAt = '2026-11-23T07:00:00.000Z';

test.each([
  ['on the last whole week', {}, true],
  ['on it, made late', { asAt: '2026-11-26T07:00:00.000Z' }, true],
  ['on a past week', { period: '2026-W46' }, false],
  ['on the week that is not over', { period: '2026-W48' }, false],
  ['on another kind of period', { period: '2026-10' }, false],
  ['on some of the clients', { clients: ['edeca343-8b56-4079-8e16-620fe8145712'] }, false],
  ['that is a preview', { to: 'partner@harbour.example' }, false],
])(
  'a report %s may leave a snapshot: %s',
  (_, given: { asAt?: string; period?: string; clients?: string[]; to?: string }, may) => {
    const order = { settings, asAt, ...given };
    expect(mayLeaveSnapshot(order, planRun(order))).toBe(may);
  },
);

test.each([
  [[], false],
  [['failed', 'bounced'], false],
  [['failed', 'sent'], true],
  [['unknown'], true],
  [['sending'], true],
] as const)('of a report whose mails are %j it is %s that somebody has it', (states, expected) => {
  expect(isSomebodysReport(states.map((state) => ({ state })))).toBe(expected);
});
