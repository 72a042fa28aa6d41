import { describe, expect, test } from 'vitest';
import type { ReadingProgress } from '../../functions/collect/reading.ts';
import { ReportError } from '../../functions/report-error.ts';
import type { TruthCase } from '../sandbox/plannr/firm.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { casesOnListsOf, expectedCases, plainCases } from './expected-cases.ts';
import { list, readScripted, row } from './read-scripted.ts';
import { readFrom } from './start-reading.ts';

const firm = generateFirm({ seed: 7, cases: 620, clients: 130 });
const state = firm.at(firm.asAt);
const clientUuids = state.clients.map(({ uuid }) => uuid);
const open = state.cases.filter(({ completedAt }) => completedAt === undefined).length;
const some = clientUuids.slice(0, 120);
const ofSome = ({ clientUuids: own }: TruthCase) => own.some((uuid) => some.includes(uuid));

const errorOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReportError)) throw new Error(`no ReportError but ${String(error)}`);
  return error;
};

describe('the three ways bring the same cases', () => {
  test('firm-wide, with two lists and no request too many', async () => {
    const { cases, coverage, requests } = await readFrom({ firm });
    expect(plainCases(cases)).toEqual(expectedCases(state));
    expect(coverage).toMatchObject({
      way: 'firm-wide',
      expected: 620,
      received: 620,
      requests: 1 + Math.ceil(open / 500) + Math.ceil((620 - open) / 500),
      retries: 0,
      rateLimited: 0,
      setAside: [],
      unreadClients: [],
      shortLists: [],
      notes: [],
      gaps: [],
      share: 1,
      account: { type: 'employee', role: 'owner', firm: state.name },
    });
    expect(coverage.whyThisWay).toBeUndefined();
    expect(requests).toHaveLength(coverage.requests);
    expect(coverage.startedAt <= coverage.finishedAt).toBe(true);
  });

  test('clients in batches of 50', async () => {
    const { cases, coverage, requests } = await readFrom({ firm, request: { clients: some } });
    expect(plainCases(cases)).toEqual(expectedCases(state, ofSome));
    const batches = [some.slice(0, 50), some.slice(50, 100), some.slice(100)].map((each) => new Set(each));
    const counts = batches.map(
      (batch) => state.cases.filter((each) => each.clientUuids.some((uuid) => batch.has(uuid))).length,
    );
    const onLists = counts.reduce((sum, each) => sum + each, 0);
    expect(coverage).toMatchObject({
      way: 'clients-in-batches',
      expected: onLists,
      received: onLists,
      clientsAsked: 120,
      clientsRead: 120,
      // The logins, two lists for each of three batches, and the client list, to look up those that brought no case.
      requests: 8,
      gaps: [],
      notes: [],
      share: 1,
    });
    const asked = requests.map(({ query }) => query['filter[account_uuids]']?.split(',').length).filter(Boolean);
    expect(asked.toSorted()).toEqual([20, 20, 50, 50, 50, 50]);
  });

  test('client by client, where the firm-wide list is refused', async () => {
    const { cases, coverage } = await readFrom({ firm, faults: { forbidden: ['cases'] } });
    const onLists = casesOnListsOf(state, new Set(clientUuids));
    expect(plainCases(cases)).toEqual(expectedCases(state));
    expect(coverage).toMatchObject({
      way: 'client-by-client',
      whyThisWay: 'the firm-wide list of cases was refused (403)',
      expected: onLists,
      received: onLists,
      clientsAsked: 130,
      clientsRead: 130,
      // The logins, the try, one page of clients, and two lists for each client.
      requests: 3 + 260,
      gaps: [],
      share: 1,
    });
    expect(onLists).toBeGreaterThan(620);
  });

  test.each([
    ['is ignored', { ignoredFilters: ['account_uuids'] }, 'the firm-wide list ignored the filter by client'],
    ['is refused', { refusedFilters: ['account_uuids'] }, 'the firm-wide list of cases by client was refused (400)'],
  ])('client by client, where the filter by client %s, and no other client comes with it', async (_, faults, why) => {
    const { cases, coverage } = await readFrom({ firm, faults, request: { clients: some } });
    expect(plainCases(cases)).toEqual(expectedCases(state, ofSome));
    expect(coverage).toMatchObject({
      way: 'client-by-client',
      whyThisWay: why,
      clientsAsked: 120,
      clientsRead: 120,
      share: 1,
    });
    expect(coverage.gaps).toEqual([]);
    expect(coverage.expected).toBe(casesOnListsOf(state, new Set(some)));
  });
});

test('20,000 cases take 42 requests: the logins, and the pages that Plannr cannot do with less of', async () => {
  const large = generateFirm({ seed: 3, cases: 20_000, clients: 2_000, stages: 5 });
  const now = large.at(large.asAt);
  const openCases = now.cases.filter(({ completedAt }) => completedAt === undefined).length;
  // On a busy machine a page of 500 takes a while; one that is given up is asked for again, and counts.
  const client = { timeoutMilliseconds: 60_000 };
  const { cases, coverage, requests } = await readFrom({ firm: large, client });
  expect(cases).toHaveLength(20_000);
  expect(new Set(cases.map(({ uuid }) => uuid)).size).toBe(20_000);
  expect(requests).toHaveLength(1 + Math.ceil(openCases / 500) + Math.ceil((20_000 - openCases) / 500));
  expect(requests.length).toBeLessThanOrEqual(42);
  expect(coverage).toMatchObject({ expected: 20_000, received: 20_000, gaps: [], share: 1 });
});

describe('what is asked for', () => {
  test('is no more than the report shows', async () => {
    const { requests } = await readFrom({ firm });
    const lists = requests.filter(({ path }) => path.endsWith('/cases'));
    for (const { query } of lists) {
      expect(query.include).toBe('participants,participants_count,status,type,assigned_to');
      expect(query).toMatchObject({ per_page: '500', sort: 'created_at' });
    }
  });

  test('has the relations that columns and filters need', async () => {
    const columns = ['tags', 'custom:risk_profile'];
    const plan = state.plans[0]?.uuid ?? '';
    const { requests } = await readFrom({ firm, request: { columns, only: { plans: [plan] } } });
    expect(requests[1]?.query.include).toBe(
      'participants,participants_count,status,type,assigned_to,tags,plans,custom_fields',
    );
  });

  test('are completed cases from two days before the first that counts', async () => {
    const { requests } = await readFrom({ firm, request: { completedFrom: '2026-03-01' } });
    const completed = requests.map(({ query }) => query).filter((query) => query['filter[completed]'] === 'true');
    expect(completed[0]?.['filter[completed_after]']).toBe('2026-02-27');
  });
});

test('completed cases from the first day on are all there, even if Plannr leaves out the day it is asked from', async () => {
  const days = state.cases.flatMap(({ completedAt }) => completedAt?.slice(0, 10) ?? []).toSorted();
  const completedFrom = days[Math.floor(days.length / 2)] ?? '';
  const { cases } = await readFrom({ firm, faults: { dateFiltersLeaveOutTheDay: true }, request: { completedFrom } });
  const wanted = state.cases.filter(({ completedAt = '' }) => completedAt.slice(0, 10) >= completedFrom);
  const read = new Set(cases.map(({ uuid }) => uuid));
  expect(wanted.length).toBeGreaterThan(50);
  expect(wanted.filter(({ uuid }) => !read.has(uuid))).toEqual([]);
});

test('a case completed in the first hours of a day in Auckland is there, even if Plannr leaves out the day it is asked from', async () => {
  // Half past midnight on 2 March there is half past eleven in the morning of 1 March in London.
  const completedAt = '2026-03-01T11:30:00+00:00';
  const { cases } = await readScripted(
    ({ query }) => {
      const isAsked = (query.get('filter[completed_after]') ?? 'never') < completedAt.slice(0, 10);
      return list(isAsked ? [row(1, { completed_at: completedAt })] : []);
    },
    { completedFrom: '2026-03-02' },
  );
  expect(cases).toHaveLength(1);
});

test('a reading keeps no personal data beyond the names that it shows', async () => {
  const { cases, coverage } = await readFrom({ firm, request: { columns: ['tags'] } });
  const text = JSON.stringify({ cases, coverage });
  for (const client of state.clients.slice(0, 40)) expect(text).not.toContain(client.email);
  expect(text).not.toMatch(/@example|policy_number|first_name|email/i);
  const keys = new Set(cases.flatMap((each) => each.clients.flatMap((client) => Object.keys(client))));
  expect([...keys].toSorted()).toEqual(['name', 'uuid']);
  const caseKeys = new Set(cases.flatMap((each) => Object.keys(JSON.parse(JSON.stringify(each)))));
  expect([...caseKeys].toSorted()).toEqual([
    'assignedTo',
    'assignedUuids',
    'boardPosition',
    'clients',
    'completedAt',
    'createdAt',
    'name',
    'reviewAt',
    'stage',
    'tags',
    'type',
    'updatedAt',
    'uuid',
    'value',
  ]);
});

test('tags, plans and custom fields come where a column asks for them', async () => {
  const withFields = state.cases.filter(({ customFields }) => customFields.some(({ value }) => value !== null));
  const reference = withFields[0]?.customFields.find(({ value }) => value !== null)?.reference ?? '';
  const { cases } = await readFrom({ firm, request: { columns: ['tags', 'plans', `custom:${reference}`] } });
  const planNames = new Map(state.plans.map(({ uuid, name }) => [uuid, name]));
  const truth = new Map(state.cases.map((each) => [each.uuid, each]));
  for (const each of cases) {
    const own = truth.get(each.uuid);
    expect(each.tags).toEqual(own?.tags);
    expect(each.plans).toEqual(own?.planUuids.map((uuid) => ({ uuid, name: planNames.get(uuid) })));
    const value = own?.customFields.find((field) => field.reference === reference)?.value ?? null;
    const came = value === true ? 'Yes' : value === false ? 'No' : value;
    expect(each.customFields).toEqual(value === null ? {} : { [reference]: came });
  }
});

test.each([undefined, 'text', 'null', 'missing', 'class'] as const)(
  'who provides the plans comes only where it is asked for, and nothing else of a plan: sent as %s',
  async (shape) => {
    const faults = { providers: shape };
    const isLost = shape === 'null' || shape === 'missing' || shape === 'class';
    const { cases, requests, coverage } = await readFrom({ firm, faults, request: { providers: true } });
    expect(requests.at(-1)?.query.include).toBe('participants,participants_count,status,type,assigned_to,plans');
    const provider = new Map(state.plans.map((plan) => [plan.uuid, plan.provider]));
    const truth = new Map(state.cases.map((each) => [each.uuid, each]));
    for (const each of cases) {
      const own = truth.get(each.uuid)?.planUuids.flatMap((uuid) => provider.get(uuid) ?? []) ?? [];
      expect(each.providers).toEqual(isLost ? [] : [...new Set(own)]);
      expect(each.plans).toBeUndefined();
    }
    expect([coverage.notes, cases.some(({ unreadable }) => unreadable !== undefined)]).toEqual([[], false]);
  },
);

test('that no plans came is told where their providers are needed', async () => {
  const faults = { undeliveredIncludes: ['plans'] };
  const { cases, coverage } = await readFrom({ firm, faults, request: { providers: true } });
  expect(cases.every(({ providers }) => providers === undefined)).toBe(true);
  expect(coverage.notes).toEqual(['Plannr did not send the plans of the cases: no provider is known.']);
});

describe('a report that is narrowed', () => {
  const type = state.types[0]?.uuid ?? '';
  const stages = state.stages.slice(1, 4).map(({ uuid }) => uuid);
  const plan = state.cases.flatMap(({ planUuids }) => planUuids)[0] ?? '';
  const narrowings: [string, object, (each: TruthCase) => boolean][] = [
    ['to a type', { types: [type] }, ({ typeUuid }) => typeUuid === type],
    ['to stages', { statuses: stages }, ({ statusUuid = '' }) => stages.includes(statusUuid)],
    ['to a plan', { plans: [plan] }, ({ planUuids }) => planUuids.includes(plan)],
    [
      'to stages of a type, written in capitals',
      { types: [type.toUpperCase()], statuses: stages },
      ({ typeUuid, statusUuid = '' }) => typeUuid === type && stages.includes(statusUuid),
    ],
  ];

  test.each(narrowings)('%s asks Plannr for that much and holds just that', async (_, only, keep) => {
    const { cases, coverage, requests } = await readFrom({ firm, request: { only } });
    const wanted = state.cases.filter(keep).map(({ uuid }) => uuid);
    expect(cases.map(({ uuid }) => uuid).toSorted()).toEqual(wanted.toSorted());
    expect(wanted.length).toBeGreaterThan(0);
    expect(coverage).toMatchObject({ gaps: [], share: 1 });
    expect(Object.keys(requests[1]?.query ?? {}).filter((key) => /type|status|plan_uuid/.test(key))).not.toEqual([]);
  });

  test.each(narrowings)('%s holds just that where Plannr ignores the filter', async (_, only, keep) => {
    const faults = { ignoredFilters: ['type', 'status', 'plan_uuid'] };
    const { cases, coverage } = await readFrom({ firm, faults, request: { only } });
    expect(cases).toHaveLength(state.cases.filter(keep).length);
    expect(coverage).toMatchObject({ expected: 620, received: 620, gaps: [], share: 1 });
  });

  test.each(narrowings)('%s holds just that where Plannr refuses the filter, and says so', async (_, only, keep) => {
    const faults = { refusedFilters: ['type', 'status', 'plan_uuid'] };
    const { cases, coverage } = await readFrom({ firm, faults, request: { only } });
    expect(cases).toHaveLength(state.cases.filter(keep).length);
    expect(coverage.gaps).toEqual([]);
    expect(coverage.notes.join()).toContain('Casebook narrowed them itself');
  });

  test('and for which Plannr finds nothing is read once more in full, since Plannr may know types by name', async () => {
    const { cases, coverage, requests } = await readFrom({ firm, request: { only: { types: [crypto.randomUUID()] } } });
    expect(cases).toEqual([]);
    expect(coverage).toMatchObject({ expected: 620, received: 620, gaps: [], share: 1 });
    expect(coverage.notes.join()).toContain('narrowed by Casebook itself');
    expect(requests.filter(({ query }) => 'filter[type]' in query)).toHaveLength(2);
    expect(requests.filter(({ path }) => path.endsWith('/logins'))).toHaveLength(1);
  });

  test('says that it could not be checked, where Plannr filters by the type and does not send it', async () => {
    const faults = { undeliveredIncludes: ['type'] };
    const { cases, coverage } = await readFrom({ firm, faults, request: { only: { types: [type] } } });
    expect(cases).toHaveLength(state.cases.filter(({ typeUuid }) => typeUuid === type).length);
    expect(coverage.gaps.join()).toContain('could not be checked');
  });

  test('says that it is not narrowed, where Plannr neither filters by the type nor sends it', async () => {
    const faults = { undeliveredIncludes: ['type'], refusedFilters: ['type'] };
    const { coverage } = await readFrom({ firm, faults, request: { only: { types: [type] } } });
    expect(coverage.gaps.join()).toContain('cases of others are in it');
  });
});

describe('odd sizes', () => {
  test('a firm without a case is read, and complete', async () => {
    const empty = generateFirm({ seed: 1, cases: 0, clients: 1 });
    const { cases, coverage } = await readFrom({ firm: empty });
    expect(cases).toEqual([]);
    expect(coverage).toMatchObject({ requests: 3, expected: 0, received: 0, gaps: [], share: 1 });
  });

  test('a firm with one case is read client by client, in batches and firm-wide', async () => {
    const one = generateFirm({ seed: 2, cases: 1, clients: 2 });
    const now = one.at(one.asAt);
    const clients = now.clients.map(({ uuid }) => uuid);
    for (const setup of [{}, { request: { clients } }, { faults: { forbidden: ['cases'] as const } }]) {
      const { cases, coverage } = await readFrom({ firm: one, ...setup });
      expect(plainCases(cases)).toEqual(expectedCases(now));
      expect(coverage).toMatchObject({ gaps: [], share: 1 });
    }
  });

  test('a last page that is full is followed by one more, which is empty', async () => {
    const round = generateFirm({ seed: 4, cases: 1_000, clients: 60 });
    const now = round.at(round.asAt);
    const openCases = now.cases.filter(({ completedAt }) => completedAt === undefined).length;
    const { requests } = await readFrom({ firm: round, faults: { ignoredFilters: ['in_progress', 'completed'] } });
    expect(openCases).toBeGreaterThan(0);
    // The logins, two lists of all 1,000, and one page after the second of each, or of what is known to be the same list.
    expect(requests).toHaveLength(6);
  });
});

test('progress is told, and ends with everything done', async () => {
  const told: ReadingProgress[] = [];
  await readFrom({ firm, onProgress: (progress) => told.push(progress) });
  expect(told.at(-1)).toEqual({ done: told.length, total: told.length, what: 'pages' });

  const byClient: ReadingProgress[] = [];
  await readFrom({ firm, faults: { forbidden: ['cases'] }, onProgress: (progress) => byClient.push(progress) });
  expect(byClient.at(-1)).toEqual({ done: 130, total: 130, what: 'clients' });
  // Before the clients there is the one page that lists them.
  expect(byClient.filter(({ what }) => what === 'pages')).toHaveLength(1);
  expect(byClient.filter(({ what }) => what === 'clients').map(({ done }) => done)).toEqual(
    Array.from({ length: 130 }, (_, index) => index + 1),
  );
});

test('where neither cases nor clients may be read there is nothing to report, and it is said what to do', async () => {
  const error = await errorOf(readFrom({ firm, faults: { forbidden: ['cases', 'account'] } }));
  expect(error.kind).toBe('refused');
  expect(error.happened).toContain('the list of clients was refused (403)');
  expect(error.whatToDo).toContain('owner or admin');
});
