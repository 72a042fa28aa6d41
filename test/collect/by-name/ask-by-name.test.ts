import { describe, expect, test } from 'vitest';
import { askByName } from '../../../functions/collect/by-name/ask-by-name.ts';
import type { NamedRequest } from '../../../functions/collect/by-name/named-request.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import type { Faults } from '../../sandbox/plannr/faults.ts';
import type { TruthCase } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { startPlannr } from '../../sandbox/plannr/start-plannr.ts';
import { createFakeClock } from '../fake-clock.ts';
import { clientFor, sinceEver } from '../start-reading.ts';

const firm = generateFirm({ seed: 21, cases: 1_300, clients: 60 });
const { cases } = firm.at(firm.asAt);
const uuids = (some: readonly TruthCase[]) => some.map(({ uuid }) => uuid);
const control = cases.at(-1)?.uuid ?? '';

/** Asks a Plannr that has these faults. @returns how each answer is, and the requests by their paths */
async function ask(request: Partial<NamedRequest> & Pick<NamedRequest, 'uuids'>, faults: Faults = {}) {
  const clock = createFakeClock();
  const plannr = await startPlannr({ firm, now: () => firm.asAt, rateClock: clock.now, faults });
  try {
    const client = clientFor(plannr, { clock });
    const { accountUuid } = client;
    const reading = { accountUuid, clients: 'all', columns: [], completedFrom: sinceEver } as const;
    const { answers, counts } = await askByName(client, { reading, control, ...request });
    expect(counts.requests).toBe(plannr.requests.length);
    expect(answers.map(({ uuid }) => uuid)).toEqual(request.uuids);
    return { hows: answers.map(({ how }) => how), answers, paths: plannr.requests.map(({ path }) => path.slice(7)) };
  } finally {
    await plannr.stop();
  }
}

const gone = (some: readonly string[], byName: 'found' | 403 | 404 = 404): Faults => ({
  hidden: { cases: some, byName },
});

describe('what it costs', () => {
  test.each([
    [1, 1],
    [50, 1],
    [51, 2],
    [120, 3],
  ])('%i cases that are gone: %i calls', async (number, calls) => {
    const asked = uuids(cases.slice(0, number));
    const { hows, paths } = await ask({ uuids: asked }, gone(asked));
    expect(new Set(hows)).toEqual(new Set(['not-found']));
    expect(paths).toEqual(Array.from({ length: calls }, () => '/cases'));
  });

  test.each<[string, Faults]>([
    ['is refused', { refusedFilters: ['uuid'] }],
    ['is ignored, by a firm whose list has three pages', { ignoredFilters: ['uuid'] }],
    ['is cut', { uuidFilterCutAt: 1 }],
  ])('where the filter %s: one each, and two to find that out', async (_, faults) => {
    const asked = uuids(cases.slice(0, 60));
    const { hows, paths } = await ask({ uuids: asked }, { ...faults, ...gone(asked) });
    expect(new Set(hows)).toEqual(new Set(['not-found']));
    expect(paths.filter((path) => path === '/cases')).toHaveLength(1);
    expect(paths.filter((path) => path.startsWith('/cases/'))).toHaveLength(61);
  });
});

describe('where the firm’s list and single cases are refused, the lists of the clients are asked', () => {
  const closed: Faults = { forbidden: ['cases'] };
  const byClient = Map.groupBy(
    cases.filter(({ clientUuids }) => clientUuids.length === 1),
    ({ clientUuids }) => clientUuids[0] ?? '',
  );
  const [[one, ofOne] = ['', []], [other, ofOther] = ['', []]] = [...byClient].filter(([, own]) => own.length > 3);
  const [a, b, c] = uuids([...ofOne.slice(0, 2), ...ofOther.slice(0, 1)]);
  const asked = [a ?? '', b ?? '', c ?? ''];
  const clientLists = [
    { client: one, uuids: asked.slice(0, 2), control: ofOne.at(-1)?.uuid },
    { client: other, uuids: asked.slice(2), control: ofOther.at(-1)?.uuid },
  ];
  const ofClients = (paths: readonly string[]) => paths.filter((path) => path.startsWith('/client/')).length;

  test('one call a client tells what is there and what is gone', async () => {
    const { hows, paths } = await ask({ uuids: asked, clientLists }, { ...closed, ...gone(asked.slice(1)) });
    expect(hows).toEqual(['found', 'not-found', 'not-found']);
    expect(ofClients(paths)).toBe(2);
    // The list and the case that is known to be there, in vain.
    expect(paths).toHaveLength(4);
  });

  test.each<[string, Faults]>([
    ['refused', { refusedFilters: ['uuid'] }],
    ['ignored', { ignoredFilters: ['uuid'] }],
    ['cut', { uuidFilterCutAt: 1 }],
  ])('where the filter is %s there too, the whole list of the client is read', async (_, faults) => {
    const plain = { hidden: { cases: [b ?? ''], byName: 404 } } as const;
    const { hows, paths } = await ask({ uuids: asked, clientLists }, { ...closed, ...faults, ...plain });
    expect(hows).toEqual(['found', 'not-found', 'found']);
    expect(ofClients(paths)).toBeGreaterThan(2);
  });

  test('a client who is gone has no case any more; of one who may not be read none is visible', async () => {
    const faults: Faults = { ...closed, clients: { [one]: 404, [other]: 403 } };
    expect((await ask({ uuids: asked, clientLists }, faults)).hows).toEqual(['not-found', 'not-found', 'not-visible']);
  });

  test('while one of its clients gives no answer, nobody knows of a shared case', async () => {
    const shared = [
      { client: one, uuids: [aUuid(1)] },
      { client: other, uuids: [aUuid(1)] },
    ];
    const away = { times: 'always', status: 503, path: one } as const;
    const { hows } = await ask({ uuids: [aUuid(1)], clientLists: shared }, { ...closed, serverError: away });
    expect(hows).toEqual(['unanswered']);
  });

  test('a case that the last report knew no client of stays unanswered', async () => {
    expect((await ask({ uuids: asked, clientLists: [] }, closed)).hows).toEqual(Array(3).fill('unanswered'));
  });

  test('one that came counts for whose list it is on, even where nobody is said to take part', async () => {
    const { answers } = await ask(
      { uuids: asked.slice(0, 1), clientLists },
      { ...closed, undeliveredIncludes: ['participants'] },
    );
    expect(answers[0]).toMatchObject({ how: 'found', version: { case: { clients: [{ uuid: one }] } } });
  });
});
