import { afterEach, expect, test } from 'vitest';
import { runCommand } from '../../functions/handlers/cli.ts';
import { madeClock } from '../sandbox/made-clock.ts';
import type { Faults } from '../sandbox/plannr/faults.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { environmentFor, makeWorkplace } from './make-report.ts';

/* The command line at a Plannr that is away, in made time: what is waited for is over at once. */

const asAt = '2026-11-23T07:00:00.000Z';
const firm = generateFirm({ seed: 21, cases: 80, clients: 25 });

let plannr: Plannr;
let workplace: Awaited<ReturnType<typeof makeWorkplace>>;
afterEach(async () => {
  await plannr.stop();
  await workplace.remove();
});

async function runAt(faults: Faults) {
  const clock = madeClock(asAt);
  plannr = await startPlannr({ firm, now: () => asAt, rateClock: clock.now, requestsPerMinute: 1_000_000, faults });
  workplace = await makeWorkplace(plannr);
  const shown: string[] = [];
  const began = clock.now();
  const told = await runCommand(['--reports', workplace.reports, '--out', workplace.out, '--json'], {
    environment: environmentFor(plannr),
    now: () => asAt,
    clock,
    terminal: { write: (text) => void shown.push(text), isTerminal: false },
  });
  return { told, shown: shown.join(''), minutes: (clock.now() - began) / 60_000 };
}

const away = (minutes: number) => ({ from: 0, until: Date.parse(asAt) + minutes * 60_000, how: 503 as const });

test.each([
  ['20 seconds', 1 / 3, 0],
  ['3 minutes', 3, 2],
])('a Plannr that is away for %s loses no report, and the wait is shown', async (_, minutes, waits) => {
  const { told, shown } = await runAt({ away: away(minutes) });

  expect(told.exitCode).toBe(0);
  expect(JSON.parse(told.stdout)).toMatchObject({ state: 'done', completeness: 'complete' });
  expect(shown.match(/Waiting for (?:a minute|\d minutes), then reading on; Ctrl-C stops it\.\n/g) ?? []).toHaveLength(
    waits,
  );
  if (waits > 0) expect(shown).toContain('could not be reached for the list of logins');
});

test('one that stays away fails the report after some ten minutes, and says why', async () => {
  const { told, shown, minutes } = await runAt({ away: away(10_000) });

  expect(told.exitCode).toBe(1);
  expect(told.stderr).toContain('could not be reached for the list of logins');
  expect(shown.match(/Waiting for /g)).toHaveLength(3);
  expect(minutes).toBeGreaterThan(8);
  expect(minutes).toBeLessThan(15);
  expect(await workplace.written()).toEqual([]);
});

test('client by client what came is kept, and only what is missing is read again', async () => {
  const [missing = '', ...others] = firm.at(asAt).clients.map(({ uuid }) => uuid);
  const serverError = { status: 500, times: 12, path: missing } as const;
  const { told, shown } = await runAt({ forbidden: ['cases'], serverError });

  expect(JSON.parse(told.stdout)).toMatchObject({ state: 'done', completeness: 'complete' });
  expect(shown).toContain('Plannr could not be read: ');
  const listsOf = (uuid: string) =>
    plannr.requests.filter(({ path, status }) => path.includes(`/client/${uuid}/`) && status === 200).length;
  expect(new Set(others.map(listsOf))).toEqual(new Set([2]));
  expect(listsOf(missing)).toBe(2);
});

test('the list of the firm is read anew, so that its figures are of one time', async () => {
  const { told } = await runAt({ serverError: { status: 503, times: 9, path: '/cases' } });

  const { coverage } = JSON.parse(told.stdout);
  expect(JSON.parse(told.stdout)).toMatchObject({ state: 'done', completeness: 'complete' });
  // After the first wait, of a minute, and what was tried before it.
  expect(Date.parse(coverage.startedAt)).toBeGreaterThan(Date.parse(asAt) + 60_000);
});
