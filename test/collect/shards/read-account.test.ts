import { afterEach, expect, test } from 'vitest';
import { createPlannrClient } from '../../../functions/collect/client/plannr-client.ts';
import { readCases } from '../../../functions/collect/read-cases.ts';
import { ReportError } from '../../../functions/report-error.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Scripted, type ScriptedPlannr, startScripted } from '../scripted-plannr.ts';

const owner = { uuid: 'AAAAAAAA-0000-4000-8000-000000000001', type: 'employee', role: 'owner', name: 'Olive Owner' };
const member = { uuid: 'bbbbbbbb-0000-4000-8000-000000000002', type: 'employee', role: 'member', name: 'Mo Member' };
const client = { uuid: 'cccccccc-0000-4000-8000-000000000003', type: 'client', role: 'individual', name: 'Cy Client' };
const firm = { uuid: 'f1', name: 'Harbour Wealth' };
const logins = [owner, member, client].map((account, index) => ({
  uuid: `dddddddd-0000-4000-8000-00000000000${index}`,
  account,
  firm,
}));

let server: ScriptedPlannr | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** Reads as an account from a firm without a case. */
async function readAs(accountUuid: string, answer: Scripted = { body: { data: logins } }) {
  server = await startScripted(({ path }) =>
    path === '/logins' ? answer : { body: { data: [], meta: { total: 0, last_page: 1 } } },
  );
  const plannr = createPlannrClient({
    baseUrl: server.url,
    token: { get: async () => 'token', refetch: async () => 'token' },
    accountUuid,
    clock: createFakeClock(),
  });
  return readCases(plannr, { accountUuid, clients: 'all', columns: [], completedFrom: '2026-01-01' });
}

async function errorOf(promise: Promise<unknown>): Promise<ReportError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReportError)) throw new Error(`no ReportError but ${String(error)}`);
  return error;
}

test('the coverage says as whom the firm was read, in whatever letter case the account was written', async () => {
  const { coverage } = await readAs(owner.uuid.toLowerCase());
  expect(coverage.account).toEqual({
    uuid: 'aaaaaaaa-0000-4000-8000-000000000001',
    name: 'Olive Owner',
    type: 'employee',
    role: 'owner',
    firm: 'Harbour Wealth',
  });
  expect(coverage.notes).toEqual([]);
});

test.each([
  ['a member may see only a part of the firm', member, 'role member'],
  ['a client may see only its own cases', client, 'type client, not employee'],
])('%s, and the report says so', async (_, account, note) => {
  const { coverage } = await readAs(account.uuid);
  expect(coverage.notes.join()).toContain(note);
  expect(coverage.gaps).toEqual([]);
});

test("the UUID of a login in place of its account's is told, with the right one", async () => {
  const error = await errorOf(readAs('dddddddd-0000-4000-8000-000000000001'));
  expect(error.kind).toBe('bad-input');
  expect(error.happened).toContain('dddddddd-0000-4000-8000-000000000001');
  expect(error.whatToDo).toContain(`Write ${member.uuid}`);
});

test('an account that the token may not act as is told, with those that it may, by type and role and without names', async () => {
  const error = await errorOf(readAs('eeeeeeee-0000-4000-8000-000000000009'));
  expect(error.kind).toBe('refused');
  expect(error.happened).toContain('eeeeeeee-0000-4000-8000-000000000009');
  expect(error.whatToDo).toContain(`${owner.uuid.toLowerCase()} (employee, owner)`);
  expect(error.whatToDo).toContain(`${client.uuid} (client, individual)`);
  expect(error.message).not.toMatch(/Olive|Member|Cy /);
});

test('a token without logins is told as such', async () => {
  const error = await errorOf(readAs(owner.uuid, { body: { data: [] } }));
  expect(error.kind).toBe('refused');
  expect(error.whatToDo).toContain('no logins');
});

test.each([403, 404])(
  'where the logins are refused (%i) the reading goes on, with a role that is not known',
  async (status) => {
    const { coverage } = await readAs(owner.uuid, { status, body: { message: 'No.' } });
    expect(coverage.account).toEqual({ uuid: owner.uuid });
    expect(coverage.notes.join()).toContain('its role is not known');
  },
);

test('a login of an odd shape does not hide the others', async () => {
  const odd = [
    null,
    'login',
    { uuid: 7 },
    { uuid: 'x', account: null },
    { uuid: 'y', account: [owner], firm: 'Harbour' },
  ];
  const { coverage } = await readAs(owner.uuid, { body: { data: odd } });
  expect(coverage.account).toMatchObject({ name: 'Olive Owner', role: 'owner' });
});

test('a Plannr that cannot be reached is told by host, with what to look at', async () => {
  const error = await errorOf(readAs(owner.uuid, { status: 502, body: '<html></html>' }));
  expect(error.kind).toBe('unreachable');
  expect(error.happened).toContain(new URL(server?.url ?? '').host);
  expect(error.happened).toContain('HTTP 502, tried 6 times');
  expect(error.whatToDo).toContain('PLANNR_URL');
});

test('a single login that comes as an object is a list of one', async () => {
  const { coverage } = await readAs(owner.uuid, { body: { data: logins[0] } });
  expect(coverage.account).toMatchObject({ name: 'Olive Owner', role: 'owner' });
  const error = await errorOf(readAs(owner.uuid, { body: { data: { uuid: 'x', account: member, firm } } }));
  expect(error.whatToDo).toContain(`${member.uuid} (employee, member)`);
});
