import { expect, test } from 'vitest';
import type { Distribution } from '../../../functions/analyse/timeliness/distribution.ts';
import { aReport } from '../../builders/a-report.ts';
import { casesOfState } from '../../builders/cases-of-state.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { officialLists } from '../calendar/official-lists.ts';

/*
 * The evidence of ten invented firms against figures worked out here from the sandbox's events, a day at a time, with none of
 * the code that works them out for a report.
 */

const asAt = '2026-12-01T07:00:00.000Z';
const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const dayOf = (instant: string) => format.format(new Date(instant));
const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const [first, last, yearAgo, today] = ['2026-11-01', '2026-11-30', '2025-12-02', '2026-12-01'];

function workingDays(from: string, to: string): number {
  let found = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) {
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !officialLists['england-and-wales'].includes(day)) found += 1;
  }
  return found;
}

type Took = { readonly uuid: string; readonly type: string; readonly days: number; readonly on: string };

const targets = [
  { advice: 60, completion: 110 },
  { type: 'Mortgage', advice: 30, completion: 60 },
];
const targetOf = (type: string, what: 'advice' | 'completion') => targets[type === 'Mortgage' ? 1 : 0]?.[what] ?? 0;

function expectDistribution(rows: readonly Distribution[], took: readonly Took[], what: 'advice' | 'completion') {
  for (const over of ['period', 'history'] as const) {
    const own = took.filter(({ on }) => (over === 'period' ? on >= first && on <= last : on >= yearAgo && on <= today));
    const types = [undefined, ...new Set(own.map(({ type }) => type))];
    const told = rows.filter((row) => row.over === over);
    expect(told.map(({ type }) => type?.name).sort()).toEqual(own.length === 0 ? [] : types.sort());
    for (const row of told) {
      const group = own.filter(({ type }) => row.type === undefined || type === row.type.name);
      if (group.length < 5) {
        expect(row.times).toBeUndefined();
        continue;
      }
      const days = group.map((each) => each.days).sort((a, b) => a - b);
      const rank = (percent: number) => days.find((_, index) => index + 1 >= (percent * days.length) / 100);
      const within = group.filter((each) => each.days <= targetOf(each.type, what)).length;
      expect(row.times).toEqual({
        ...{ cases: group.length, notExact: 0, within, past: group.length - within, unclear: 0 },
        ...{ p25: rank(25), p50: rank(50), p75: rank(75), p85: rank(85), most: days.at(-1) },
        share: within / group.length,
      });
    }
  }
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('the evidence of firm %i is that worked out apart', (seed) => {
  const firm = generateFirm({ seed, cases: 300 + 40 * seed, clients: 90, asAt, habits: { loses: 0.08 } });
  const state = firm.at(asAt);
  const cases = casesOfState(state);
  const stages = new Map(state.stages.map(({ uuid, name }) => [uuid, name]));
  const typeOf = new Map(state.types.map(({ uuid, name }) => [uuid, name]));
  const isLost = ({ statusUuid = '' }) => stages.get(statusUuid) === 'Not proceeding';

  const entries = state.cases.map((each) => ({
    each,
    came: firm
      .eventsOf(each.uuid, asAt)
      .filter(({ kind }) => kind === 'opened' || kind === 'moved')
      .map(({ instant, after }) => ({ stage: after?.statusUuid, at: instant })),
  }));
  const stageHistory = {
    version: 1 as const,
    cases: entries.map(({ each: { uuid }, came }) => ({
      uuid,
      seenAt: asAt,
      visits: came.map(({ stage, at }, index) => {
        const next = came[index + 1];
        const to = next && { to: { known: 'exact' as const, at: next.at } };
        return { stage, from: { known: 'exact' as const, at }, ...to };
      }),
    })),
  };
  const tookOf = (each: (typeof state.cases)[number], instant: string): Took => {
    const [opened, on] = [dayOf(each.createdAt), dayOf(instant)];
    const type = typeOf.get(each.typeUuid ?? '') ?? '';
    return { uuid: each.uuid, type, days: Math.max(0, workingDays(opened, on)), on };
  };
  const advice = entries.flatMap(({ each, came }) => {
    const at = came.find(({ stage }) => stages.get(stage ?? '') === 'Recommendation')?.at;
    return at === undefined ? [] : [tookOf(each, at)];
  });
  const completion = state.cases.flatMap((each) =>
    each.completedAt === undefined || isLost(each) ? [] : [tookOf(each, each.completedAt)],
  );
  const marked = new Set(state.clients.filter(({ tags }) => tags.includes('Vulnerable')).map(({ uuid }) => uuid));
  const { timeliness, service } = aReport({
    ...{ cases, stageHistory, asAt, period: '2026-11', taggedClients: { uuids: [...marked], isWhole: true } },
    scope: {
      calendar: 'england-and-wales',
      lostStages: ['Not proceeding'],
      stages: [{ stage: 'Report Writing', target: 15 }],
      timeliness: { adviceStage: 'Recommendation', targets, vulnerableTag: 'Vulnerable' },
    },
  });
  expectDistribution(timeliness?.advice?.rows ?? [], advice, 'advice');
  expectDistribution(timeliness?.completion ?? [], completion, 'completion');

  // What was past its target in Report Writing, a stay at a time.
  const past = entries.flatMap(({ each, came }) =>
    came.flatMap(({ stage, at }, index) => {
      if (stages.get(stage ?? '') !== 'Report Writing') return [];
      const left = came[index + 1]?.at ?? each.completedAt;
      const isOver = workingDays(dayOf(at), left === undefined ? today : dayOf(left)) > 15;
      const isDone = each.completedAt !== undefined;
      if (!isOver) return [];
      if (left === undefined) return isDone ? [] : [`${each.uuid} still-there`];
      if (dayOf(left) < first || dayOf(left) > last) return [];
      const now = state.stages.find(({ uuid }) => uuid === each.statusUuid);
      const written = state.stages.find(({ uuid }) => uuid === stage);
      const moved = (now?.position ?? 0) <= (written?.position ?? 0) ? 'moved-back' : 'moved-on';
      return [`${each.uuid} ${isDone ? (isLost(each) ? 'lost' : 'completed') : moved}`];
    }),
  );
  expect(timeliness?.pastTarget?.cases.map(({ uuid, became }) => `${uuid} ${became}`).sort()).toEqual(past.sort());
  expect(timeliness?.pastTarget?.stages.reduce((sum, { all }) => sum + all, 0)).toBe(past.length);

  // Of vulnerable clients no count is told that is not below the true one, and none of one to four.
  const isOfOne = ({ clientUuids }: { readonly clientUuids: readonly string[] }) =>
    clientUuids.some((uuid) => marked.has(uuid));
  const open = state.cases.filter(({ completedAt }) => completedAt === undefined);
  const truths = {
    openCases: [open.filter(isOfOne).length, open.length],
    pastTarget: [
      open.filter((each) => isOfOne(each) && service?.breaches.some(({ uuid }) => uuid === each.uuid)).length,
      service?.breaches.length ?? 0,
    ],
  } as const;
  const { vulnerable } = timeliness ?? {};
  if (vulnerable?.state !== 'read') throw new Error('Some are vulnerable.');
  for (const what of ['openCases', 'pastTarget'] as const) {
    const [count, outOf] = truths[what];
    const told = vulnerable[what];
    if (outOf < 10) expect(told).toEqual({ state: 'not-shown' });
    else if (count === 0) expect(told).toEqual({ state: 'none' });
    else if (count < 5) expect(told).toEqual({ state: 'under-5' });
    else expect(told).toEqual({ state: 'at-least', count: 5 * Math.floor(Math.min(count, outOf - 5) / 5) });
  }
});
