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
import type { Firm, TruthCase } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { random } from '../../sandbox/plannr/random.ts';
import { type Plannr, startPlannr } from '../../sandbox/plannr/start-plannr.ts';
import { type KnownCases, knownAfter, linesAsSent, spoiltFields, touched } from './lines-as-sent.ts';

/*
 * Firms that back-date completions, complete with dates of years ago, move cases between clients and have namesakes, at a
 * Plannr that goes wrong in another way every week: read over HTTP as a run reads it, week after week.
 */

const firms = 20;
const weeks = 52;
const week = 7 * 86_400_000;
const habits = { backDates: 0.1, datesBeforeHistory: 0.03, changesClient: 0.08, namesakes: true };

/** What is wrong in a week, and what the report has to be then. */
type Trouble = {
  readonly faults: Faults;
  readonly expected: 'whole' | 'partial' | 'held';
  /** Cases that do not come at all. */
  readonly unseen?: readonly string[];
};

/** Every odd field that leaves the case what it is. */
const oddFields = Object.keys(brokenFields).flatMap((name) => (isBroken(name) && name !== 'uuid' ? [name] : []));

function isBroken(name: string): name is BrokenField {
  return name in brokenFields;
}

type Standing = {
  readonly open: readonly string[];
  /** Completed within the last weeks. */
  readonly done: readonly string[];
  /** What the last report knew: of a case that nobody ever saw nobody can tell that it is missing. */
  readonly seen: KnownCases;
};

function troubleOf(seed: number, each: number, { open, done, seen }: Standing): Trouble {
  const chance = random('trouble', seed, each);
  const some = open.filter(() => chance.chance(0.05)).slice(0, 4);
  const whole = (faults: Faults): Trouble => ({ faults, expected: 'whole' });
  const hidden = (byName: 'found' | 403, uuids: readonly string[]): Faults => ({ hidden: { cases: uuids, byName } });
  const missed = some.filter((uuid) => seen.has(uuid));
  switch (each === 0 ? 0 : chance.whole(0, 16)) {
    case 1:
    case 2: {
      const cases = [...some, ...done.slice(0, 2)];
      const odd = () => oddFields[chance.whole(0, oddFields.length - 1)] ?? 'value';
      const [one, other] = [odd(), odd()];
      return whole({
        brokenRecords: [
          { field: one, cases: cases.filter((_, index) => index % 2 === 0) },
          { field: other, cases: cases.filter((_, index) => index % 2 === 1) },
        ],
      });
    }
    case 3:
      return whole({ ...chance.pick([{ refusedFilters: ['uuid'] }, { ignoredFilters: ['uuid'] }]) });
    case 4:
      return whole({ uuidFilterCutAt: 1 });
    case 5:
      return whole({ dataKeyedByNumber: true });
    case 6:
      return whole({ lastPageSays: 1e12, perPageCap: 20 });
    case 7:
      return whole({ perPageCap: 20 });
    case 8:
      return missed.length === 0 ? whole({}) : { faults: hidden('found', missed), expected: 'partial' };
    case 9:
      return open.length <= 20 ? whole({}) : { faults: { countsOnly: 20, perPageCap: 20 }, expected: 'partial' };
    case 10:
      return { faults: { merged: true }, expected: 'held' };
    case 11:
      return { faults: { hidden: { cases: 'all', byName: 404 } }, expected: 'held' };
    case 12:
      return whole({ lostParticipants: some });
    case 13:
      // What comes by name does not say which case it is.
      return missed.length === 0
        ? whole({})
        : {
            faults: { ...hidden('found', missed), brokenRecords: [{ field: 'uuid', cases: missed }] },
            expected: 'partial',
            unseen: missed,
          };
    default:
      return whole({});
  }
}

test.each(Array.from({ length: firms }, (_, index) => index + 1))(
  `the reports of firm %i over ${weeks} weeks say what happened, and Yes only where all of it came`,
  async (seed) => {
    const told = { whole: 0, partial: 0, held: 0 };
    let [byName, lines, asSent] = [0, 0, 0];
    const firm = generateFirm({ seed, cases: 90, clients: 25, habits });
    let now = firm.asAt;
    const plannr = await startPlannr({ firm, now: () => now, requestsPerMinute: 1_000_000 });
    try {
      let previous: Snapshot | undefined;
      let known: KnownCases = new Map();
      for (let each = 0; each < weeks; each += 1) {
        now = new Date(Date.parse(firm.asAt) - (weeks - 1 - each) * week).toISOString();
        const { cases } = firm.at(now);
        const open = cases.flatMap(({ uuid, completedAt }) => (completedAt === undefined ? [uuid] : []));
        const lately = new Date(Date.parse(now) - 2 * week).toISOString();
        const done = cases.flatMap(({ uuid, completedAt = '' }) => (completedAt > lately ? [uuid] : []));
        const { faults, expected, unseen = [] } = troubleOf(seed, each, { open, done, seen: known });
        for (const key of Object.keys(plannr.faults)) Reflect.deleteProperty(plannr.faults, key);
        Object.assign(plannr.faults, structuredClone(faults));

        const run = await runOnce(plannr, now, previous);
        const where = `firm ${seed}, ${now}, ${JSON.stringify(faults).slice(0, 300)}`;
        told[run.state] += 1;
        expect(run.state, where).toBe(expected);
        if (run.state === 'held') continue;
        const { movement, coverage, reliance, totals } = run.report;
        byName += coverage.byName?.asked ?? 0;
        expect(reliance.verdict === 'partial', where).toBe(expected === 'partial');
        expect(alarms(reliance.cautions), where).toEqual(
          alarmsOf(faults, {
            previous,
            // Open, or completed on a day of the period that can be read.
            isCounted: ({ uuid, completedAt }) =>
              completedAt === undefined ||
              (spoiltFields(faults).get(uuid)?.has('completed_at') !== true &&
                completedAt >= run.report.period.start &&
                completedAt < run.report.period.end),
            cases,
          }),
        );
        const after = knownAfter(known, { firm, now, faults, unseen: new Set(unseen) });
        const seenOpen = [...after.values()].filter(({ isCompleted, isCarried }) => !isCompleted && !isCarried);
        expect(totals.openCases, where).toBe(seenOpen.length);
        expect(totals.openValue.GBP ?? 0, where).toBe(
          seenOpen.reduce((sum, { value }) => sum + (value?.currency === 'GBP' ? value.minor : 0), 0),
        );
        if (previous !== undefined) {
          if (movement.state !== 'compared') throw new Error(where);
          const { unexplained } = movement.bridge;
          const left = [unexplained.cases, ...Object.values(unexplained.value)];
          expect(
            left.every((figure) => figure === 0),
            where,
          ).toBe(true);

          const since = previous.asAt;
          const own = touched(known, after);
          const unclear = notComparable(firm, known, since, now);
          const truth = Object.entries(trueLines(firm, since, now)).flatMap(([kind, all]) =>
            all.map((text) => `${kind} ${text}`),
          );
          const isOf = (uuids: ReadonlySet<string>) => (text: string) =>
            uuids.has(text.split(' ')[1]?.slice(0, -1) ?? '');
          const [isOwn, isUnclear] = [isOf(new Set(own)), isOf(new Set(unclear))];
          const sent = own.flatMap((uuid) =>
            linesAsSent(uuid, { before: known.get(uuid), after: after.get(uuid), firm, faults, since, now }),
          );
          const mine = movement.bridge.lines.flatMap(({ kind, items }) =>
            items.map(({ uuid, amount }) => `${kind} ${entry(uuid, amount)}`),
          );
          const right = [...truth.filter((text) => !isOwn(text)), ...sent];
          const plain = (list: readonly string[]) => list.filter((text) => !isUnclear(text)).sort();
          expect(plain(mine), where).toEqual(plain(right));
          lines += mine.length;
          asSent += sent.length;
        }
        previous = run.snapshot;
        known = after;
      }
    } finally {
      await plannr.stop();
    }
    process.stdout.write(
      `firm ${seed}: ${JSON.stringify(told)}; ${lines} entries on lines, ${asSent} of them told by what was sent; ${byName} cases asked for by name\n`,
    );
    expect(told.whole).toBeGreaterThan(weeks / 2);
  },
);

/** The cautions that tell of this week's reading, and not of what the firm's cases are like. */
function alarms(cautions: readonly string[]): readonly string[] {
  const ofCases = new Set([
    'values-missing',
    'open-in-completed-stage',
    'entered-late',
    'forecasts-too-narrow',
    'period-unfinished',
  ]);
  return cautions.filter((caution) => !ofCases.has(caution)).sort();
}

/** One of so few cases is more than one in a hundred. */
function alarmsOf(
  { brokenRecords = [], lostParticipants = [], lastPageSays }: Faults,
  {
    previous,
    isCounted,
    cases,
  }: {
    previous: Snapshot | undefined;
    isCounted: (each: TruthCase) => boolean;
    cases: readonly TruthCase[];
  },
): readonly string[] {
  const counted = new Set(cases.filter(isCounted).map(({ uuid }) => uuid));
  const isOdd = brokenRecords.some(
    ({ field, cases: own }) => field !== 'uuid' && typeof own !== 'number' && own.some((uuid) => counted.has(uuid)),
  );
  return [
    ...(previous?.completeness === 'partial' ? ['last-run-partial'] : []),
    ...(lastPageSays === undefined ? [] : ['notes']),
    ...(lostParticipants.length > 0 ? ['participants-unseen'] : []),
    ...(isOdd ? ['unreadable'] : []),
  ].sort();
}

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
function notComparable(firm: Firm, known: KnownCases, since: string, now: string): readonly string[] {
  const from = [...known.values()].reduce((first, { seenAt }) => (seenAt < first ? seenAt : first), since);
  return [...Map.groupBy(firm.events(from, now), ({ caseUuid }) => caseUuid)].flatMap(([uuid, events]) => {
    const seenAt = known.get(uuid)?.seenAt ?? since;
    const kinds = events.flatMap(({ kind, instant }) => (instant > seenAt ? [kind] : []));
    const isBrief = kinds.includes('opened') && kinds.includes('completed');
    return isBrief || kinds.includes('reopened') ? [uuid] : [];
  });
}
