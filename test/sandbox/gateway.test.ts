import { request as rawRequest } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { GatewayEvent, GatewayResult } from '../../functions/handlers/http/answer-event.ts';
import { startGateway } from './gateway.ts';

const fine: GatewayResult = { statusCode: 200, headers: {}, body: 'fine', isBase64Encoded: false };

/** A gateway, and the events that each of its two functions was called with. */
async function aGateway(answer: () => GatewayResult | Promise<GatewayResult> = () => fine) {
  const api: GatewayEvent[] = [];
  const webhooks: GatewayEvent[] = [];
  const gateway = await startGateway({
    api: async (event) => {
      api.push(event);
      return answer();
    },
    plannrWebhook: async (event) => {
      webhooks.push(event);
      return answer();
    },
  });
  onTestFinished(gateway.stop);
  return { url: gateway.url, api, webhooks };
}

test('a request becomes an event of version 2.0', async () => {
  const { url, api } = await aGateway();

  await fetch(`${url}/runs/a%20b?limit=2&limit=3&after=%2F`, {
    headers: { 'X-Mixed-Case': 'Yes', cookie: 'a=1; b=2' },
  });

  expect(api).toMatchObject([
    {
      version: '2.0',
      routeKey: '$default',
      rawPath: '/runs/a%20b',
      rawQueryString: 'limit=2&limit=3&after=%2F',
      queryStringParameters: { limit: '2,3', after: '/' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-mixed-case': 'Yes' },
      body: null,
      isBase64Encoded: false,
      requestContext: { http: { method: 'GET', path: '/runs/a%20b', sourceIp: '127.0.0.1' }, stage: '$default' },
    },
  ]);
  expect(api[0]?.headers).not.toHaveProperty('cookie');
});

test('a body of JSON comes as text, any other as base64', async () => {
  const { url, api } = await aGateway();
  const post = (type: string, body: string) => fetch(url, { method: 'POST', body, headers: { 'content-type': type } });

  await post('application/json', '{"a":"é"}');
  await post('application/octet-stream', 'bytes');

  expect(api.map(({ body, isBase64Encoded }) => [body, isBase64Encoded])).toEqual([
    ['{"a":"é"}', false],
    ['Ynl0ZXM=', true],
  ]);
});

test('only a POST to the address of webhooks goes to their function', async () => {
  const { url, api, webhooks } = await aGateway();

  await fetch(`${url}/webhooks/plannr/weekly-cases`, { method: 'POST' });
  await fetch(`${url}/webhooks/plannr/weekly-cases`);
  await fetch(`${url}/webhooks/plannr/a/b`, { method: 'POST' });

  expect(webhooks.map(({ routeKey }) => routeKey)).toEqual(['POST /webhooks/plannr/{report}']);
  expect(api).toHaveLength(2);
});

test("a function's answer is handed on, decoded", async () => {
  const { url } = await aGateway(() => ({
    statusCode: 302,
    headers: { location: 'https://elsewhere.example/' },
    body: Buffer.from('bytes').toString('base64'),
    isBase64Encoded: true,
  }));

  const response = await fetch(url, { redirect: 'manual' });

  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('https://elsewhere.example/');
  expect(await response.text()).toBe('bytes');
});

test("a function that fails is the gateway's own bare 500", async () => {
  const { url } = await aGateway(() => Promise.reject(new Error('secret')));

  const response = await fetch(url);

  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ message: 'Internal Server Error' });
});

test('more than 10 MB never reach a function', async () => {
  const { url, api } = await aGateway();

  const response = await fetch(url, { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });

  expect(response.status).toBe(413);
  expect(api).toEqual([]);
});

test('a body without a length is handed on whole', async () => {
  const { url, api } = await aGateway();

  await new Promise<void>((resolve, reject) => {
    const sent = rawRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
      response.resume().on('end', resolve);
    });
    sent.on('error', reject);
    sent.write('{"a":');
    sent.end('1}');
  });

  expect(api[0]?.body).toBe('{"a":1}');
});
