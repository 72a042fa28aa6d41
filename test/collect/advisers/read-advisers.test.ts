import { afterEach, expect, test } from 'vitest';
import { readAdvisers } from '../../../functions/collect/advisers/read-advisers.ts';
import { createPlannrClient } from '../../../functions/collect/client/plannr-client.ts';
import { clientsToAsk } from '../../../functions/run/rules/clients-to-ask.ts';
import { aCase } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import type { Faults } from '../../sandbox/plannr/faults.ts';
import { defaultAsAt, generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type Plannr, startPlannr } from '../../sandbox/plannr/start-plannr.ts';

const firm = generateFirm({ seed: 5, cases: 10, clients: 30 });
const { clients, employees } = firm.at(defaultAsAt);

let plannr: Plannr | undefined;
afterEach(async () => {
  await plannr?.stop();
  plannr = undefined;
});

async function read(faults: Faults, uuids: readonly string[]) {
  plannr = await startPlannr({ firm, now: () => defaultAsAt, faults });
  const { url: baseUrl, token, accountUuid } = plannr;
  const get = async () => token;
  return readAdvisers(
    createPlannrClient({ baseUrl, accountUuid, token: { get, refetch: get }, retryDelayMilliseconds: 1 }),
    uuids,
  );
}

test('the own advisers of these clients are read from the list of clients, in one request', async () => {
  const [one, two] = clients;
  const reading = await read({}, [one?.uuid ?? '', two?.uuid ?? '']);
  const nameOf = (uuid: string | undefined) => employees.find((each) => each.uuid === uuid)?.name;
  const told = reading.advisers.map(({ client, adviser }) => [client, adviser.uuid, adviser.name]);
  expect(told.sort()).toEqual(
    [one, two].map((each) => [each?.uuid, each?.adviserUuid, nameOf(each?.adviserUuid)]).sort(),
  );
  expect(reading.counts.requests).toBe(1);
  expect(reading.missed).toBeUndefined();
});

test('that the list may not be read is said, and stops nothing', async () => {
  const reading = await read({ forbidden: ['account'] }, [clients[0]?.uuid ?? '']);
  expect(reading.advisers).toEqual([]);
  expect(reading.missed).toContain('could not all be read (refused (403))');
});

test('only clients of cases that nobody is assigned to are asked for', () => {
  const cases = [
    aCase({ uuid: aUuid(1), assignedTo: [], clients: [aClient(1), aClient(2)] }),
    aCase({ uuid: aUuid(2), assignedTo: [], clients: [aClient(2)] }),
    aCase({ uuid: aUuid(3), assignedTo: undefined, clients: [aClient(3)] }),
    aCase({ uuid: aUuid(4), assignedTo: ['Ann'], clients: [aClient(4)] }),
    aCase({ uuid: aUuid(5), assignedTo: [], clients: [] }),
  ];
  expect(clientsToAsk(cases)).toEqual([aClient(1).uuid, aClient(2).uuid]);
});
