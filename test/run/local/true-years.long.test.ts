import { expect, test } from 'vitest';
import type { Snapshot } from '../../../functions/analyse/snapshot/snapshot.ts';
import { askByName } from '../../../functions/collect/by-name/ask-by-name.ts';
import { takeNamed } from '../../../functions/collect/by-name/take-named.ts';
import { createPlannrClient } from '../../../functions/collect/client/plannr-client.ts';
import { readCases } from '../../../functions/collect/read-cases.ts';
import type { ToldDrop } from '../../../functions/deliver/snapshots/snapshot-store.ts';
import { planRun } from '../../../functions/run/plan-run.ts';
import { judgeHeld } from '../../../functions/run/rules/judge-held.ts';
import { readingSince } from '../../../functions/run/rules/reading-since.ts';
import { namesToAsk } from '../../../functions/run/rules/vanished.ts';
import { workOut } from '../../../functions/run/rules/work-out.ts';
import { entry, trueLines } from '../../analyse/true-movement.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { createFakeClock } from '../../collect/fake-clock.ts';
import { type BrokenField, brokenFields, type Faults } from '../../sandbox/plannr/faults.ts';
import type { Firm } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { random } from '../../sandbox/plannr/random.ts';
import { type Plannr, startPlannr } from '../../sandbox/plannr/start-plannr.ts';

/*
 * Firms that back-date completions, complete with dates of years ago, move cases between clients and have namesakes, at a
 * Plannr that goes wrong in another way every week: read over HTTP as a run reads it, week after week.
 */

const firms = 20;
const weeks = 52;
const week = 7 * 86_400_000;
const habits = { backDates: 0.1, datesBeforeHistory: 0.03, changesClient: 0.08, namesakes: true };

/** What is wrong in a week, and what the report has to be then. */
type Trouble = { readonly faults: Faults; readonly expected: 'whole' | 'partial' | 'held' };

/** Odd fields that no line of the bridge is made from. */
const harmless = Object.entries(brokenFields).flatMap(([name, [field]]) =>
  isBroken(name) && (field === 'review_at' || field === 'status_position') ? [name] : [],
);

function isBroken(name: string): name is BrokenField {
  return name in brokenFields;
}

/** @param seen the open cases that the last report knew: of one that nobody ever saw nobody can tell that it is missing */
function troubleOf(
  seed: number,
  each: number,
  { open, seen }: { readonly open: readonly string[]; readonly seen: ReadonlySet<string> },
): Trouble {
  const chance = random('trouble', seed, each);
  const some = open.filter(() => chance.chance(0.05)).slice(0, 4);
  const whole = (faults: Faults): Trouble => ({ faults, expected: 'whole' });
  const hidden = (byName: 'found' | 403, uuids: readonly string[]): Faults => ({ hidden: { cases: uuids, byName } });
  switch (each === 0 ? 0 : chance.whole(0, 15)) {
    case 1:
      return whole({ brokenRecords: [{ field: chance.pick(['review_at: false', ...harmless]), cases: some }] });
    case 2:
      return whole({ refusedFilters: ['uuid'] });
    case 3:
      return whole({ ignoredFilters: ['uuid'] });
    case 4:
      return whole({ uuidFilterCutAt: 1 });
    case 5:
      return whole({ dataKeyedByNumber: true });
    case 6:
      return whole({ lastPageSays: 1e12, perPageCap: 20 });
    case 7:
      return whole({ perPageCap: 20 });
    case 8: {
      const missed = some.filter((uuid) => seen.has(uuid));
      return missed.length === 0 ? whole({}) : { faults: hidden('found', missed), expected: 'partial' };
    }
    case 9:
      return open.length <= 20 ? whole({}) : { faults: { countsOnly: 20, perPageCap: 20 }, expected: 'partial' };
    case 10:
      return { faults: { merged: true }, expected: 'held' };
    case 11:
      return { faults: { hidden: { cases: 'all', byName: 404 } }, expected: 'held' };
    case 12:
      return whole({ lostParticipants: some });
    default:
      return whole({});
  }
}

test(`the reports of ${firms} firms over ${weeks} weeks say what happened, and Yes only where all of it came`, async () => {
  const told = { whole: 0, partial: 0, held: 0 };
  let byName = 0;
  for (let seed = 1; seed <= firms; seed += 1) {
    const firm = generateFirm({ seed, cases: 90, clients: 25, habits });
    let now = firm.asAt;
    const plannr = await startPlannr({ firm, now: () => now, requestsPerMinute: 1_000_000 });
    try {
      let previous: Snapshot | undefined;
      let wasWhole = true;
      for (let each = 0; each < weeks; each += 1) {
        now = new Date(Date.parse(firm.asAt) - (weeks - 1 - each) * week).toISOString();
        const open = firm.at(now).cases.filter(({ completedAt }) => completedAt === undefined);
        const seen = new Set(previous?.cases.map(({ uuid }) => uuid));
        const { faults, expected } = troubleOf(seed, each, { open: open.map(({ uuid }) => uuid), seen });
        for (const key of Object.keys(plannr.faults)) Reflect.deleteProperty(plannr.faults, key);
        Object.assign(plannr.faults, faults);

        const run = await runOnce(plannr, now, previous);
        const where = `firm ${seed}, ${now}, ${JSON.stringify(faults).slice(0, 200)}`;
        told[run.state] += 1;
        expect(run.state, where).toBe(expected === 'held' ? 'held' : run.state === 'held' ? 'not held' : expected);
        if (run.state === 'held') continue;
        byName += run.report.coverage.byName?.asked ?? 0;
        const { movement } = run.report;
        if (previous !== undefined && movement.state === 'compared') {
          const { unexplained, lines } = movement.bridge;
          expect(
            [unexplained.cases, ...Object.values(unexplained.value)].every((figure) => figure === 0),
            where,
          ).toBe(true);
          if (run.state === 'whole' && wasWhole) {
            const odd = notComparable(firm, previous.asAt, now);
            const mine = lines.flatMap(({ kind, items }) =>
              items.map(({ uuid, amount }) => `${kind} ${entry(uuid, amount)}`),
            );
            const truth = Object.entries(trueLines(firm, previous.asAt, now)).flatMap(([kind, own]) =>
              own.map((text) => `${kind} ${text}`),
            );
            const plain = (list: readonly string[]) =>
              list.filter((text) => !odd.some((uuid) => text.includes(uuid))).sort();
            expect(plain(mine), where).toEqual(plain(truth));
          }
        }
        if (run.state === 'whole') expect(run.report.totals.openCases, where).toBe(open.length);
        previous = run.snapshot;
        wasWhole = run.state === 'whole';
      }
    } finally {
      await plannr.stop();
    }
  }
  process.stdout.write(`${JSON.stringify(told)}; ${byName} cases asked for by name\n`);
});

async function runOnce(plannr: Plannr, asAt: string, previous: Snapshot | undefined) {
  const settings = aReportSettings();
  const planned = planRun({ settings, asAt });
  const plan = { ...planned, reading: readingSince({ ...planned.reading, accountUuid: plannr.accountUuid }, previous) };
  const client = createPlannrClient({
    baseUrl: plannr.url,
    token: { get: async () => plannr.token, refetch: async () => plannr.token },
    accountUuid: plannr.accountUuid,
    clock: createFakeClock(),
  });
  const read = await readCases(client, plan.reading);
  const names = namesToAsk(plan, previous, read);
  const named = names === undefined ? undefined : await askByName(client, names);
  const taken = named === undefined ? { reading: read, missing: [] } : takeNamed(read, named, plan.reading);
  const drops = new Map<string, ToldDrop>();
  const held = await judgeHeld(
    {
      readDrop: async (_, period) => drops.get(period),
      saveDrop: async (_, period, drop) => void drops.set(period, drop),
    },
    { plan, settings, previous, taken },
  );
  if (held.reasons !== undefined) return { state: 'held' as const };
  const { report, snapshot } = workOut(plan, taken.reading, { previous, missing: taken.missing });
  // As it comes back from the archive.
  const kept: Snapshot = JSON.parse(JSON.stringify(snapshot));
  return {
    state: report.completeness === 'complete' ? ('whole' as const) : ('partial' as const),
    report,
    snapshot: kept,
  };
}

/**
 * Cases whose way from then to now is in no list and no snapshot: opened and completed in between, or reopened and
 * completed again (which adds up to nothing), or reopened from before the history.
 */
function notComparable(firm: Firm, from: string, to: string): readonly string[] {
  return [...Map.groupBy(firm.events(from, to), ({ caseUuid }) => caseUuid)].flatMap(([uuid, events]) => {
    const kinds = events.map(({ kind }) => kind);
    const isBrief = kinds.includes('opened') && kinds.includes('completed');
    return isBrief || kinds.includes('reopened') ? [uuid] : [];
  });
}
