import { describe, expect, test } from 'vitest';
import type { Faults } from '../sandbox/plannr/faults.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { expectedCases, plainCases } from './expected-cases.ts';
import { type ReadingSetup, readFrom } from './start-reading.ts';

// Both of its lists have several pages, even of 500.
const firm = generateFirm({ seed: 11, cases: 1_100, clients: 90, stages: 6, historyDays: 450 });
const state = firm.at(firm.asAt);
const truth = expectedCases(state);
const isCompleted = ({ completedAt }: { completedAt?: string }) => completedAt !== undefined;
const completed = state.cases.filter(isCompleted).length;
const open = 1_100 - completed;
const leastRequests = 1 + Math.ceil(open / 500) + Math.ceil(completed / 500);

const read = (faults: Faults, setup: Partial<ReadingSetup> = {}) => readFrom({ firm, faults, ...setup });

test('the firm of these tests has two long lists', () => {
  expect(Math.min(open, completed)).toBeGreaterThan(500);
});

describe('all comes through, and the report is complete, where', () => {
  test.each<[string, Faults, number]>([
    ['Plannr says for a while that we ask too fast', { tooManyRequests: { times: 12, retryAfterSeconds: 20 } }, 12],
    ['it says so without Retry-After', { tooManyRequests: { times: 12 } }, 12],
    ['it fails for a moment', { serverError: { times: 4, status: 500 } }, 4],
    ['a proxy in front of it fails for a moment', { serverError: { times: 4, status: 502 } }, 4],
    ['connections are cut in mid-body', { cutBody: { times: 4 } }, 4],
  ])('%s', async (_, faults, retries) => {
    const { cases, coverage, requests } = await read(faults);
    expect(plainCases(cases)).toEqual(truth);
    expect(coverage).toMatchObject({ expected: 1_100, received: 1_100, gaps: [], share: 1, retries });
    expect(coverage.rateLimited).toBe(faults.tooManyRequests === undefined ? 0 : 12);
    expect(requests).toHaveLength(leastRequests + retries);
  });

  test('it is slow to answer', async () => {
    const slow = { times: 2, milliseconds: 400 };
    const { cases, coverage } = await read({ slow }, { client: { timeoutMilliseconds: 200 } });
    expect(plainCases(cases)).toEqual(truth);
    // The first page is asked for smaller at once, which is no retry.
    expect(coverage).toMatchObject({ gaps: [], share: 1, retries: 1 });
  });

  test.each<[string, Faults]>([
    ['its links lose the filters', { linksWithoutFilters: true }],
    ['its links lead to another host', { linksHost: 'https://elsewhere.example' }],
    ['its links are missing', { noLinks: true }],
    ['amounts are integers', { amountsAsIntegers: true }],
    ['numbers and booleans are texts', { numbersAsText: true }],
    ['it sorts by name, whatever is asked for', { sort: 'ignored' }],
    ['single participants come as objects', { relations: { participants: 'object', assigned_to: 'object' } }],
    ['relations come in a data', { relations: { participants: 'data', assigned_to: 'data' } }],
    ['empty relations are null', { relations: { participants: 'null-when-empty', assigned_to: 'null-when-empty' } }],
    ['it takes for itself what is left of the budget', { othersPerRequest: 3 }],
  ])('%s', async (_, faults) => {
    const { cases, coverage, requests } = await read(faults);
    expect(plainCases(cases)).toEqual(truth);
    expect(coverage).toMatchObject({ expected: 1_100, received: 1_100, gaps: [], notes: [], share: 1, retries: 0 });
    expect(requests).toHaveLength(leastRequests);
  });

  test.each<[string, Faults]>([
    ['a page has a row twice', { duplicateRow: { how: 'extra', times: 'always' } }],
    ['a page has a row twice, in the place of another, once', { duplicateRow: { how: 'instead', times: 1 } }],
    ['page 2 is page 1 once', { repeatFirstPage: { times: 1 } }],
    ['a case is opened while the list is read', { shiftRows: { change: 'inserted', afterPage: 1, times: 1 } }],
    ['pages are capped at 100', { perPageCap: 100 }],
    [
      'pages are capped at 100 and the last row of one is lost',
      { perPageCap: 100, duplicateRow: { how: 'instead', times: 1 } },
    ],
  ])('%s', async (_, faults) => {
    const { cases, coverage } = await read(faults);
    expect(plainCases(cases)).toEqual(truth);
    expect(coverage).toMatchObject({ expected: 1_100, received: 1_100, gaps: [], shortLists: [], share: 1 });
  });

  test('a case is deleted while a list is read: it is in none', async () => {
    const { cases, coverage, removed } = await read({ shiftRows: { change: 'deleted', afterPage: 1, times: 1 } });
    expect(removed.size).toBe(1);
    expect(plainCases(cases)).toEqual(expectedCases(state, ({ uuid }) => !removed.has(uuid)));
    expect(coverage).toMatchObject({ expected: 1_099, received: 1_099, gaps: [], share: 1 });
  });

  test('the token expires in the middle', async () => {
    const { cases, coverage } = await read({ tokenExpiresAfter: 3 });
    expect(plainCases(cases)).toEqual(truth);
    expect(coverage).toMatchObject({ gaps: [], share: 1 });
  });

  test('it gives no counts: then that is said', async () => {
    for (const faults of [{ noMeta: true }, { noMeta: true, noLinks: true }]) {
      const { cases, coverage } = await read(faults);
      expect(plainCases(cases)).toEqual(truth);
      expect(coverage).toMatchObject({ received: 1_100, gaps: [], share: 1 });
      expect(coverage.expected).toBeUndefined();
      expect(coverage.notes.join()).toContain('Plannr gave no count for 2 of 2 lists');
    }
  });

  test('it gives neither counts nor links, and caps its pages', async () => {
    const { cases, coverage } = await read({ noMeta: true, noLinks: true, perPageCap: 100 });
    expect(plainCases(cases)).toEqual(truth);
    expect(coverage.gaps).toEqual([]);
  });

  test.each<[string, Faults, string]>([
    ['pages of 500', { perPageRefusedOver: 100 }, 'pages of 100 were read'],
    ['pages of 100 too', { perPageRefusedOver: 50 }, 'refused to be told how many'],
    ['to sort', { sort: 'refused' }, 'refused to sort'],
    ['to leave out what was completed long ago', { refusedFilters: ['completed_after'] }, 'completed long ago'],
    [
      'to tell open cases from completed ones',
      { refusedFilters: ['in_progress', 'completed'] },
      'told apart by Casebook',
    ],
  ])('it refuses %s: then that is said', async (_, faults, note) => {
    const { cases, coverage } = await read(faults);
    expect(plainCases(cases)).toEqual(truth);
    expect(coverage).toMatchObject({ gaps: [], share: 1 });
    expect(coverage.notes.join()).toContain(note);
  });
});

test('what Plannr refuses is learnt once, not for every client', async () => {
  const faults: Faults = { forbidden: ['cases'], refusedFilters: ['completed_after'], sort: 'refused' };
  const { coverage, requests } = await read(faults);
  expect(coverage).toMatchObject({ clientsRead: 90, gaps: [] });
  // Ten lists are under way before the first is refused: for its order, and then for the date of completion.
  expect(requests.filter(({ status }) => status === 400).length).toBeLessThanOrEqual(1 + 10 + 10);
});

describe('an include that is not to be had', () => {
  const missing = (names: readonly string[], how: 'refused' | 'undelivered'): Faults =>
    how === 'refused' ? { refusedIncludes: { names, status: 400 } } : { undeliveredIncludes: names };

  test.each(['refused', 'undelivered'] as const)(
    'leaves out what a report can do without, and says so: %s',
    async (how) => {
      const { cases, coverage } = await read(missing(['type', 'assigned_to'], how));
      expect(cases).toHaveLength(1_100);
      expect(cases.every(({ type, assignedTo }) => type === undefined && assignedTo === undefined)).toBe(true);
      expect(coverage).toMatchObject({ gaps: [], share: 1 });
      const verb = how === 'refused' ? 'refused to send' : 'did not send';
      expect(coverage.notes).toEqual([
        `Plannr ${verb} to whom the cases are assigned: that column is empty.`,
        `Plannr ${verb} the types of the cases: every case is shown without one.`,
      ]);
      expect(coverage.notesToldElsewhere).toBe(1);
    },
  );

  test.each(['refused', 'undelivered'] as const)('makes the run incomplete if it is the status: %s', async (how) => {
    const { cases, coverage } = await read(missing(['status'], how));
    expect(cases).toHaveLength(1_100);
    expect(coverage.gaps).toEqual([
      expect.stringContaining('the stages of the cases, so that no positions are known.'),
    ]);
  });

  test.each(['refused', 'undelivered'] as const)(
    'makes the run incomplete if it is the participants: %s',
    async (how) => {
      const { cases, coverage } = await read(missing(['participants'], how));
      expect(cases).toHaveLength(1_100);
      expect(coverage.gaps).toEqual([expect.stringContaining('so that there are no figures per client.')]);
    },
  );

  test('counts as not sent if it comes empty for everyone', async () => {
    const { coverage } = await read({ relations: { participants: 'empty' } });
    expect(coverage.gaps).toEqual([expect.stringContaining('did not send who takes part')]);
  });

  test('is told of the columns that stay empty', async () => {
    const columns = ['tags', 'plans', 'custom:shoe_size'];
    const { coverage } = await read(missing(['tags', 'plans'], 'refused'), { request: { columns } });
    expect(coverage.notes).toEqual([
      'Plannr refused to send the tags of the cases: that column is empty.',
      'Plannr refused to send the plans of the cases: that column is empty.',
      'No case has a value in the custom field "shoe_size": that column is empty.',
    ]);
  });

  test('of participants sends a list of clients to be read one by one, each case with those whose lists it is on', async () => {
    const asked = state.clients.slice(0, 30).map(({ uuid }) => uuid);
    const { cases, coverage } = await read(missing(['participants'], 'undelivered'), { request: { clients: asked } });
    const wanted = state.cases.filter(({ clientUuids }) => clientUuids.some((uuid) => asked.includes(uuid)));
    expect(coverage.way).toBe('client-by-client');
    expect(coverage.whyThisWay).toContain('did not say who takes part');
    expect(coverage.gaps).toEqual([expect.stringContaining('their names are not known.')]);
    const clientsOf = Object.fromEntries(
      cases.map(({ uuid, clients }) => [uuid, clients.map((each) => each.uuid).toSorted()]),
    );
    expect(clientsOf).toEqual(
      Object.fromEntries(
        wanted.map(({ uuid, clientUuids }) => [uuid, clientUuids.filter((each) => asked.includes(each)).toSorted()]),
      ),
    );
    expect(new Set(cases.flatMap(({ clients }) => clients.map(({ name }) => name)))).toEqual(new Set(['']));
  });
});

describe('what does not come is told', () => {
  test('participants whom the account may not see are counted, per case and in the coverage', async () => {
    const shared = state.cases.filter(({ clientUuids }) => clientUuids.length > 1).slice(0, 2);
    const { cases, coverage } = await read({ lostParticipants: shared.map(({ uuid }) => uuid) });
    const unseen = cases.filter(({ unseenParticipants }) => unseenParticipants !== undefined);
    expect(unseen.map(({ uuid }) => uuid).sort()).toEqual(shared.map(({ uuid }) => uuid).sort());
    expect(unseen.every(({ unseenParticipants }) => unseenParticipants === 1)).toBe(true);
    expect(coverage.notes.join()).toContain('Of 2 cases more people take part than Plannr sent');
    expect(coverage.notesToldElsewhere).toBe(1);
    expect(coverage.gaps).toEqual([]);
  });

  test('a record without a uuid is set aside; of any other only the field that is wrong is left out', async () => {
    const [first, second, third, fourth] = state.cases.map(({ uuid }) => uuid);
    const { cases, coverage } = await read({
      brokenRecords: [
        { field: 'amount', cases: [first ?? ''] },
        { field: 'created_at', cases: [second ?? ''] },
        { field: 'status', cases: [third ?? ''] },
        { field: 'uuid', cases: [fourth ?? ''] },
      ],
    });
    const odd = new Map(
      cases.flatMap(({ uuid, unreadable }) => (unreadable === undefined ? [] : [[uuid, unreadable]])),
    );
    expect([...odd].sort()).toEqual(
      [
        [first, [{ field: 'value.amount', came: '"12.5"' }]],
        [second, [{ field: 'created_at', came: '"yesterday"' }]],
        [third, [{ field: 'status', came: '7' }]],
      ].sort(),
    );
    const whole = cases.filter(({ uuid }) => !odd.has(uuid));
    const broken = new Set([first, second, third, fourth]);
    expect(plainCases(whole)).toEqual(expectedCases(state, ({ uuid }) => !broken.has(uuid)));
    expect(coverage.setAside).toEqual([{ reason: 'uuid: missing' }]);
    expect(coverage).toMatchObject({ expected: 1_100, received: 1_100, shortLists: [] });
    expect(coverage.share).toBeCloseTo(1_099 / 1_100, 10);
    expect(coverage.gaps).toEqual(['1 case came in a form that cannot be read, so that no figure holds it.']);
  });

  test('clients that may not be read, or are not found, are named by uuid, and the rest goes on', async () => {
    const [one, two, three] = state.clients.map(({ uuid }) => uuid);
    const clients = { [one ?? '']: 403, [two ?? '']: 404, [three ?? '']: 403 } as const;
    const { cases, coverage } = await read({ forbidden: ['cases'], clients });
    const unread = new Set([one, two, three]);
    expect(plainCases(cases)).toEqual(
      expectedCases(state, ({ clientUuids }) => clientUuids.some((uuid) => !unread.has(uuid))),
    );
    expect(coverage.unreadClients).toHaveLength(3);
    expect(coverage.unreadClients).toEqual(
      expect.arrayContaining([
        { uuid: one, reason: 'refused (403)' },
        { uuid: two, reason: 'not found (404)' },
        { uuid: three, reason: 'refused (403)' },
      ]),
    );
    expect(coverage).toMatchObject({ clientsAsked: 90, clientsRead: 87 });
    expect(coverage.share).toBeCloseTo(87 / 90, 10);
    expect(coverage.gaps).toEqual(['3 of 90 clients could not be read (2 refused, 1 not found).']);
  });

  test('a client whose list keeps failing is named, and the rest goes on', async () => {
    const failing = state.clients[4]?.uuid ?? '';
    const serverError = { times: 'always', status: 500, path: `/client/${failing}/` } as const;
    const { coverage } = await read({ forbidden: ['cases'], serverError });
    expect(coverage.unreadClients).toEqual([{ uuid: failing, reason: 'HTTP 500, tried 6 times' }]);
    expect(coverage.gaps).toEqual(['1 of 90 clients could not be read (1 without a usable answer).']);
  });

  test('a list on which page 2 repeats page 1 for good is short by what did not come', async () => {
    const { cases, coverage } = await read({ repeatFirstPage: { times: 'always' } });
    expect(cases).toHaveLength(1_000);
    expect(coverage).toMatchObject({ expected: 1_100, received: 1_000 });
    expect(coverage.share).toBeCloseTo(1_000 / 1_100, 10);
    expect(coverage.shortLists).toEqual([
      {
        list: 'open cases',
        reason: `page 2 repeats page 1; Plannr counts ${open.toLocaleString('en-GB')} and 500 came`,
      },
      {
        list: 'completed cases',
        reason: `page 2 repeats page 1; Plannr counts ${completed.toLocaleString('en-GB')} and 500 came`,
      },
    ]);
    expect(coverage.gaps).toHaveLength(2);
  });

  test('the same without counts may lack anything, so that nothing of it can be relied on', async () => {
    const { coverage } = await read({ repeatFirstPage: { times: 'always' }, noMeta: true });
    expect(coverage.share).toBe(0);
    expect(coverage.gaps[0]).toBe(
      'The list of open cases is not whole: page 2 repeats page 1; its links lead to page 2, which has nothing more.',
    );
  });

  test('a count that is wrong for good makes the run incomplete', async () => {
    const { cases, coverage } = await read({ totalWrongBy: 3 });
    expect(plainCases(cases)).toEqual(truth);
    expect(coverage).toMatchObject({ expected: 1_106, received: 1_100 });
    expect(coverage.gaps[0]).toContain(
      `Plannr counts ${(open + 3).toLocaleString('en-GB')} and ${open.toLocaleString('en-GB')} came`,
    );
  });

  test('a row that is lost from every page is missed', async () => {
    const { cases, coverage } = await read({ duplicateRow: { how: 'instead', times: 'always' } });
    expect(cases.length).toBeLessThan(1_100);
    expect(coverage.received).toBe(cases.length);
    expect(coverage.gaps).toHaveLength(2);
    expect(coverage.share).toBeCloseTo(cases.length / 1_100, 10);
  });

  test.each(['deleted', 'inserted'] as const)(
    'a list from which a row slips each time it is read (%s) is not called whole',
    async (change) => {
      const { coverage } = await read({ shiftRows: { change, afterPage: 1, times: 2 } });
      expect(coverage.gaps).toHaveLength(1);
      expect(coverage.gaps[0]).toMatch(/^The list of open cases is not whole: /);
    },
  );

  test('a list that cannot be begun leaves nothing to rely on', async () => {
    const { cases, coverage } = await read({ serverError: { times: 'always', status: 503, path: '/cases' } });
    expect(cases).toEqual([]);
    expect(coverage.share).toBe(0);
    expect(coverage.expected).toBeUndefined();
    expect(coverage.gaps).toEqual([
      'The list of open cases is not whole: it could not be read: HTTP 503, tried 6 times.',
      'The list of completed cases is not whole: it could not be read: HTTP 503, tried 6 times.',
    ]);
  });

  test('clients that Plannr counts and does not list are missed', async () => {
    const many = generateFirm({ seed: 12, cases: 300, clients: 140 });
    const faults: Faults = { forbidden: ['cases'], perPageCap: 100, repeatFirstPage: { times: 'always' } };
    const { coverage } = await readFrom({ firm: many, faults });
    expect(coverage).toMatchObject({ clientsAsked: 140, clientsRead: 100 });
    expect(coverage.share).toBeCloseTo(100 / 140, 10);
    expect(coverage.gaps[0]).toBe(
      "Plannr's list of clients is not whole (page 2 repeats page 1; Plannr counts 140 and 100 came), so that 40 of 140 clients were not asked for.",
    );
  });
});
