import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { allRows, askPlannr } from './ask-plannr.ts';
import { defaultAsAt, generateFirm } from './generate-firm.ts';
import { type Plannr, startPlannr } from './start-plannr.ts';

const firm = generateFirm({ seed: 21, cases: 120, clients: 30 });
const now = '2026-12-21T07:00:00.000Z';

let plannr: Plannr;
beforeAll(async () => {
  plannr = await startPlannr({ firm, now: () => now, requestsPerMinute: 100_000 });
});
afterAll(() => plannr.stop());

const values = z.looseObject({
  status: z.string().nullish(),
  value: z.number().nullish(),
  completed_at: z.string().nullish(),
});
const audit = z.object({
  uuid: z.string(),
  created_at: z.string(),
  type: z.literal('case'),
  event: z.enum(['created', 'updated', 'deleted']),
  old_values: values,
  new_values: values,
  account: z.looseObject({ uuid: z.string(), name: z.string() }),
  url: z.string(),
  ip_address: z.string(),
  user_agent: z.string(),
});

const read = async (uuid: string, query = {}) =>
  z.array(audit).parse(await allRows(plannr, `/audits/case/${uuid}`, query));

test('played forward, the audits of every case lead to how it stands', async () => {
  const { cases } = firm.at(now);
  for (const each of cases) {
    const audits = (await read(each.uuid)).reverse();
    expect(audits.map(({ event }) => event)).toEqual(audits.map((_, index) => (index === 0 ? 'created' : 'updated')));
    let standing: Record<string, unknown> = {};
    for (const { old_values, new_values } of audits) {
      for (const [key, old] of Object.entries(old_values)) expect(standing[key]).toEqual(old);
      standing = { ...standing, ...new_values };
    }
    expect(standing.name).toBe(each.name);
    expect(standing.status).toBe(each.statusUuid ?? null);
    expect(standing.value).toBe(each.value?.minor ?? null);
    expect(standing.currency).toBe(each.value?.currency ?? null);
    const completedAt = z.string().nullable().parse(standing.completed_at);
    expect(completedAt === null ? undefined : Date.parse(completedAt)).toBe(
      each.completedAt === undefined ? undefined : Date.parse(each.completedAt),
    );
    expect(Date.parse(audits[0]?.created_at ?? '')).toBe(Date.parse(each.createdAt));
    expect(Date.parse(audits.at(-1)?.created_at ?? '')).toBe(Date.parse(each.updatedAt));
  }
});

test('the audits tell just the events there were, what happened at once in one entry', async () => {
  const events = Map.groupBy(firm.events('2020-01-01T00:00:00.000Z', now), ({ caseUuid }) => caseUuid);
  let together = 0;
  for (const { uuid } of firm.at(now).cases) {
    const told = (await read(uuid)).reverse();
    const instants = [...new Set((events.get(uuid) ?? []).map(({ instant }) => instant))];
    together += (events.get(uuid)?.length ?? 0) - instants.length;
    expect(told.map(({ created_at }) => Date.parse(created_at))).toEqual(instants.map((each) => Date.parse(each)));
    const changes = told
      .slice(1)
      .flatMap(({ new_values }) => Object.keys(new_values).filter((key) => key !== 'currency'));
    const kinds = (events.get(uuid) ?? []).slice(1).map(({ kind }) => kind);
    const names: Readonly<Record<string, string>> = {
      moved: 'status',
      revalued: 'value',
      completed: 'completed_at',
      reopened: 'completed_at',
    };
    expect([...changes].sort()).toEqual(kinds.map((kind) => names[kind] ?? kind).sort());
  }
  expect(together).toBeGreaterThan(10);
});

test('newest first unless asked the other way, page by page, and one by its UUID', async () => {
  const [busiest] = firm
    .at(now)
    .cases.toSorted((a, b) => firm.eventsOf(b.uuid, now).length - firm.eventsOf(a.uuid, now).length);
  const uuid = busiest?.uuid ?? '';
  const all = await read(uuid);
  expect(all.length).toBeGreaterThan(10);
  const times = all.map(({ created_at }) => Date.parse(created_at));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(await read(uuid, { sort: 'created_at' })).toEqual(all.toReversed());
  expect(await read(uuid, { per_page: 3 })).toEqual(all);
  expect(await read(uuid, { 'filter[uuid]': all[2]?.uuid ?? '' })).toEqual(all.slice(2, 3));
  expect(new Set(all.map((each) => each.uuid)).size).toBe(all.length);
});

test('what has not happened yet is not told', async () => {
  const earlier = await startPlannr({ firm, now: () => defaultAsAt });
  const later = firm.events(defaultAsAt, now).find(({ kind }) => kind === 'moved');
  const uuid = later?.caseUuid ?? '';
  const answer = await askPlannr(earlier, `/audits/case/${uuid}`, { per_page: 500 });
  await earlier.stop();
  const known = z.array(audit).parse(answer.page().data);
  const last = known.map(({ created_at }) => Date.parse(created_at)).sort((a, b) => b - a)[0] ?? 0;
  expect(last).toBeLessThanOrEqual(Date.parse(defaultAsAt));
  expect((await read(uuid)).length).toBeGreaterThan(known.length);
});

test('a case that is not there has none, and a date filter is refused', async () => {
  const deleted = firm.events('2020-01-01T00:00:00.000Z', now).find(({ kind }) => kind === 'deleted');
  expect((await askPlannr(plannr, `/audits/case/${deleted?.caseUuid}`)).status).toBe(404);
  const [first] = firm.at(now).cases;
  const answer = await askPlannr(plannr, `/audits/case/${first?.uuid}`, { 'filter[created_after]': '2026-01-01' });
  expect(answer.status).toBe(400);
});
