import { afterEach, describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { casesToAudit, completedToAudit } from '../../../functions/analyse/stage-history/cases-to-audit.ts';
import { noteStages } from '../../../functions/analyse/stage-history/note-stages.ts';
import type { StageHistory } from '../../../functions/analyse/stage-history/stage-history.ts';
import { notesOnHistories } from '../../../functions/collect/audits/missed-histories.ts';
import { readStageHistory } from '../../../functions/collect/audits/read-stage-history.ts';
import { casesOfState } from '../../builders/cases-of-state.ts';
import type { Faults } from '../../sandbox/plannr/faults.ts';
import type { Firm } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../../sandbox/plannr/start-plannr.ts';
import { createFakeClock } from '../fake-clock.ts';
import { clientFor } from '../start-reading.ts';

const dayMilliseconds = 86_400_000;
const firm = generateFirm({ seed: 31, cases: 150, clients: 40 });
const week = (number: number) => new Date(Date.parse(firm.asAt) + number * 7 * dayMilliseconds).toISOString();

let plannr: Plannr | undefined;
afterEach(async () => {
  await plannr?.stop();
  plannr = undefined;
});

/** A Plannr whose time a test can move on. */
async function start(faults: Faults = {}, of: Firm = firm) {
  const clock = createFakeClock();
  let now = of.asAt;
  const started = await startPlannr({ firm: of, now: () => now, rateClock: clock.now, faults });
  plannr = started;
  const read = async (asAt: string, known?: StageHistory, change: (cases: Case[]) => Case[] = (cases) => cases) => {
    now = asAt;
    const cases = change(casesOfState(of.at(asAt)));
    const toAudit = casesToAudit(cases, known);
    const stages = cases.flatMap(({ stage }) => stage ?? []);
    const before = started.requests.length;
    const reading = await readStageHistory(clientFor(started, { clock }), { stages, toAudit, known });
    const seen = { cases, asAt, isComplete: true, isHistory: () => true, audited: reading.audited };
    return {
      ...reading,
      notes: notesOnHistories(reading.missed),
      toAudit,
      requests: started.requests.slice(before),
      history: noteStages(known, seen),
      open: cases.filter(({ completedAt }) => completedAt === undefined),
    };
  };
  return { read, faults: started.faults };
}

/** The stages that a case went through, as the sandbox's events tell it. */
function trueVisits(uuid: string, asAt: string) {
  const entries = firm.eventsOf(uuid, asAt).filter(({ kind }) => kind === 'opened' || kind === 'moved');
  return entries.map(({ after, instant }, index) => {
    const to = entries[index + 1]?.instant;
    return {
      ...(after?.statusUuid === undefined ? {} : { stage: after.statusUuid }),
      from: { known: 'exact', at: instant },
      ...(to === undefined ? {} : { to: { known: 'exact', at: to } }),
    };
  });
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const visitsIn = ({ cases }: StageHistory, uuid: string) => plain(cases.find((each) => each.uuid === uuid)?.visits);

test('every open case is told with each of its stages, when it came and when it went', async () => {
  const { read } = await start();
  const { history, open, notes, toAudit } = await read(week(0));

  expect(notes).toEqual([]);
  expect(open.length).toBeGreaterThan(40);
  for (const { uuid } of open) expect(visitsIn(history, uuid)).toEqual(trueVisits(uuid, week(0)));
  expect(toAudit.length).toBeGreaterThan(open.length / 2);
});

test('a week later only the cases that changed are asked for, and all are told again', async () => {
  const { read } = await start();
  let { history, open: before } = await read(week(0));
  for (const number of [1, 2, 3]) {
    const known = new Set(before.map(({ uuid }) => uuid));
    const changed = new Set(firm.events(week(number - 1), week(number)).map(({ caseUuid }) => caseUuid));
    const next = await read(week(number), history);

    expect(next.requests).toHaveLength(next.toAudit.length);
    expect(next.toAudit.filter(({ uuid }) => !changed.has(uuid))).toEqual([]);
    expect(next.requests.length).toBeLessThan(next.open.length / 2);
    for (const { uuid } of next.open) expect(visitsIn(next.history, uuid)).toEqual(trueVisits(uuid, week(number)));
    // Those completed since have their last stages too: past stays are what later ones are held against.
    const standing = casesOfState(firm.at(week(number)));
    const done = standing.filter(({ uuid, completedAt }) => known.has(uuid) && completedAt !== undefined);
    expect(done.length).toBeGreaterThan(0);
    for (const { uuid } of done) expect(visitsIn(next.history, uuid)).toEqual(trueVisits(uuid, week(number)));
    history = next.history;
    before = next.open;
  }
});

test('nothing of who made an edit, or from where, is kept', async () => {
  const { read } = await start();
  const reading = await read(week(0));
  const kept = JSON.stringify([reading.audited, reading.history, reading.notes]);

  for (const { name } of firm.at(week(0)).employees) expect(kept).not.toContain(name);
  expect(kept).not.toMatch(/198\.51\.100|Mozilla|@|ip_address|user_agent/);
  expect(new Set(kept.match(/"(\w+)":/g))).toEqual(
    new Set(
      [
        'version',
        'cases',
        'uuid',
        'updatedAt',
        'auditedTo',
        'seenAt',
        'visits',
        'stage',
        'from',
        'to',
        'known',
        'at',
      ].map((key) => `"${key}":`),
    ),
  );
});

describe('where audits may not be read', () => {
  test('a few are tried, the report is told why, and nothing is taken for exact', async () => {
    const { read } = await start({ forbidden: ['audits'] });
    const { requests, notes, audited, history, open, toAudit } = await read(week(0));

    expect(requests).toHaveLength(5);
    expect(audited).toEqual([]);
    expect(notes).toEqual([
      'Plannr does not let this account read the history of cases (refused (403)): the time in stage is told by our own snapshots, less exactly.',
    ]);
    const asked = new Set(toAudit.map(({ uuid }) => uuid));
    for (const { uuid } of open) {
      const [visit] = history.cases.find((each) => each.uuid === uuid)?.visits ?? [];
      expect(visit?.from.known).toBe(asked.has(uuid) ? 'at-least' : 'exact');
    }
  });

  test('and once they may, all is exact', async () => {
    const { read, faults } = await start({ forbidden: ['audits'] });
    const { history } = await read(week(0));
    Object.assign(faults, { forbidden: [] });
    const next = await read(week(1), history);

    for (const { uuid } of next.open) expect(visitsIn(next.history, uuid)).toEqual(trueVisits(uuid, week(1)));
  });

  test('an outage costs the exactness of what changed, and the next run makes it good', async () => {
    const { read, faults } = await start();
    const first = await read(week(0));
    Object.assign(faults, { serverError: { times: 'always', path: '/audits/', status: 502 } });
    const second = await read(week(1), first.history);
    const changed = new Set(second.toAudit.map(({ uuid }) => uuid));

    expect(second.notes).toHaveLength(1);
    expect(second.notes[0]).toMatch(/^The history of \d+ cases could not be read \(.*\): time in stage/);
    for (const { uuid } of second.open.filter((each) => !changed.has(each.uuid))) {
      expect(visitsIn(second.history, uuid)).toEqual(trueVisits(uuid, week(1)));
    }
    Object.assign(faults, { serverError: undefined });
    const third = await read(week(2), second.history);
    for (const { uuid } of third.open) expect(visitsIn(third.history, uuid)).toEqual(trueVisits(uuid, week(2)));
  });
});

test('page by page, where Plannr gives few at once', async () => {
  const { read } = await start({ perPageRefusedOver: 15 });
  const { history, open, requests } = await read(week(0));

  expect(requests.filter(({ status }) => status === 422).length).toBeLessThan(11);
  for (const { uuid } of open) expect(visitsIn(history, uuid)).toEqual(trueVisits(uuid, week(0)));
});

test('within the rate: more histories than a minute allows take longer, without a refusal', async () => {
  const big = generateFirm({ seed: 5, cases: 1_700, clients: 100, oddNames: false });
  const { read } = await start({}, big);
  const { requests, counts } = await read(big.asAt);

  expect(requests.length).toBeGreaterThan(500);
  expect(counts).toEqual({ requests: requests.length, retries: 0, rateLimited: 0 });
});

describe('of cases that were completed unseen', () => {
  const asAt = week(0);
  const all = casesOfState(firm.at(asAt));
  const stages = all.flatMap(({ stage }) => stage ?? []);

  async function readCompleted(faults: Faults, completedCalls: number, known?: StageHistory) {
    const { faults: own } = await start(faults);
    const toAudit = casesToAudit(all, known);
    const completed = completedToAudit(all, known, () => true);
    const client = clientFor(plannr ?? expect.fail('no Plannr'), { clock: createFakeClock() });
    const reading = await readStageHistory(client, { stages, toAudit, completed, completedCalls, known });
    const seen = { cases: all, asAt, isComplete: true, isHistory: () => true, audited: reading.audited };
    return { ...reading, toAudit, completed, own, history: noteStages(known, seen), requests: plannr?.requests ?? [] };
  }

  test('the last completed are read after the open ones, with no more calls than allowed, and the next run reads on', async () => {
    const first = await readCompleted({}, 30);
    expect(first.completed.length).toBeGreaterThan(60);
    expect(first.requests).toHaveLength(first.toAudit.length + 30);
    expect(first.ofCompleted).toEqual({ cases: 30, calls: 30 });
    const [latest] = first.completed;
    expect(visitsIn(first.history, latest?.uuid ?? '')).toEqual(trueVisits(latest?.uuid ?? '', asAt));
    await plannr?.stop();

    const second = await readCompleted({}, 30, first.history);
    expect(second.toAudit).toEqual([]);
    expect(second.completed).toEqual(first.completed.slice(30));
    expect(second.requests).toHaveLength(30);
  });

  test('one that takes several calls takes several of the allowed ones, and is told whole or not at all', async () => {
    const known = (await readCompleted({}, 0)).history;
    await plannr?.stop();
    // The first ten, side by side, are each refused and then asked for plainly.
    const { ofCompleted, completed, history, requests } = await readCompleted({ perPageRefusedOver: 15 }, 25, known);
    expect(ofCompleted).toEqual({ cases: 15, calls: 25 });
    expect(requests).toHaveLength(25);
    const told = completed.filter((each) => history.cases.some(({ uuid }) => uuid === each.uuid));
    expect(told).toHaveLength(15);
    for (const { uuid } of told) expect(visitsIn(history, uuid)).toEqual(trueVisits(uuid, asAt));
  });

  test('where audits may not be read none of them is asked for', async () => {
    const { requests, ofCompleted, missed } = await readCompleted({ forbidden: ['audits'] }, 1_000);
    expect(requests).toHaveLength(5);
    expect(ofCompleted).toEqual({ cases: 0, calls: 0 });
    expect(missed.refused).toBe('refused (403)');
  });

  test('nor where no open case has to be asked for first', async () => {
    const known = (await readCompleted({}, 0)).history;
    await plannr?.stop();
    const { requests, missed, audited } = await readCompleted({ forbidden: ['audits'] }, 1_000, known);
    expect(requests.length).toBeLessThanOrEqual(14);
    expect(missed.refused).toBe('refused (403)');
    expect(audited).toEqual([]);
  });
});
