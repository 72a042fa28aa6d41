import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { MovementShare } from '../../../functions/analyse/movement/shares.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { random } from '../../sandbox/plannr/random.ts';
import { comparedIn, type WeekOfRun, yearOfRuns } from '../year-of-runs.ts';

const habits = { changesClient: 0.4, backDates: 0.1, namesakes: true };

/** `key: open cases, pence` of each bearer, added up from the cases themselves. */
function standing(cases: readonly Case[], keysOf: (of: Case) => readonly string[]): Map<string, [number, number]> {
  const sums = new Map<string, [number, number]>();
  for (const each of cases.filter(({ completedAt }) => completedAt === undefined)) {
    for (const key of new Set(keysOf(each))) {
      const [count, minor] = sums.get(key) ?? [0, 0];
      sums.set(key, [count + 1, minor + (each.value?.currency === 'GBP' ? each.value.minor : 0)]);
    }
  }
  return sums;
}

const clientsOf = ({ clients }: Case) => clients.map(({ uuid }) => uuid);
const peopleOf = ({ assignedUuids = [] }: Case) => assignedUuids;

/** Each bearer whose row does not lead from what it had to what it has. */
function astray(
  rows: readonly MovementShare[],
  [before, now]: readonly [readonly Case[], readonly Case[]],
  keysOf: (of: Case) => readonly string[],
): string[] {
  const [from, to] = [standing(before, keysOf), standing(now, keysOf)];
  const change = new Map(rows.map(({ uuid = '', change: { cases, value } }) => [uuid, `${cases}, ${value.GBP ?? 0}`]));
  const nothing: [number, number] = [0, 0];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((key) => {
    const [hadCases, hadPence] = from.get(key) ?? nothing;
    const [hasCases, hasPence] = to.get(key) ?? nothing;
    const [told, truth] = [change.get(key) ?? '0, 0', `${hasCases - hadCases}, ${hasPence - hadPence}`];
    return truth === told ? [] : [`${key}: ${told}, truly ${truth}`];
  });
}

const handed = ({ clients, assignees }: { clients: readonly MovementShare[]; assignees: readonly MovementShare[] }) =>
  [clients, assignees].map(
    (rows) => rows.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'moved-in').length,
  );

/** Plays so many weeks of each firm. */
export function testShares(seeds: readonly number[], weeks: number): void {
  test.each(seeds)('week by week, each client and each person of firm %i is led to what it has', (seed) => {
    const firm = generateFirm({ seed, cases: 120, clients: 30, habits });
    const staff = firm.at(firm.asAt).employees.map(({ uuid }) => uuid);
    // From some week on a case is somebody else's.
    const asSent = (each: Case, asAt: string): Case => {
      const chance = random(seed, 'handed', each.uuid);
      const [when, to] = [chance.next() * 400, staff[chance.whole(0, staff.length - 1)] ?? ''];
      const daysAgo = (Date.parse(firm.asAt) - Date.parse(asAt)) / 86_400_000;
      return daysAgo > when ? each : { ...each, assignedTo: ['Taken over'], assignedUuids: [to] };
    };
    let last: WeekOfRun | undefined;
    let moved = [0, 0];
    for (const each of yearOfRuns({ firm, weeks, scope: { historyWeeks: 25 }, asSent })) {
      if (last !== undefined) {
        const movement = comparedIn(each.report);
        const cases = [last.input.cases, each.input.cases] as const;
        expect(astray(movement.clients, cases, clientsOf)).toEqual([]);
        expect(astray(movement.assignees, cases, peopleOf)).toEqual([]);
        const more = handed(movement);
        moved = moved.map((count, index) => count + (more[index] ?? 0));
        expect(openOfClients(each.report)).toEqual(standing(each.input.cases, clientsOf));
      }
      last = each;
    }
    expect(Math.min(...moved)).toBeGreaterThan(5);
  });
}

/** As the Clients sheet says it. */
function openOfClients({ clients }: Report): Map<string, [number, number]> {
  const open = new Map<string, [number, number]>();
  for (const { uuid, totals } of clients) {
    if (totals.openCases > 0) open.set(uuid, [totals.openCases, totals.openValue.GBP ?? 0]);
  }
  return open;
}
