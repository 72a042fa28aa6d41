import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { RunRecord } from '../../../functions/deliver/ledger/run-record.ts';
import { createApiApp } from '../../../functions/handlers/api/api-app.ts';
import type { ApiPorts } from '../../../functions/handlers/api/api-ports.ts';
import { answerEvents, type GatewayEvent } from '../../../functions/handlers/http/answer-event.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { expectProblem } from './expect-problem.ts';

const now = '2026-11-23T07:00:00.000Z';
const anna = '11111111-1111-4111-8111-111111111111';

/** The app over ports that can fail, and all that it logs. */
function anApp(failing: Partial<ApiPorts> = {}) {
  const logged: unknown[] = [];
  const started: string[] = [];
  const record = (run: string): RunRecord => ({
    run,
    reportId: 'weekly-cases',
    period: '2026-W47',
    state: 'claimed',
    askedBy: 'Manager',
    order: { send: false },
    attempt: 1,
    claimedAt: now,
    updatedAt: now,
    leaseUntil: now,
    deliveries: [],
  });
  const ledger = {
    claimRun: async () => ({ outcome: 'claimed', run: record('weekly-cases.2026-W47.1') }) as const,
    getRun: async (run: string) => record(run),
    claimAgain: async () => undefined,
    releaseRun: async () => undefined,
    confirm: async () => true,
    findLink: async () => undefined,
    countDownload: async () => undefined,
    revokeLinks: async () => false,
    listRuns: () => Promise.reject(new Error('nobody lists runs here')),
  };
  const ports: ApiPorts = {
    now: () => now,
    ledger,
    invokeRun: async ({ run }) => void started.push(run),
    settings: async () => ({ settings: { reports: [aReportSettings()] }, publishedAt: now }),
    keys: async () => [{ name: 'Manager', reports: 'all', digest: createHash('sha256').update('the-key').digest() }],
    linkTo: async () => 'https://bucket.example/file?signature=secret',
    log: {
      info: (...line) => void logged.push(line),
      error: (message, error) => void logged.push([message, String(error)]),
    },
    ...failing,
  };
  const app = createApiApp(() => ports);
  const headers = { authorization: 'Bearer the-key', 'content-type': 'application/json' };
  return {
    app,
    logged,
    started,
    order: (body: string | ReadableStream, more: Record<string, string> = {}) =>
      // Node sends a stream only if it may go on while the answer comes.
      app.request(
        new Request('https://casebook.example/reports/weekly-cases/runs', {
          method: 'POST',
          body,
          headers: { ...headers, ...more },
          duplex: 'half',
        }),
      ),
    get: (path: string) => app.request(path, { headers }),
  };
}

test('a body that goes on and on is cut off at 64 KB, also when Content-Length calls it short', async () => {
  for (const contentLength of [undefined, '2', 'a few', '-1']) {
    const { order, started } = anApp();
    let kilobytes = 0;
    const long = new ReadableStream({
      pull: (controller) => {
        kilobytes += 1;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
        // So that reading it all would come to an end, if late.
        if (kilobytes === 10_000) controller.close();
      },
    });

    const answer = await order(long, contentLength === undefined ? {} : { 'content-length': contentLength });

    await expectProblem(answer, 413);
    expect(kilobytes).toBeLessThan(70);
    expect(started).toEqual([]);
  }
});

test('a Content-Length over 64 KB is refused without reading', async () => {
  const { order } = anApp();

  await expectProblem(await order('{}', { 'content-length': '65537' }), 413);
});

test('what fails inside is told to the log and not to the caller', async () => {
  const secret = new Error('table casebook-ledger-XYZ of account 123456789012 is throttled');
  const fail = () => Promise.reject(secret);
  for (const failing of [{ settings: fail }, { keys: fail }, { invokeRun: fail }]) {
    const { order, logged } = anApp(failing);

    const answer = await order('{}');

    const text = await answer.clone().text();
    await expectProblem(answer, 500);
    expect(text).not.toContain('casebook-ledger');
    expect(text).not.toContain('123456789012');
    expect(JSON.stringify(logged)).toContain('throttled');
  }
});

test('the log has a line for each request, without keys, addresses, clients or links', async () => {
  const { order, get, logged } = anApp();

  await order(JSON.stringify({ period: '2026-W47', to: 'partner@harbour.example', clients: [anna] }), {
    'idempotency-key': 'secret-idempotency-key',
  });
  await get('/runs/weekly-cases.2026-W47/workbook');
  await get('/runs?after=secret-cursor');

  expect(logged).toMatchObject([
    ['Answered', { method: 'POST', route: '/reports/:report/runs', status: 202, key: 'Manager' }],
    ['Answered', { method: 'GET', route: '/runs/:run/workbook', status: 302, key: 'Manager' }],
    expect.anything(),
    ['Answered', { method: 'GET', route: '/runs', status: 500, key: 'Manager' }],
  ]);
  for (const secret of ['the-key', 'partner', anna, 'secret']) expect(JSON.stringify(logged)).not.toContain(secret);
});

test('a run that could not be handed over is not said to be started', async () => {
  const { order } = anApp({ invokeRun: () => Promise.reject(new Error('Lambda is away')) });

  const answer = await order('{}');

  expect(answer.headers.get('location')).toBeNull();
  await expectProblem(answer, 500);
});

test('a request that none could make is a problem document too', async () => {
  // Hono's adapter tells of it by itself.
  vi.spyOn(console, 'error').mockReturnValue();
  const { app } = anApp();
  const answer = answerEvents(app);
  const event = (method: string, changes: Partial<GatewayEvent> = {}): GatewayEvent => ({
    version: '2.0',
    routeKey: '$default',
    rawPath: '/reports',
    rawQueryString: '',
    headers: { authorization: 'Bearer the-key' },
    body: null,
    isBase64Encoded: false,
    requestContext: {
      accountId: '123456789012',
      apiId: 'a',
      authentication: null,
      authorizer: {},
      domainName: 'a.execute-api.eu-west-2.amazonaws.com',
      domainPrefix: 'a',
      http: { method, path: '/reports', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      requestId: 'r',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...changes,
  });

  const trace = await answer(event('TRACE'));
  const withBody = await answer(event('GET', { body: '{"a":1}' }));

  expect(trace.statusCode).toBe(400);
  expect(trace.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(trace.body)).toMatchObject({ status: 400, whatToDo: expect.any(String) });
  expect(withBody.statusCode).toBe(200);
});

test('while nobody was given a key, every key is wrong', async () => {
  const { get } = anApp({ keys: async () => [] });

  await expectProblem(await get('/reports'), 401);
});
