import { afterEach, expect, test } from 'vitest';
import type { Firm } from '../sandbox/plannr/firm.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { compareAll } from './compare.ts';
import { expectedReport } from './expected.ts';
import { makeReport } from './make-report.ts';

/*
 * The promise of the whole: what the readers are shown is what is true. Each figure of workbook, report.json and mail is
 * worked out again from the sandbox's own truth by expected.ts, which shares no code with Casebook.
 */

// The days are written down, not computed: week 47; the week in which British clocks go back; and the week that is in two years.
const periods = [
  { name: '2026-W47', firstDay: '2026-11-16', lastDay: '2026-11-22', asAt: '2026-11-23T07:00:00.000Z' },
  { name: '2026-W43', firstDay: '2026-10-19', lastDay: '2026-10-25', asAt: '2026-10-26T07:00:00.000Z' },
  { name: '2026-W53', firstDay: '2026-12-28', lastDay: '2027-01-03', asAt: '2027-01-04T07:00:00.000Z' },
  { name: '2026-03', firstDay: '2026-03-01', lastDay: '2026-03-31', asAt: '2026-04-01T06:00:00.000Z' },
] as const;
export type Way = 'firm-wide' | 'clients-in-batches' | 'client-by-client';

/** When a case entered its stage, by the sandbox's own events. */
const entryIn = (firm: Firm, asAt: string) => (caseUuid: string) =>
  firm.eventsOf(caseUuid, asAt).findLast(({ kind }) => kind === 'opened' || kind === 'moved')?.instant ?? '';

let plannr: Plannr | undefined;
afterEach(async () => {
  await plannr?.stop();
  plannr = undefined;
});

/** Makes the report of each firm, read in that way, and holds all of it against the truth. */
export function testFigures(way: Way, seeds: readonly number[]): void {
  test.each(seeds)(`read ${way}, every figure of firm %i is the true one`, async (seed) => {
    const period = periods[seed % periods.length] ?? periods[0];
    const timezone = seed % 3 === 0 ? 'America/New_York' : 'Europe/London';
    const firm = generateFirm({ seed, cases: 260, clients: 90, asAt: period.asAt });
    const state = firm.at(period.asAt);
    // Every third client, so that cases are shared with clients who are not asked for.
    const clients =
      way === 'clients-in-batches'
        ? state.clients.filter((_, index) => index % 3 !== 0).map(({ uuid }) => uuid)
        : undefined;
    plannr = await startPlannr({
      firm,
      now: () => period.asAt,
      requestsPerMinute: 100_000,
      faults: way === 'client-by-client' ? { forbidden: ['cases'] } : {},
    });

    const files = await makeReport(
      plannr,
      { clients: clients ?? 'all', historyWeeks: 26, schedule: { cron: '0 7 ? * MON *', timezone } },
      ...['--as-at', period.asAt, '--period', period.name],
    );

    expect(files.json.coverage.way).toBe(way);
    expect(files.json.completeness).toBe('complete');
    const enteredStage = entryIn(firm, period.asAt);
    compareAll(files, expectedReport(state, { ...period, timezone, historyWeeks: 26, clients, enteredStage }));
  });
}

/** The same for a report about some types, stages and plans. */
export function testNarrowed(): void {
  test('a report narrowed to types, stages and plans is about those cases alone', async () => {
    const [period] = periods;
    const firm = generateFirm({ seed: 11, cases: 400, clients: 80 });
    const state = firm.at(period.asAt);
    const only = {
      types: state.types.slice(0, 3).map(({ uuid }) => uuid),
      statuses: state.stages.slice(1).map(({ uuid }) => uuid),
    };
    plannr = await startPlannr({ firm, now: () => period.asAt });

    const files = await makeReport(plannr, { only, historyWeeks: 52 }, '--as-at', period.asAt, '--period', period.name);

    expect(files.json.totals.openCases).toBeGreaterThan(0);
    const enteredStage = entryIn(firm, period.asAt);
    compareAll(
      files,
      expectedReport(state, { ...period, timezone: 'Europe/London', historyWeeks: 52, ...only, enteredStage }),
    );
  });
}
