import { afterEach, expect, test } from 'vitest';
import { createPlannrClient } from '../../../functions/collect/client/plannr-client.ts';
import { readTaggedClients } from '../../../functions/collect/client-tags/read-tagged-clients.ts';
import { tagUuid } from '../../sandbox/plannr/case-json.ts';
import type { Faults } from '../../sandbox/plannr/faults.ts';
import { defaultAsAt, generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../../sandbox/plannr/start-plannr.ts';

const firm = generateFirm({ seed: 5, cases: 10, clients: 60 });
const { clients } = firm.at(defaultAsAt);
const vulnerable = clients.filter(({ tags }) => tags.includes('Vulnerable')).map(({ uuid }) => uuid);

let plannr: Plannr | undefined;
afterEach(async () => {
  await plannr?.stop();
  plannr = undefined;
});

async function read(tag: string, faults: Faults = {}) {
  plannr = await startPlannr({ firm, now: () => defaultAsAt, faults });
  const { url: baseUrl, token, accountUuid } = plannr;
  const get = async () => token;
  const client = createPlannrClient({ baseUrl, accountUuid, token: { get, refetch: get }, retryDelayMilliseconds: 1 });
  return readTaggedClients(client, tag);
}

test.each(['Vulnerable', '  vulnerable ', tagUuid('Vulnerable').toUpperCase()])(
  'the clients with the tag "%s" are read from the list of clients, in one request',
  async (tag) => {
    const { tagged, counts } = await read(tag);
    expect(vulnerable.length).toBeGreaterThan(3);
    expect({ ...tagged, uuids: [...tagged.uuids].sort() }).toEqual({ uuids: [...vulnerable].sort(), isWhole: true });
    expect(counts.requests).toBe(1);
    expect(plannr?.requests[0]).toMatchObject({
      path: '/api/v1/account',
      query: { 'filter[type]': 'client', include: 'tags' },
    });
  },
);

test('a tag that nobody has is nobody’s, and a tag of cases is not one of clients', async () => {
  expect((await read('No such tag')).tagged).toEqual({ uuids: [], isWhole: true });
});

test.each<[string, Faults]>([
  ['may not be read', { forbidden: ['account'] }],
  ['comes without tags, which were refused', { clientTags: 'refused' }],
  ['comes without tags', { clientTags: 'undelivered' }],
])('where the list %s, nothing is told of anybody, and nothing stops', async (_, faults) => {
  expect((await read('Vulnerable', faults)).tagged).toEqual({ uuids: [], isWhole: false });
});
