import { afterEach, expect, test } from 'vitest';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { expectedReport } from './expected.ts';
import { expectedPeople } from './expected-people.ts';
import { makeReport } from './make-report.ts';
import type { TableRow } from './read-workbook.ts';

/*
 * People, "Held by" and lost cases, of invented firms that lose cases: each figure as read back from the workbook equals the
 * one worked out from the sandbox's truth.
 */

const periods = [
  {
    name: '2026-W47',
    firstDay: '2026-11-16',
    lastDay: '2026-11-22',
    asAt: '2026-11-23T07:00:00.000Z',
    latelyFrom: '2026-08-24',
  },
  {
    name: '2026-03',
    firstDay: '2026-03-01',
    lastDay: '2026-03-31',
    asAt: '2026-04-01T06:00:00.000Z',
    latelyFrom: '2025-12-31',
  },
] as const;

let plannr: Plannr | undefined;
afterEach(async () => {
  await plannr?.stop();
  plannr = undefined;
});

export function testPeople(seeds: readonly number[]): void {
  test.each(seeds)('every figure of People, and of the lost cases, is the true one at firm %i', async (seed) => {
    const period = periods[seed % periods.length] ?? periods[0];
    const timezone = 'Europe/London';
    const firm = generateFirm({
      seed,
      cases: 260,
      clients: 90,
      asAt: period.asAt,
      habits: { loses: 0.12 },
      withoutClient: 0.1,
    });
    const state = firm.at(period.asAt);
    const lostStage = state.stages.find(({ name }) => name === 'Not proceeding')?.uuid ?? '';
    plannr = await startPlannr({ firm, now: () => period.asAt, requestsPerMinute: 100_000 });
    const changes = { historyWeeks: 26, lostStages: ['not proceeding'], historySource: 'snapshots' };
    const { workbook, json } = await makeReport(plannr, changes, '--as-at', period.asAt, '--period', period.name);

    const enteredStage = () => period.asAt;
    const truth = expectedReport(state, { ...period, timezone, historyWeeks: 26, enteredStage });
    const rows = workbook.table('Open cases', 'OpenCases').rows;
    const those = (heading: string) =>
      new Set(
        rows.flatMap((row) => (row[heading] === undefined || row[heading] === '' ? [] : [String(row['Case UUID'])])),
      );
    const expected = expectedPeople({
      ...truth,
      ...period,
      state,
      lostStage,
      late: those('Days over'),
      onList: those('Needs a look'),
    });

    const people = workbook.table('People', 'People');
    const key = (row: TableRow) => String(row['Account UUID'] ?? '');
    expect(people.rows.map(key).sort()).toEqual(expected.people.map(({ uuid }) => uuid ?? '').sort());
    for (const { name, uuid, ...figures } of expected.people) {
      const row = people.rows.find((each) => key(each) === (uuid ?? ''));
      // Two of one name have a part of the UUID behind it.
      expect(String(row?.Person).startsWith(name), name).toBe(true);
      expectFigures(row, figures, name);
    }
    const types = workbook.table('People', 'WorkByType').rows;
    expect(types).toHaveLength(expected.types.length);
    for (const { type = 'No type', ...figures } of expected.types) {
      expectFigures(
        types.find((row) => row.Type === type),
        figures,
        type,
      );
    }
    // The rows of the people, less what is counted again, are the firm.
    const lines = workbook.table('People', 'PeopleToFirm');
    const [sum, again, whole] = [...lines.rows, lines.totals];
    const {
      'Median days to complete': _,
      'of so many completed': __,
      'Mean position': ___,
      ...firmWork
    } = expected.firm;
    for (const [heading, value] of Object.entries(firmWork)) {
      expect(Number(sum?.[heading]) - Number(again?.[heading]), heading).toBeCloseTo(Number(value), 6);
      expect(Number(whole?.[heading]), heading).toBeCloseTo(Number(value), 6);
      expect(Number(again?.[heading]), heading).toBeCloseTo(Number(Reflect.get(expected.again, heading)), 6);
      expect(Number(people.totals[heading] ?? 0), heading).toBeCloseTo(Number(sum?.[heading]), 6);
    }

    const truthOf = new Map(truth.open.map((each) => [each.uuid, each]));
    for (const row of rows) {
      const each = truthOf.get(String(row['Case UUID']));
      if (each !== undefined) expect(row['Held by'] ?? '', each.name).toBe(expected.heldBy(each));
    }
    const ended = workbook.table('Completed cases', 'CompletedCases').rows;
    const outcomes = new Map(ended.map((row) => [row['Case UUID'], row.Outcome]));
    for (const { uuid, statusUuid } of truth.history)
      expect(outcomes.get(uuid)).toBe(statusUuid === lostStage ? 'Lost' : 'Completed');
    const lost = truth.history.filter(({ statusUuid }) => statusUuid === lostStage);
    expect(lost.length).toBeGreaterThan(3);
    expect(json.totals.lostInHistory).toBe(lost.length);
    expect(json.totals.lostInPeriod).toBe(lost.filter(({ inPeriod }) => inPeriod).length);
    expect(json.totals.completedInPeriod).toBe(
      truth.history.filter((each) => each.inPeriod && each.statusUuid !== lostStage).length,
    );
    expect(json.version).toBe(2);
  });
}

function expectFigures(
  row: TableRow | undefined,
  figures: Readonly<Record<string, number | undefined>>,
  whose: string,
): void {
  for (const [heading, value] of Object.entries(figures)) {
    const cell = row?.[heading];
    if (value === undefined) expect(cell ?? '', `${whose}, ${heading}`).toBe('');
    else expect(Number(cell), `${whose}, ${heading}`).toBeCloseTo(value, 6);
  }
}
