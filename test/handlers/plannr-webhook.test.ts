import { createHmac } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCaseHint } from '../../functions/handlers/webhook/case-hint.ts';
import { isSigned, parseWebhookSecrets } from '../../functions/handlers/webhook/signature.ts';
import { type ApiWorld, startApiWorld, webhookSecret } from './api/api-world.ts';
import { expectProblem } from './api/expect-problem.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.stop());

const uuid = 'a31d6133-9e0a-4402-a65c-0646d339a777';

const sign = (body: string | Uint8Array, secret = webhookSecret) =>
  createHmac('sha256', secret).update(body).digest('hex');

function post(body: string | Uint8Array<ArrayBuffer>, signature: string | undefined, report = 'weekly-cases') {
  return world.send(`/webhooks/plannr/${report}`, {
    method: 'POST',
    key: null,
    body,
    headers: { 'content-type': 'application/json', ...(signature !== undefined && { 'x-signature': signature }) },
  });
}

/** What the ledger keeps of webhooks, without when they were seen. */
async function noted() {
  const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.table }));
  return Items.filter(({ pk }) => pk?.S?.startsWith('SEEN#webhook#') === true);
}

test('a signed webhook is noted once, however often it comes: which case, which event, and no more', async () => {
  const body = JSON.stringify({ event: 'case.updated', data: { uuid, name: 'Ms Secret', value: { amount: '4000' } } });
  const before = await noted();

  const answers = await Promise.all(Array.from({ length: 5 }, () => post(body, sign(body))));
  const again = await post(body, sign(body).toUpperCase());

  expect([...answers, again].map(({ status }) => status)).toEqual([204, 204, 204, 204, 204, 204]);
  const seenBefore = new Set(before.map(({ pk }) => pk?.S));
  const [item, ...others] = (await noted()).filter(({ pk }) => !seenBefore.has(pk?.S));
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    report: { S: 'weekly-cases' },
    event: { S: 'case.updated' },
    caseUuid: { S: uuid },
    seenAt: { S: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) },
  });
  expect(JSON.stringify(item)).not.toContain('Secret');
  expect(JSON.stringify(item)).not.toContain('4000');
  // A week, in seconds, give or take the test's own minute.
  const keptSeconds = Number(item?.expiresAt?.N) - Date.parse(item?.seenAt?.S ?? '') / 1000;
  expect(keptSeconds).toBeGreaterThan(7 * 86_400 - 60);
  expect(keptSeconds).toBeLessThan(7 * 86_400 + 60);
});

test('two webhooks of one case are two notes', async () => {
  const before = (await noted()).length;

  for (const event of ['case.created', 'case.deleted']) {
    const body = JSON.stringify({ event, uuid });
    await post(body, sign(body));
  }

  expect(await noted()).toHaveLength(before + 2);
});

test('of a deletion alone it is kept past the next report when it was told', async () => {
  const [deleted, updated] = ['b31d6133-9e0a-4402-a65c-0646d339a777', 'c31d6133-9e0a-4402-a65c-0646d339a777'];
  const bodies = [
    { event: 'case.deleted', data: { uuid: deleted.toUpperCase(), name: 'Ms Secret' } },
    { event: 'case.updated', data: { uuid: updated } },
    { data: { uuid: updated } },
    { event: 'account.deleted', data: { uuid: updated } },
  ].map((body) => JSON.stringify(body));
  for (const body of bodies) expect((await post(body, sign(body))).status).toBe(204);

  expect(await world.ledger.deletionToldAt('weekly-cases', deleted)).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(await world.ledger.deletionToldAt('weekly-cases', updated)).toBeUndefined();
  const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.table }));
  const [item, ...others] = Items.filter(({ sk }) => sk?.S === deleted);
  expect(others).toEqual([]);
  expect(JSON.stringify(item)).not.toContain('Secret');
  expect(Object.keys(item ?? {}).sort()).toEqual(['expiresAt', 'pk', 'sk', 'toldAt', 'writer']);
});

test('what is not signed, or not with the secret, or of another body or report, is refused and not noted', async () => {
  const body = JSON.stringify({ event: 'case.created', uuid });
  const before = await noted();

  for (const response of [
    await post(body, undefined),
    await post(body, ''),
    await post(body, 'zz'.repeat(32)),
    await post(body, sign(body).slice(0, 62)),
    await post(body, sign(body, 'another-secret-of-somebody-else')),
    await post(body, sign(`${body} `)),
    await post(body, sign(body), 'mortgages'),
    await post(body, sign(body), 'no-such-report'),
    await post(body, sign(body, 'no such report'), 'no-such-report'),
    await post(body, sign(body, 'undefined'), '__proto__'),
  ]) {
    await expectProblem(response, 401);
  }
  expect(await noted()).toEqual(before);
});

test('a report without a secret is refused in the very words of a wrong signature', async () => {
  const wrong = await (await post('{}', sign('{}', 'another-secret-of-somebody-else'))).text();

  expect(await (await post('{}', sign('{}'), 'no-such-report')).text()).toBe(wrong);
});

test.each([
  ['no JSON', 'hello'],
  ['nothing', '[]'],
  ['an unknown shape', '{"happened":{"to":"somebody"}}'],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00])],
])('a signed webhook with %s is taken', async (_what, body) => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const response = await world.send('/webhooks/plannr/weekly-cases', {
    method: 'POST',
    key: null,
    body: bytes,
    // Bytes come through the gateway as they are only where the type is none of text.
    headers: { 'content-type': 'application/octet-stream', 'x-signature': sign(bytes) },
  });

  expect(response.status).toBe(204);
  expect(await response.text()).toBe('');
});

test('a body over 256 KB is refused, signed or not', async () => {
  const body = 'x'.repeat(256 * 1024 + 1);

  await expectProblem(await post(body, sign(body)), 413);
  expect((await post(body.slice(1), sign(body.slice(1)))).status).toBe(204);
});

test('a signature is checked before anything of the body is understood', () => {
  const body = new TextEncoder().encode('not even JSON');

  expect(isSigned(body, sign(body), webhookSecret)).toBe(true);
  expect(isSigned(body, sign(body), undefined)).toBe(false);
});

// An independent value: RFC 4231, test case 2.
test('the signature is the hexadecimal HMAC-SHA256 of the body', () => {
  const body = new TextEncoder().encode('what do ya want for nothing?');
  const signature = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

  expect(isSigned(body, signature, 'Jefe')).toBe(true);
  expect(isSigned(body, signature.replace('5', '4'), 'Jefe')).toBe(false);
});

describe('what is understood of a body', () => {
  test.each([
    [
      { event: 'case.updated', data: { uuid } },
      { event: 'case.updated', caseUuid: uuid },
    ],
    [
      { type: 'case.created', payload: { case: { uuid } } },
      { event: 'case.created', caseUuid: uuid },
    ],
    [
      { name: 'case.deleted', uuid: uuid.toUpperCase() },
      { event: 'case.deleted', caseUuid: uuid },
    ],
    [{ case_uuid: uuid }, { event: undefined, caseUuid: uuid }],
    [{ event: 'account.updated', data: { uuid } }, { event: 'account.updated' }],
    [
      { event: 'Ms Secret called', data: { uuid: 'Ms Secret' } },
      { event: undefined, caseUuid: undefined },
    ],
    [
      { event: 'case.updated', data: [{ uuid }] },
      { event: 'case.updated', caseUuid: undefined },
    ],
    [null, { event: undefined, caseUuid: undefined }],
  ])('%j', (payload, hint) => {
    expect(readCaseHint(new TextEncoder().encode(JSON.stringify(payload)))).toEqual(hint);
  });
});

test('while no webhook was set up, none is signed', () => {
  expect(parseWebhookSecrets('{}')).toEqual({});
  expect(isSigned(new Uint8Array(), sign(''), undefined)).toBe(false);
});

test('secrets that do not fit are refused, and the refusal shows none', () => {
  for (const text of ['secret-text-that-is-no-json', '["secret-text-in-a-list"]', '{"a":"short-secret"}']) {
    expect(() => parseWebhookSecrets(text)).toThrow(/The list of webhook secrets does not fit/);
    expect(() => parseWebhookSecrets(text)).not.toThrow(/secret-text|short-secret/);
  }
});
