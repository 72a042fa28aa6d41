import { expect, test } from 'vitest';
import type { Faults } from '../../sandbox/plannr/faults.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { readFrom } from '../start-reading.ts';

const firm = generateFirm({ seed: 5, cases: 300, clients: 60 });
const state = firm.at(firm.asAt);
const busy = new Set(state.cases.flatMap(({ clientUuids }) => clientUuids));
const withCases = [...busy];
const idle = state.clients.map(({ uuid }) => uuid).filter((uuid) => !busy.has(uuid));
const invented = '00000000-0000-4000-8000-000000000000';

const lookUps = (requests: readonly { path: string }[]) => requests.filter(({ path }) => path.includes('/account'));

test.each([
  ['in batches', {}],
  ['client by client', { forbidden: ['cases'] }],
] as const)('a client who is not there is named, and the report is not complete: %s', async (_, faults: Faults) => {
  const clients = [withCases[0] ?? '', invented];
  const { coverage } = await readFrom({ firm, faults: structuredClone(faults), request: { clients } });
  expect(coverage.unreadClients).toEqual([{ uuid: invented, reason: 'not found (404)' }]);
  expect(coverage).toMatchObject({ clientsAsked: 2, clientsRead: 1 });
  expect(coverage.gaps).toEqual(['1 of 2 clients could not be read (1 not found).']);
});

test('clients who all brought a case cost nothing more; a client without one costs one call', async () => {
  const whole = await readFrom({ firm, request: { clients: withCases.slice(0, 10) } });
  expect(lookUps(whole.requests)).toEqual([]);
  const one = await readFrom({ firm, request: { clients: [withCases[0] ?? '', idle[0] ?? ''] } });
  expect(lookUps(one.requests)).toHaveLength(1);
  expect(one.coverage).toMatchObject({ gaps: [], clientsRead: 2 });
});

test('many of them cost the pages of the list of clients', async () => {
  const { coverage, requests } = await readFrom({ firm, request: { clients: [...withCases, ...idle, invented] } });
  expect(idle.length).toBeGreaterThan(4);
  expect(lookUps(requests)).toHaveLength(1);
  expect(coverage.unreadClients).toEqual([{ uuid: invented, reason: 'not found (404)' }]);
});

test('where nobody can be looked up it is said, and makes nothing incomplete', async () => {
  const { coverage } = await readFrom({
    firm,
    faults: { forbidden: ['account'] },
    request: { clients: [withCases[0] ?? '', invented] },
  });
  expect(coverage.gaps).toEqual([]);
  expect(coverage.notes.join()).toContain(
    'Whether 1 client who has no case in this report is known to Plannr could not be checked.',
  );
});

test('a type that no case knows is told', async () => {
  const type = state.cases.find(({ typeUuid }) => typeUuid !== undefined)?.typeUuid ?? '';
  const { cases, coverage } = await readFrom({ firm, request: { clients: 'all', only: { types: [type, invented] } } });
  expect(cases.length).toBeGreaterThan(0);
  expect(coverage.notes.join()).toContain(
    `no case that was read is of ${invented}: see whether the settings name it rightly`,
  );
  const known = await readFrom({ firm, request: { clients: 'all', only: { types: [type] } } });
  expect(known.coverage.notes).toEqual([]);
});
