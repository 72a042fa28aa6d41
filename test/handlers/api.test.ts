import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type ApiWorld, anna, ben, eve, keys, startApiWorld } from './api/api-world.ts';
import { expectProblem } from './api/expect-problem.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.invocations.length = 0;
});

const period = '2020-W10';

// A list leaves the deliveries out.
const run = z.looseObject({ run: z.string(), deliveries: z.never().optional() });
const runList = z.strictObject({ runs: z.array(run), next: z.string().optional() });

describe('who may ask', () => {
  test('without a key nothing is told, of what is there or what is not', async () => {
    for (const path of ['/reports', '/runs', '/runs/weekly-cases.2020-W10', '/nowhere', '/']) {
      const response = await world.send(path, { key: null });

      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Casebook"');
      await expectProblem(response, 401);
    }
  });

  test('a wrong key starts nothing', async () => {
    const response = await world.order('weekly-cases', { period }, { key: `${keys.manager}x` });

    expect(response.headers.get('www-authenticate')).toContain('invalid_token');
    await expectProblem(response, 401);
    expect(world.invocations).toEqual([]);
  });

  test.each(['Basic bWFuYWdlcg==', 'Bearer', 'Bearer ', `Token ${keys.manager}`, keys.manager, 'Bearer a b'])(
    'the header "Authorization: %s" shows no key',
    async (authorization) => {
      await expectProblem(await world.send('/reports', { key: null, headers: { authorization } }), 401);
    },
  );

  test('the digest that is stored is no key', async () => {
    const stored = createHash('sha256').update(keys.manager).digest('hex');

    await expectProblem(await world.send('/reports', { key: stored }), 401);
  });

  test('the keys are fetched from SSM once for many requests', async () => {
    await Promise.all(Array.from({ length: 10 }, () => world.send('/reports')));

    expect(world.parameters.reads.get('/casebook/api-keys')).toBe(1);
  });

  test('a key lists the reports it may use, and no other', async () => {
    const all = await (await world.send('/reports')).json();
    const some = await (await world.send('/reports', { key: keys.mortgages })).json();

    expect(all).toMatchObject({ reports: [{ id: 'weekly-cases' }, { id: 'mortgages' }] });
    expect(some).toEqual({
      reports: [
        {
          id: 'mortgages',
          firm: 'Harbour Wealth',
          period: 'week',
          schedule: { cron: '0 7 ? * MON *', timezone: 'Europe/London' },
          clients: 2,
          allowedDomains: ['harbour.example'],
          links: { runs: '/runs?report=mortgages', order: '/reports/mortgages/runs' },
        },
      ],
    });
  });

  test('for another report a key gets the very answer that it gets for no report at all', async () => {
    const run = await world.ran({});
    const pairs = [
      ['/reports/weekly-cases/runs', '/reports/no-such-report/runs', 'POST'],
      [`/runs/${run}`, '/runs/weekly-cases.2020-W10.99999', 'GET'],
      [`/runs/${run}/workbook`, '/runs/weekly-cases.2020-W10.99999/workbook', 'GET'],
      ['/runs?report=weekly-cases', '/runs?report=no-such-report', 'GET'],
    ] as const;
    for (const [forbidden, unknown, method] of pairs) {
      const answers = await Promise.all(
        [forbidden, unknown].map((path) => world.send(path, { method, key: keys.mortgages })),
      );

      const [one, other] = await Promise.all(answers.map((answer) => expectProblem(answer, 404)));
      expect(one).toEqual(other);
    }
    expect(world.invocations).toEqual([]);
  });
});

describe('asking for a run', () => {
  test('it is started behind the answer, which says where to look', async () => {
    const response = await world.order('weekly-cases', { period });

    expect(response.status).toBe(202);
    expect(response.headers.get('content-type')).toContain('application/json');
    const body = await response.json();
    expect(body).toMatchObject({
      report: 'weekly-cases',
      period,
      state: 'claimed',
      askedBy: 'Manager',
      order: { send: false },
    });
    const location = response.headers.get('location') ?? '';
    expect(location).toMatch(/^\/runs\/weekly-cases\.2020-W10\.\d+$/);
    expect(world.invocations).toMatchObject([
      {
        functionName: 'arn:aws:lambda:eu-west-2:123456789012:function:report-run:live',
        payload: { run: location.slice('/runs/'.length), attempt: 1 },
      },
    ]);
    expect(await (await world.send(location)).json()).toMatchObject({ state: 'claimed', links: { self: location } });
  });

  test('without a body it is the last whole period, and nobody is mailed', async () => {
    const response = await world.order('weekly-cases');

    expect(response.status).toBe(202);
    const body = await response.json();
    expect(body).toMatchObject({ period: expect.stringMatching(/^\d{4}-W\d\d$/), order: { send: false } });
  });

  test('only "send" mails the recipients, and "to" is mailed alone, its domain in the letters that AWS lets through', async () => {
    const sent = await world.order('weekly-cases', { period, send: true });
    const preview = await world.order('weekly-cases', { period, to: 'Partner@HARBOUR.example' });

    expect(await sent.json()).toMatchObject({ order: { send: true } });
    expect(await preview.json()).toMatchObject({ order: { send: true, to: 'Partner@harbour.example' } });
  });

  test.each(['r&d@harbour.example', 'a#1@harbour.example', 'a=b@harbour.example', "o'neill/ops@harbour.example"])(
    'a preview can be sent to %s',
    async (to) => {
      expect(await (await world.order('weekly-cases', { period, to })).json()).toMatchObject({ order: { to } });
    },
  );

  test('"send": false mails nobody, also where there is a "to"', async () => {
    const response = await world.order('weekly-cases', { period, send: false, to: 'partner@harbour.example' });

    expect(await response.json()).toMatchObject({ order: { send: false } });
  });

  test("it can be narrowed to some of the report's clients", async () => {
    const response = await world.order('mortgages', { period, clients: [ben] }, { key: keys.mortgages });

    expect(await response.json()).toMatchObject({ askedBy: 'Mortgage desk', order: { clients: [ben] } });
  });

  test('the same idempotency key is the same run, also asked twenty times at once', async () => {
    const headers = { 'idempotency-key': 'before the meeting on Friday' };
    const ask = () => world.order('weekly-cases', { period, clients: [anna] }, { headers });

    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    const again = await ask();

    const locations = [...answers, again].map((answer) => answer.headers.get('location'));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202));
    expect(new Set(locations).size).toBe(1);
    expect(world.invocations).toHaveLength(1);
  });

  test('an idempotency key is not shared between two keys', async () => {
    const headers = { 'idempotency-key': '1' };
    const one = await world.order('mortgages', { period }, { headers });
    const other = await world.order('mortgages', { period }, { headers, key: keys.mortgages });

    expect(one.headers.get('location')).not.toBe(other.headers.get('location'));
  });

  test('an idempotency key that was used for another order is refused', async () => {
    const headers = { 'idempotency-key': 'a5' };
    await world.order('weekly-cases', { period }, { headers });
    world.invocations.length = 0;

    const problem = await expectProblem(await world.order('weekly-cases', { period, send: true }, { headers }), 422);

    expect(problem.detail).toContain('used before');
    expect(world.invocations).toEqual([]);
  });

  test('without an idempotency key two orders are two runs', async () => {
    const [one, other] = await Promise.all([
      world.order('weekly-cases', { period }),
      world.order('weekly-cases', { period }),
    ]);

    expect(one?.headers.get('location')).not.toBe(other?.headers.get('location'));
    expect(world.invocations).toHaveLength(2);
  });
});

describe('an order that does not fit starts nothing', () => {
  test.each([
    ['a period in the future', { period: '2999-W01' }, '#/period', /begins on 2998-12-31, after/],
    ['an unknown period', { period: '2020-W54' }, '#/period', /no period "2020-W54"/],
    ['a period that is no text', { period: 10 }, '#/period', /such as "2026-W47"/],
    ['a client of another report', { clients: [anna, eve] }, '#/clients', new RegExp(`not about every client.*${eve}`)],
    ['a client without a UUID', { clients: [anna, 'Anna'] }, '#/clients/1', /UUID/],
    ['no clients at all', { clients: [] }, '#/clients', /at least one/],
    ['somebody outside the allowed domains', { to: 'anna@elsewhere.example' }, '#/to', /harbour\.example/],
    ['a subdomain of an allowed one', { to: 'anna@sub.harbour.example' }, '#/to', /harbour\.example/],
    ['an allowed domain in the wrong place', { to: 'harbour.example@elsewhere.example' }, '#/to', /harbour\.example/],
    ['two addresses', { to: 'a@harbour.example,b@harbour.example' }, '#/to', /address/],
    ['a header in the address', { to: 'a@harbour.example\nBcc: b@elsewhere.example' }, '#/to', /address/],
    [
      'an address that no mail could have',
      { to: `${'a'.repeat(320)}@harbour.example` },
      '#/to',
      /at most 320 characters/,
    ],
    ['an address with an empty part', { to: 'a..b@harbour.example' }, '#/to', /address/],
    ['"send" in words', { send: 'no' }, '#/send', /true or false/],
    ['a name that is not known', { recipients: ['a@harbour.example'] }, '#/recipients', /nothing of that name/],
    ['no object', ['2020-W10'], '#', /Give an object/],
  ])('%s', async (_what, body, pointer, detail) => {
    const problem = await expectProblem(await world.order('mortgages', body), 422);

    expect(problem.errors).toEqual([{ pointer, detail: expect.stringMatching(detail) }]);
    expect(problem.whatToDo).toContain('Nothing was started');
    expect(world.invocations).toEqual([]);
  });

  test('everything that does not fit is told at once', async () => {
    const body = { period: '2999-W01', clients: [eve], to: 'anna@elsewhere.example', send: 1, 'a/b~c': 1 };

    const { errors = [] } = await expectProblem(await world.order('mortgages', body), 422);

    expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual(
      ['#/a~1b~0c', '#/clients', '#/period', '#/send', '#/to'].toSorted(),
    );
  });

  test('an idempotency key of more than 255 characters', async () => {
    const headers = { 'idempotency-key': 'x'.repeat(256) };

    const { errors } = await expectProblem(await world.order('weekly-cases', { period }, { headers }), 422);

    expect(errors).toMatchObject([{ header: 'Idempotency-Key' }]);
    expect(world.invocations).toEqual([]);
  });

  test('a body that is not JSON', async () => {
    for (const body of ['{', 'period=2020-W10', '"', '\u0000']) {
      await expectProblem(await world.order('weekly-cases', body), 400);
    }
    const notUtf8 = new Uint8Array([0x22, 0xff, 0x22]);
    const headers = { 'content-type': 'application/json' };
    // The gateway hands text on as UTF-8, whatever it was: what comes through is a text, and no order.
    await expectProblem(
      await world.send('/reports/weekly-cases/runs', { method: 'POST', body: notUtf8, headers }),
      422,
    );
    expect(world.invocations).toEqual([]);
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'application/octet-stream', 'application/jsonp'])(
    'a body sent as %s',
    async (type) => {
      const headers = { 'content-type': type };

      await expectProblem(await world.order('weekly-cases', { period }, { headers }), 415);
      expect(world.invocations).toEqual([]);
    },
  );

  test('a body over 64 KB, sent as text or as bytes', async () => {
    const large = JSON.stringify({ period, clients: Array.from({ length: 1_700 }, () => anna) });
    expect(large.length).toBeGreaterThan(64 * 1024);
    for (const type of ['application/json', 'application/octet-stream']) {
      await expectProblem(await world.order('weekly-cases', large, { headers: { 'content-type': type } }), 413);
    }
    const fitting = `{"period":"${period}"${' '.repeat(64 * 1024 - 21)}}`;
    expect(fitting.length).toBe(64 * 1024);
    expect((await world.order('weekly-cases', fitting)).status).toBe(202);
    await expectProblem(await world.order('weekly-cases', `${fitting} `), 413);
    expect(world.invocations).toHaveLength(1);
  });

  test('a body in a content type of JSON with more to say is taken', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };

    expect((await world.order('weekly-cases', { period }, { headers })).status).toBe(202);
  });
});

describe('how a run goes', () => {
  test('a run shows progress, counts, deliveries and where its files are', async () => {
    const run = await world.ran(
      { order: { send: true } },
      { state: 'done', completeness: 'complete', counts: { openCases: 143, casesRead: 1500 } },
    );
    await world.ledger.claim(run, 'manager@harbour.example', 'try');
    await world.ledger.settle(run, 'manager@harbour.example', { state: 'sent', messageId: 'm-1' }, 'try');

    const body = await (await world.send(`/runs/${run}`)).json();

    expect(body).toMatchObject({
      run,
      report: 'weekly-cases',
      state: 'done',
      completeness: 'complete',
      counts: { openCases: 143, casesRead: 1500 },
      deliveries: [{ email: 'manager@harbour.example', state: 'sent', messageId: 'm-1' }],
      links: { self: `/runs/${run}`, workbook: `/runs/${run}/workbook`, reportJson: `/runs/${run}/report.json` },
    });
    expect(body).not.toHaveProperty('leaseUntil');
  });

  test('a failed run says what happened and what to do', async () => {
    const error = { kind: 'refused', happened: 'Plannr refused the token.', whatToDo: 'Make a new one.' } as const;
    const run = await world.ran({}, { state: 'failed', error });

    expect(await (await world.send(`/runs/${run}`)).json()).toMatchObject({ state: 'failed', error });
  });

  test.each([
    'weekly-cases.2020-W10.424242',
    'weekly-cases.2020-W10.0',
    'nothing',
    '..%2F..%2Fetc%2Fpasswd',
    'RUN%23x',
    '%E0%A4%A',
    'weekly-cases.2020-W10%00',
  ])('there is no run %s', async (run) => {
    await expectProblem(await world.send(`/runs/${run}`), 404);
    await expectProblem(await world.send(`/runs/${run}/workbook`), 404);
  });

  test('runs are listed newest first, page by page, and only those the key may see', async () => {
    const names: string[] = [];
    for (const reportId of ['mortgages', 'weekly-cases', 'mortgages', 'mortgages'])
      names.push(await world.ran({ reportId }));
    const mine = names.filter((name) => name.startsWith('mortgages')).toReversed();
    const seen: string[] = [];
    let path: string | undefined = '/runs?limit=2';
    while (path !== undefined && seen.length < 3) {
      const page = runList.parse(await (await world.send(path, { key: keys.mortgages })).json());
      expect(page.runs.length).toBeLessThanOrEqual(2);
      seen.push(...page.runs.map(({ run }) => run));
      path = page.next;
    }

    expect(seen.slice(0, 3)).toEqual(mine);
    expect(seen.every((run) => run.startsWith('mortgages'))).toBe(true);
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=ten',
    'limit=5&limit=5',
    'report=a&report=b',
    'after=nonsense',
    'order=asc',
  ])('the list knows no "%s"', async (query) => {
    const { errors } = await expectProblem(await world.send(`/runs?${query}`), 422);

    expect(errors).toMatchObject([{ parameter: query.split('=')[0] }]);
  });
});

describe('a mail that is settled by hand', () => {
  const notDelivered = {
    state: 'failed',
    error: { kind: 'not-delivered', happened: '2 of 3 readers may not have it.', whatToDo: 'Ask them.' },
  } as const;

  /** A run with a mail that was sent, one of which nobody knows, and one that was refused. */
  async function aRunInDoubt(readers = { unknown: 'bob@harbour.example', failed: 'r&d/ops@harbour.example' }) {
    const { ledger } = world;
    const run = await world.ran({ order: { send: true } });
    const hold = { run, attempt: 1 };
    const outcomes = [
      ['ann@harbour.example', { state: 'sent', messageId: 'm-1' }],
      [readers.unknown, { state: 'unknown', reason: 'no answer' }],
      [readers.failed, { state: 'failed', reason: 'refused' }],
    ] as const;
    for (const [email, outcome] of outcomes) {
      await ledger.claim(run, email, 'try');
      await ledger.settle(run, email, outcome, 'try');
    }
    await ledger.noteProgress(hold, { step: 'deliver', done: 3, total: 3, what: 'mails' });
    return { run, end: () => ledger.endRun(hold, notDelivered) };
  }

  const came = (run: string, address: string, init: RequestInit = {}) =>
    world.send(`/runs/${run}/deliveries/${encodeURIComponent(address)}`, { method: 'POST', ...init });

  test('whoever says that it came settles it, and the run is done once everybody has it', async () => {
    const { run, end } = await aRunInDoubt();
    await end();

    expect(await (await came(run, 'Bob@harbour.example')).json()).toMatchObject({ state: 'failed' });
    const shown = await (await came(run, 'r&d/ops@harbour.example', { body: '{"came":true}', headers: json })).json();

    expect(shown).toMatchObject({
      state: 'done',
      madeGoodAt: expect.any(String),
      deliveries: [
        { email: 'ann@harbour.example', state: 'sent', messageId: 'm-1' },
        { email: 'bob@harbour.example', at: expect.any(String), state: 'sent', confirmedBy: 'Manager' },
        { email: 'r&d/ops@harbour.example', state: 'sent', confirmedBy: 'Manager' },
      ],
    });
    expect(shown).not.toHaveProperty('error');
    expect(shown).not.toHaveProperty('deliveries.1.reason');
    expect((await came(run, 'bob@harbour.example')).status).toBe(200);
  });

  test('not while the run is still mailing, nor for somebody who was not mailed, nor with anything else to say', async () => {
    const { run, end } = await aRunInDoubt();
    await expectProblem(await came(run, 'bob@harbour.example'), 409);
    await end();

    await expectProblem(await came(run, 'eve@harbour.example'), 404);
    await expectProblem(await came(run, 'bob@harbour.example', { body: '{"came":false}', headers: json }), 422);
    await expectProblem(await came(`${run}9`, 'bob@harbour.example'), 404);
    const { deliveries } = (await world.ledger.getRun(run)) ?? {};
    expect(deliveries?.map(({ state }) => state)).toEqual(['sent', 'unknown', 'failed']);
  });

  test('a key cannot settle what it may not see', async () => {
    const { run, end } = await aRunInDoubt();
    await end();
    const path = `/runs/${run}/deliveries/bob%40harbour.example`;

    await expectProblem(await world.send(path, { method: 'POST', key: keys.mortgages }), 404);
  });

  const json = { 'content-type': 'application/json' };
});

test('the list of a report that does not exist is an error, and that of one that is gone is not', async () => {
  await world.ran({ reportId: 'long-gone' });

  await expectProblem(await world.send('/runs?report=no-such-report'), 404);
  expect(await (await world.send('/runs?report=long-gone')).json()).toMatchObject({ runs: [{ report: 'long-gone' }] });
});

describe("a run's files", () => {
  test('a link is made now, leads to the file, and lives for five minutes', async () => {
    const run = await world.ran({}, { state: 'done' });
    await world.archive(`runs/weekly-cases/${run}/${run}.xlsx`, 'a workbook');
    await world.archive(`runs/weekly-cases/${run}/${run}.report.json`, '{"report":1}');

    const workbook = await world.send(`/runs/${run}/workbook`);
    const reportJson = await world.send(`/runs/${run}/report.json`);

    expect(workbook.status).toBe(302);
    expect(workbook.headers.get('cache-control')).toBe('no-store');
    const link = new URL(workbook.headers.get('location') ?? '');
    expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
    const signedAt = link.searchParams.get('X-Amz-Date') ?? '';
    const secondsOld =
      (Date.now() - Date.parse(signedAt.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'))) / 1000;
    expect(Math.abs(secondsOld)).toBeLessThan(60);
    const file = await fetch(link);
    expect(await file.text()).toBe('a workbook');
    // The store of this machine does not do what these two ask of S3.
    expect(link.searchParams.get('response-content-disposition')).toBe(`attachment; filename="${run}.xlsx"`);
    expect(link.searchParams.get('response-cache-control')).toBe('no-store');
    expect(await (await fetch(reportJson.headers.get('location') ?? '')).json()).toEqual({ report: 1 });
  });

  test('of a run under way there is none yet', async () => {
    const run = await world.ran({});

    expect((await expectProblem(await world.send(`/runs/${run}/workbook`), 409)).whatToDo).toContain('"done"');
  });

  test('of a run that failed there is none', async () => {
    const error = { kind: 'refused', happened: 'Plannr refused the token.', whatToDo: 'Make a new one.' } as const;
    const run = await world.ran({}, { state: 'failed', error });

    await expectProblem(await world.send(`/runs/${run}/report.json`), 404);
  });
});

describe('the way it answers', () => {
  test.each([
    ['DELETE', '/reports', 'GET, HEAD'],
    ['PUT', '/runs', 'GET, HEAD'],
    ['GET', '/reports/weekly-cases/runs', 'POST'],
    ['POST', '/runs/weekly-cases.2020-W10', 'GET, HEAD'],
    ['PATCH', '/runs/weekly-cases.2020-W10/workbook', 'GET, HEAD'],
    ['OPTIONS', '/runs/weekly-cases.2020-W10/report.json', 'GET, HEAD'],
    ['GET', '/runs/weekly-cases.2020-W10/deliveries/a@harbour.example', 'POST'],
    ['GET', '/webhooks/plannr/weekly-cases', undefined],
  ])('%s %s is refused and names the methods there are', async (method, path, allow) => {
    const response = await world.send(path, { method });

    if (allow === undefined) await expectProblem(response, 404);
    else {
      expect(response.headers.get('allow')).toBe(allow);
      await expectProblem(response, 405);
    }
    expect(world.invocations).toEqual([]);
  });

  test('an unknown address is a problem document too', async () => {
    for (const path of ['/', '/favicon.ico', '/reports/', '/reports/weekly-cases', '/runs//workbook']) {
      await expectProblem(await world.send(path), 404);
    }
  });

  test('HEAD answers as GET does, without a body', async () => {
    const response = await world.send('/reports', { method: 'HEAD' });

    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  test('every answer forbids to keep it, to sniff it and to frame it, and no other site may read it', async () => {
    for (const answer of [
      await world.send('/reports'),
      await world.send('/nowhere'),
      await world.send('/', { key: null }),
    ]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=63072000',
      });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    const preflight = await world.send('/reports', {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});
