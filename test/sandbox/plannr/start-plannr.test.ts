import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { allRows, askPlannr, type Row, uuidsOf } from './ask-plannr.ts';
import type { TruthCase } from './firm.ts';
import { defaultAsAt, generateFirm } from './generate-firm.ts';
import { type Plannr, startPlannr } from './start-plannr.ts';

const firm = generateFirm({ seed: 11, cases: 260, clients: 60 });
const state = firm.at(defaultAsAt);
const everyInclude = 'participants,participants_count,status,type,tags,plans,custom_fields,groups,assigned_to';

let plannr: Plannr;
beforeAll(async () => {
  plannr = await startPlannr({ firm, now: () => defaultAsAt, requestsPerMinute: 100_000 });
});
afterAll(() => plannr.stop());

const sorted = (list: readonly unknown[]) => [...list].sort();
const truthUuids = (test: (each: TruthCase) => boolean) => sorted(state.cases.filter(test).map(({ uuid }) => uuid));
const text = (value: unknown) => z.string().parse(value);

describe('who may ask', () => {
  test('without the token, or with another, nothing is told', async () => {
    for (const Authorization of ['', 'Bearer wrong', `Basic ${plannr.token}`]) {
      const answer = await askPlannr(plannr, '/cases', {}, { Authorization });
      expect(answer.status).toBe(401);
      expect(answer.body()).toEqual({ message: 'Unauthenticated.' });
    }
  });

  test('an account has to be named, and one of the user’s own', async () => {
    const missing = await askPlannr(plannr, '/cases', {}, { 'X-PLANNR-ACCOUNT-UUID': '' });
    expect(missing.status).toBe(400);
    expect(missing.message()).toContain('X-PLANNR-ACCOUNT-UUID');
    const other = '11111111-1111-4111-8111-111111111111';
    const unknown = await askPlannr(plannr, '/cases', {}, { 'X-PLANNR-ACCOUNT-UUID': other });
    expect(unknown.status).toBe(403);
    const [login] = logins.parse((await askPlannr(plannr, '/logins')).body()).data;
    const mistaken = await askPlannr(plannr, '/cases', {}, { 'X-PLANNR-ACCOUNT-UUID': login?.uuid ?? '' });
    expect(mistaken.status).toBe(403);
  });

  const logins = z.object({
    data: z.array(
      z.object({
        uuid: z.string(),
        has_write_permission: z.boolean(),
        account: z.object({ uuid: z.string(), type: z.string(), role: z.string(), name: z.string() }),
        firm: z.object({ uuid: z.string(), name: z.string() }),
      }),
    ),
    preferred_account_uuid: z.string(),
  });

  test('the logins tell the accounts, and need none named', async () => {
    const answer = await askPlannr(plannr, '/logins', {}, { 'X-PLANNR-ACCOUNT-UUID': '' });
    const { data, preferred_account_uuid } = logins.parse(answer.body());
    expect(data.map(({ account }) => [account.uuid, account.type, account.role])).toEqual([
      [plannr.accountUuid, 'employee', 'owner'],
      [plannr.memberAccountUuid, 'employee', 'member'],
      [plannr.clientAccountUuid, 'client', 'individual'],
    ]);
    expect(preferred_account_uuid).toBe(plannr.accountUuid);
    expect(data.filter(({ uuid, account }) => uuid === account.uuid)).toEqual([]);
    expect(data[0]?.firm.name).toBe('Harbour Wealth');
  });

  test('a member sees the cases of their group, a client their own, and neither is told that there are more', async () => {
    const seenBy = async (account: string) => {
      const answer = await askPlannr(plannr, '/cases', { per_page: 500 }, { 'X-PLANNR-ACCOUNT-UUID': account });
      const { data, meta } = answer.page();
      expect(meta?.total).toBe(data.length);
      return sorted(uuidsOf(data));
    };
    const groups = state.employees.find(({ uuid }) => uuid === plannr.memberAccountUuid)?.groupUuids ?? [];
    const ofMember = truthUuids(({ groupUuids }) => groupUuids.some((group) => groups.includes(group)));
    expect(ofMember.length).toBeGreaterThan(5);
    expect(ofMember.length).toBeLessThan(250);
    expect(await seenBy(plannr.memberAccountUuid)).toEqual(ofMember);
    expect(await seenBy(plannr.clientAccountUuid)).toEqual(
      truthUuids(({ clientUuids }) => clientUuids.includes(plannr.clientAccountUuid)),
    );
    const [hidden] = truthUuids(({ uuid }) => !ofMember.includes(uuid));
    const one = await askPlannr(plannr, `/cases/${hidden}`, {}, { 'X-PLANNR-ACCOUNT-UUID': plannr.memberAccountUuid });
    expect(one.status).toBe(404);
  });

  test('an error is a page for whoever does not ask for JSON', async () => {
    const answer = await askPlannr(plannr, '/cases', {}, { Accept: 'text/html', Authorization: '' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  test('what is not there is 404, what may not be done 405', async () => {
    expect((await askPlannr(plannr, '/cases-status')).status).toBe(404);
    expect((await askPlannr(plannr, '/cases/11111111-1111-4111-8111-111111111111')).status).toBe(404);
    const written = await fetch(`${plannr.url}/api/v1/cases`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${plannr.token}` },
    });
    expect(written.status).toBe(405);
  });
});

describe('pages', () => {
  test.each([1_000, 500, 100, 7])('at %i a page, all pages together hold each case once', async (perPage) => {
    const rows = await allRows(plannr, '/cases', { per_page: perPage });
    expect(sorted(uuidsOf(rows))).toEqual(truthUuids(() => true));
  });

  test('fifteen a page unless asked for, and never more than 500', async () => {
    const usual = (await askPlannr(plannr, '/cases')).page();
    expect(usual.data).toHaveLength(15);
    expect(usual.meta?.per_page).toBe(15);
    const most = (await askPlannr(plannr, '/cases', { per_page: 501 })).page();
    expect(most.meta?.per_page).toBe(500);
  });

  test('links and meta tell where one is, and the links keep the filters', async () => {
    const query = { 'filter[in_progress]': 'true', per_page: 20, sort: 'created_at' };
    const first = (await askPlannr(plannr, '/cases', query)).page();
    const open = truthUuids(({ completedAt }) => completedAt === undefined).length;
    const last = Math.ceil(open / 20);
    expect(first.meta).toMatchObject({ current_page: 1, from: 1, to: 20, per_page: 20, total: open, last_page: last });
    expect(first.links?.prev).toBeNull();
    const next = new URL(first.links?.next ?? '');
    expect(Object.fromEntries(next.searchParams)).toEqual({
      'filter[in_progress]': 'true',
      per_page: '20',
      sort: 'created_at',
      page: '2',
    });
    expect(next.origin).toBe(plannr.url);
    const end = (await askPlannr(plannr, '/cases', { ...query, page: last })).page();
    expect(end.links?.next).toBeNull();
    expect(end.meta?.to).toBe(open);
    const past = (await askPlannr(plannr, '/cases', { ...query, page: last + 1 })).page();
    expect(past.data).toEqual([]);
  });

  test('a firm without cases has one empty page', async () => {
    const empty = await startPlannr({
      firm: generateFirm({ seed: 1, cases: 0, clients: 1 }),
      now: () => defaultAsAt,
    });
    const { data, meta, links } = (await askPlannr(empty, '/cases')).page();
    await empty.stop();
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ total: 0, last_page: 1, from: null, to: null });
    expect(links?.next).toBeNull();
  });
});

describe('a case', () => {
  const relations = everyInclude.split(',');

  test('has its own fields as the truth has them, amounts as texts and times with London’s offset', async () => {
    const rows = await allRows(plannr, '/cases');
    for (const each of state.cases) {
      const row = rows.find(({ uuid }) => uuid === each.uuid) ?? {};
      expect(row.name).toBe(each.name);
      expect(row.status_position).toBe(each.statusPosition);
      for (const [key, instant] of [
        ['created_at', each.createdAt],
        ['updated_at', each.updatedAt],
        ['completed_at', each.completedAt],
      ] as const) {
        if (instant === undefined) expect(row[key]).toBeNull();
        else {
          expect(text(row[key])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[01]:00$/);
          expect(Date.parse(text(row[key]))).toBe(Date.parse(instant));
        }
      }
      if (each.value === undefined) expect(row.value).toBeNull();
      else expect(row.value).toMatchObject({ amount: `${each.value.minor}`, currency: each.value.currency });
    }
    // Both offsets within one record.
    const both = rows.filter(
      (row) => text(row.created_at).endsWith('+01:00') && text(row.updated_at).endsWith('+00:00'),
    );
    expect(both.length).toBeGreaterThan(5);
  });

  test('money is written as people write it', async () => {
    const rows = await allRows(plannr, '/cases', { sort: '-value' });
    for (const row of rows.filter(({ value }) => value !== null)) {
      const { amount, currency, formatted } = z
        .object({ amount: z.string(), currency: z.string(), formatted: z.string() })
        .parse(row.value);
      expect(formatted).toBe(
        new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(Number(amount) / 100),
      );
    }
  });

  test('has no relation that was not asked for', async () => {
    const plain = await allRows(plannr, '/cases');
    for (const row of plain) expect(Object.keys(row).filter((key) => relations.includes(key))).toEqual([]);
    const some = await allRows(plannr, '/cases', { include: 'status,tags' });
    for (const row of some) {
      expect(sorted(Object.keys(row).filter((key) => relations.includes(key)))).toEqual(['status', 'tags']);
    }
  });

  test('has each relation that was asked for, people with all their data', async () => {
    const named = z.looseObject({ uuid: z.string(), name: z.string() });
    const shape = z.object({
      uuid: z.string(),
      status: named.extend({ position: z.number(), colour: z.string(), is_type_completed: z.boolean() }).nullable(),
      type: named.nullable(),
      participants_count: z.number(),
      participants: z.array(named.extend({ type: z.string(), role: z.string(), email: z.string() })),
      assigned_to: z.array(named.extend({ type: z.literal('employee') })),
      groups: z.array(named),
      tags: z.array(named),
      plans: z.array(named.extend({ policy_number: z.string() })),
      custom_fields: z.array(z.looseObject({ reference: z.string(), name: z.string(), value: z.unknown() })),
    });
    const rows = z.array(shape).parse(await allRows(plannr, '/cases', { include: everyInclude }));
    const accounts = new Map(
      [...state.clients, ...state.employees, ...state.externals].map((each) => [each.uuid, each]),
    );
    const uuids = (list: readonly { readonly uuid: string }[]) => list.map(({ uuid }) => uuid);
    for (const each of state.cases) {
      const row = rows.find(({ uuid }) => uuid === each.uuid);
      const stage = state.stages.find(({ uuid }) => uuid === each.statusUuid);
      expect(row?.status?.uuid).toBe(each.statusUuid);
      expect(row?.status?.position).toBe(stage?.position);
      expect(row?.status?.name).toBe(stage?.name);
      expect(row?.type?.uuid).toBe(each.typeUuid);
      const people = [...each.clientUuids, ...each.otherParticipantUuids];
      expect(uuids(row?.participants ?? [])).toEqual(people);
      expect(row?.participants_count).toBe(people.length);
      expect(row?.participants.map(({ name, email }) => [name, email])).toEqual(
        people.map((uuid) => [accounts.get(uuid)?.name, accounts.get(uuid)?.email]),
      );
      expect(row?.participants.filter(({ type }) => type === 'client').length).toBe(each.clientUuids.length);
      expect(uuids(row?.assigned_to ?? [])).toEqual(each.assigneeUuids);
      expect(uuids(row?.groups ?? [])).toEqual(each.groupUuids);
      expect(row?.tags.map(({ name }) => name)).toEqual(each.tags);
      expect(uuids(row?.plans ?? [])).toEqual(each.planUuids);
      expect(row?.custom_fields.map(({ reference, name, value }) => ({ reference, name, value }))).toEqual(
        each.customFields,
      );
    }
  });

  test('alone comes unwrapped, and with what is asked for', async () => {
    const [each] = state.cases;
    const answer = await askPlannr(plannr, `/cases/${each?.uuid}`, { include: 'participants' });
    const row = z.looseObject({ uuid: z.string(), participants: z.array(z.unknown()) }).parse(answer.body());
    expect(row.uuid).toBe(each?.uuid);
    expect(row).not.toHaveProperty('status');
  });
});

describe('filters', () => {
  const someType = state.types[1]?.uuid ?? '';
  const someStages = state.stages.slice(1, 3).map(({ uuid }) => uuid);
  const somePlans = state.cases.flatMap(({ planUuids }) => planUuids).slice(0, 3);
  const someClients = state.clients.slice(0, 5).map(({ uuid }) => uuid);
  const circle = state.clients[0]?.circleUuid ?? '';
  const inCircle = state.clients.filter(({ circleUuid }) => circleUuid === circle).map(({ uuid }) => uuid);
  const adviser = state.employees[3]?.uuid ?? '';
  const isBefore = (instant: string | undefined, bound: string) =>
    instant !== undefined && Date.parse(instant) < Date.parse(bound);
  const isAfter = (instant: string | undefined, bound: string) =>
    instant !== undefined && Date.parse(instant) > Date.parse(bound);
  // A bare day begins at its London midnight.
  const review = (at: string | undefined) =>
    at?.length === 10 ? `${at}T00:00:00${/-0[4-9]-/.test(at) ? '+01:00' : 'Z'}` : at;

  const cases: readonly (readonly [string, string, (each: TruthCase) => boolean])[] = [
    ['in_progress', 'true', ({ completedAt }) => completedAt === undefined],
    ['in_progress', 'false', ({ completedAt }) => completedAt !== undefined],
    ['completed', 'true', ({ completedAt }) => completedAt !== undefined],
    ['completed', '1', ({ completedAt }) => completedAt !== undefined],
    ['completed', 'false', ({ completedAt }) => completedAt === undefined],
    ['completed_after', '2026-06-15', ({ completedAt }) => isAfter(completedAt, '2026-06-15T00:00:00+01:00')],
    ['completed_before', '2026-06-15', ({ completedAt }) => isBefore(completedAt, '2026-06-15T00:00:00+01:00')],
    ['completed_after', '2026-11-02T12:00:00Z', ({ completedAt }) => isAfter(completedAt, '2026-11-02T12:00:00Z')],
    ['review_at_after', '2026-12-01', ({ reviewAt }) => isAfter(review(reviewAt), '2026-12-01T00:00:00Z')],
    ['review_at_before', '2026-12-01', ({ reviewAt }) => isBefore(review(reviewAt), '2026-12-01T00:00:00Z')],
    ['type', someType, ({ typeUuid }) => typeUuid === someType],
    ['status', someStages.join(','), ({ statusUuid = '' }) => someStages.includes(statusUuid)],
    [
      'uuid',
      state.cases
        .slice(4, 6)
        .map(({ uuid }) => uuid)
        .join(','),
      ({ uuid }) => state.cases.findIndex((each) => each.uuid === uuid) >> 1 === 2,
    ],
    ['plan_uuid', somePlans.join(','), ({ planUuids }) => planUuids.some((uuid) => somePlans.includes(uuid))],
    [
      'account_uuids',
      someClients.join(','),
      ({ clientUuids }) => clientUuids.some((uuid) => someClients.includes(uuid)),
    ],
    ['circle_uuids', circle, ({ clientUuids }) => clientUuids.some((uuid) => inCircle.includes(uuid))],
    ['employee_account_uuids', adviser, ({ assigneeUuids }) => assigneeUuids.includes(adviser)],
    ['tags', 'VIP', ({ tags }) => tags.includes('VIP')],
  ];

  test.each(cases)('filter[%s]=%s gives just those cases', async (name, value, isWanted) => {
    const expected = truthUuids(isWanted);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(260);
    expect(sorted(uuidsOf(await allRows(plannr, '/cases', { [`filter[${name}]`]: value })))).toEqual(expected);
  });

  test('several filters narrow each other', async () => {
    const query = {
      'filter[in_progress]': 'true',
      'filter[type]': someType,
      'filter[account_uuids]': someClients.join(','),
    };
    expect(sorted(uuidsOf(await allRows(plannr, '/cases', query)))).toEqual(
      truthUuids(
        ({ completedAt, typeUuid, clientUuids }) =>
          completedAt === undefined && typeUuid === someType && clientUuids.some((uuid) => someClients.includes(uuid)),
      ),
    );
  });

  test('a client’s list holds the cases the client takes part in, and knows groups but no tags', async () => {
    for (const { uuid: client } of state.clients) {
      const rows = await allRows(plannr, `/client/${client}/cases`, { 'filter[completed]': 'true' });
      expect(sorted(uuidsOf(rows))).toEqual(
        truthUuids(({ clientUuids, completedAt }) => clientUuids.includes(client) && completedAt !== undefined),
      );
    }
    const path = `/client/${someClients[0]}/cases`;
    const group = state.groups[0]?.uuid ?? '';
    expect(sorted(uuidsOf(await allRows(plannr, path, { 'filter[group_uuids]': group })))).toEqual(
      truthUuids(
        ({ clientUuids, groupUuids }) => clientUuids.includes(someClients[0] ?? '') && groupUuids.includes(group),
      ),
    );
    expect((await askPlannr(plannr, path, { 'filter[tags]': 'VIP' })).status).toBe(400);
    expect((await askPlannr(plannr, '/client/11111111-1111-4111-8111-111111111111/cases')).status).toBe(404);
  });

  test.each([
    [
      { 'filter[updated_at]': '2026-01-01' },
      'Requested filter(s) `updated_at` are not allowed. Allowed filter(s) are `uuid, ',
    ],
    [
      { include: 'status,owner' },
      'Requested include(s) `owner` are not allowed. Allowed include(s) are `participants, ',
    ],
    [{ sort: '-updated_at' }, 'Requested sort(s) `updated_at` is not allowed. Allowed sort(s) are `created_at, '],
  ])('%o is refused, with what is allowed', async (query, message) => {
    const answer = await askPlannr(plannr, '/cases', query);
    expect(answer.status).toBe(400);
    expect(answer.message().startsWith(message)).toBe(true);
  });

  test('a date that is none is refused', async () => {
    expect((await askPlannr(plannr, '/cases', { 'filter[completed_after]': 'last week' })).status).toBe(422);
  });
});

describe('orders', () => {
  const value = (row: Row) => Number(z.object({ amount: z.string() }).nullable().parse(row.value)?.amount ?? -1);
  const keys: Readonly<Record<string, (row: Row) => string | number>> = {
    name: (row) => text(row.name).toLowerCase(),
    created_at: (row) => Date.parse(text(row.created_at)),
    completed_at: (row) => (row.completed_at === null ? 0 : Date.parse(text(row.completed_at))),
    review_at: (row) => (row.review_at === null ? 0 : Date.parse(text(row.review_at))),
    status_position: (row) => z.number().parse(row.status_position),
    value,
  };

  test.each(Object.keys(keys))('by %s, up and down', async (field) => {
    const key = keys[field] ?? (() => '');
    const up = (await allRows(plannr, '/cases', { sort: field, per_page: 100 })).map(key);
    const down = (await allRows(plannr, '/cases', { sort: `-${field}`, per_page: 100 })).map(key);
    for (const [index, each] of up.entries()) if (index > 0) expect(each >= (up[index - 1] ?? '')).toBe(true);
    for (const [index, each] of down.entries()) if (index > 0) expect(each <= (down[index - 1] ?? '')).toBe(true);
    expect(new Set(up).size).toBeGreaterThan(20);
  });

  test('by name when nothing is asked', async () => {
    expect(uuidsOf(await allRows(plannr, '/cases'))).toEqual(
      uuidsOf(await allRows(plannr, '/cases', { sort: 'name' })),
    );
  });
});

describe('accounts', () => {
  test('clients are told apart from staff, by first name, and page by page', async () => {
    const rows = await allRows(plannr, '/account', { 'filter[type]': 'client', per_page: 13 });
    expect(sorted(uuidsOf(rows))).toEqual(sorted(state.clients.map(({ uuid }) => uuid)));
    const names = rows.map(({ first_name }) => first_name ?? '');
    expect(names).toEqual(sorted(names));
    const staff = await allRows(plannr, '/account', { 'filter[type]': 'employee' });
    expect(sorted(uuidsOf(staff))).toEqual(sorted(state.employees.map(({ uuid }) => uuid)));
    expect(sorted(uuidsOf(await allRows(plannr, '/client')))).toEqual(sorted(uuidsOf(rows)));
  });

  test('filters of accounts', async () => {
    const joint = await allRows(plannr, '/account', { 'filter[role]': 'joint' });
    expect(sorted(uuidsOf(joint))).toEqual(
      sorted(state.clients.filter(({ role }) => role === 'joint').map(({ uuid }) => uuid)),
    );
    const named = await allRows(plannr, '/account', { 'filter[name]': "o'bri", 'filter[type]': 'client' });
    expect(named.map(({ name }) => name)).toContain("Siobhán O'Brien");
    expect((await askPlannr(plannr, '/account', { type: 'client', 'filter[kind]': 'x' })).status).toBe(400);
  });

  test('one account comes unwrapped, with the adviser where asked for', async () => {
    const client = state.clients[4];
    const answer = await askPlannr(plannr, `/account/${client?.uuid}`, { include: 'assigned_adviser' });
    expect(answer.body()).toMatchObject({
      uuid: client?.uuid,
      type: 'client',
      email: client?.email,
      assigned_adviser: { uuid: client?.adviserUuid, type: 'employee' },
    });
  });
});

test('asked at a later instant, the firm has moved on', async () => {
  let now = defaultAsAt;
  const moving = await startPlannr({ firm, now: () => now });
  const first = sorted(uuidsOf(await allRows(moving, '/cases', { 'filter[in_progress]': 'true' })));
  now = '2026-12-21T07:00:00.000Z';
  const later = await allRows(moving, '/cases', { 'filter[in_progress]': 'true' });
  await moving.stop();
  const truth = firm.at(now).cases.filter(({ completedAt }) => completedAt === undefined);
  expect(sorted(uuidsOf(later))).toEqual(sorted(truth.map(({ uuid }) => uuid)));
  expect(sorted(uuidsOf(later))).not.toEqual(first);
});

test('requests are kept as they came', async () => {
  const before = plannr.requests.length;
  await askPlannr(plannr, '/cases', { 'filter[completed]': 'true', per_page: 2 });
  await askPlannr(plannr, '/cases', { 'filter[nonsense]': 'true' });
  expect(plannr.requests.slice(before)).toMatchObject([
    { method: 'GET', path: '/api/v1/cases', query: { 'filter[completed]': 'true', per_page: '2' }, status: 200 },
    { method: 'GET', path: '/api/v1/cases', query: { 'filter[nonsense]': 'true' }, status: 400 },
  ]);
});
