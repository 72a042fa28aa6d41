import { inspect } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createPlannrClient, type PlannrClientOptions } from '../../../functions/collect/client/plannr-client.ts';
import { ReportError } from '../../../functions/report-error.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Asked, type Scripted, type ScriptedPlannr, startScripted } from '../scripted-plannr.ts';

const accountUuid = '11111111-aa71-45af-9bbe-ef3db255dfe0';
const schema = z.object({ data: z.array(z.unknown()) });
const whole: Scripted = { body: { data: [1, 2] } };
const request = { path: '/cases', schema };
const zipped = (text: string): Scripted => ({ headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(text) });

let server: ScriptedPlannr | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function clientOf(script: (asked: Asked, count: number) => Scripted, options: Partial<PlannrClientOptions> = {}) {
  server = await startScripted(script);
  const clock = createFakeClock();
  const client = createPlannrClient({
    baseUrl: server.url,
    token: { get: async () => 'first-token', refetch: async () => 'second-token' },
    accountUuid,
    clock,
    random: () => 1,
    ...options,
  });
  return { client, clock, asked: server.asked };
}

async function errorOf(promise: Promise<unknown>): Promise<ReportError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReportError)) throw new Error(`no ReportError but ${String(error)}`);
  return error;
}

test('a call says who asks, on whose behalf, and that JSON is wanted, with its brackets encoded', async () => {
  const { client, asked } = await clientOf(() => whole);
  await client.get({
    ...request,
    parameters: [
      ['filter[completed]', 'true'],
      ['include', 'status,type'],
    ],
  });
  await client.get({ ...request, path: '/logins', withoutAccount: true });

  expect(asked[0]?.headers).toMatchObject({
    authorization: 'Bearer first-token',
    'x-plannr-account-uuid': accountUuid,
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': expect.stringContaining('Casebook'),
  });
  expect(asked[0]?.url).toBe('/api/v1/cases?filter%5Bcompleted%5D=true&include=status%2Ctype');
  expect(asked[1]?.headers).not.toHaveProperty('x-plannr-account-uuid');
});

describe('where it asks', () => {
  test.each([
    ['http://api.plannrcrm.com', 'unencrypted'],
    ['http://192.168.0.7:3000', 'unencrypted'],
    ['ftp://api.plannrcrm.com', 'not a web address'],
    ['api.plannrcrm.com', 'not a web address'],
    ['https://user:secret@api.plannrcrm.com', 'a user'],
  ])('%s is not an address for a token', (baseUrl, why) => {
    const make = () =>
      createPlannrClient({ baseUrl, token: { get: async () => '', refetch: async () => '' }, accountUuid });
    expect(make).toThrow(ReportError);
    expect(make).toThrow(why);
    expect(make).toThrow('PLANNR_URL');
    expect(make).not.toThrow('secret');
  });

  test.each(['https://api.plannrcrm.com', 'https://api.plannrcrm.com/', 'http://localhost:1', 'http://[::1]:1'])(
    '%s is one',
    (baseUrl) => {
      expect(
        createPlannrClient({ baseUrl, token: { get: async () => '', refetch: async () => '' }, accountUuid }).host,
      ).toBe(new URL(baseUrl).host);
    },
  );

  test('an address that already ends in /api/v1 is not doubled', async () => {
    const { asked } = await clientOf(() => whole);
    const client = createPlannrClient({
      baseUrl: `${server?.url}/api/v1/`,
      token: { get: async () => 'token', refetch: async () => 'token' },
      accountUuid,
    });
    await client.get(request);
    expect(asked[0]?.url).toBe('/api/v1/cases');
  });

  test('a redirect is not followed with the token, and the message says where it led', async () => {
    const other = await startScripted(() => whole);
    const { client } = await clientOf(() => ({ status: 302, headers: { Location: `${other.url}/login` } }));
    const error = await errorOf(client.get(request));
    expect(error.kind).toBe('unreachable');
    expect(error.happened).toContain(new URL(other.url).host);
    expect(other.asked).toHaveLength(0);
    await other.stop();
  });
});

describe('the token', () => {
  test('is fetched once more after a 401, once for all that were refused at the same time', async () => {
    let fetched = 0;
    const token = {
      get: async () => 'old',
      refetch: async () => {
        fetched += 1;
        return 'new';
      },
    };
    const isOld = (asked: Asked) => asked.headers.authorization === 'Bearer old';
    const { client, asked } = await clientOf((each) => (isOld(each) ? { status: 401 } : whole), { token });
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.get(request)));
    expect(answers.every(({ kind }) => kind === 'answer')).toBe(true);
    expect(fetched).toBe(1);
    expect(asked).toHaveLength(20);
  });

  test('that is refused again ends everything: what is wrong, for which account, and what to do', async () => {
    const { client, asked } = await clientOf(() => ({ status: 401, body: { message: 'Unauthenticated.' } }));
    const error = await errorOf(client.get(request));
    expect(error.kind).toBe('refused');
    expect(error.message).toContain(accountUuid);
    expect(error.message).toMatch(/expired/);
    expect(error.whatToDo).toMatch(/Personal Access Tokens/);
    expect(asked).toHaveLength(2);

    // Whatever else was waiting does not ask in vain.
    await errorOf(client.get(request));
    expect(asked).toHaveLength(2);
  });

  test('that expires a second time in one reading stops it', async () => {
    const good = new Set(['Bearer first-token']);
    const { client } = await clientOf(({ headers }) =>
      good.has(headers.authorization ?? '') ? whole : { status: 401 },
    );
    expect((await client.get(request)).kind).toBe('answer');
    good.clear();
    good.add('Bearer second-token');
    expect((await client.get(request)).kind).toBe('answer');
    good.clear();
    expect((await errorOf(client.get(request))).kind).toBe('refused');
  });

  test('is in no error, not even in what a log would show of its inside', async () => {
    const token = { get: async () => 's3cr3t-token', refetch: async () => 's3cr3t-token' };
    const refused = await clientOf(() => ({ status: 401 }), { token });
    const broken = await errorOf(refused.client.get(request));
    const withLineBreak = { get: async () => 's3cr3t\ntoken', refetch: async () => '' };
    const unusable = await clientOf(() => whole, { token: withLineBreak });
    const malformed = await errorOf(unusable.client.get(request));
    expect(malformed.kind).toBe('bad-input');
    for (const error of [broken, malformed]) expect(inspect(error, { depth: 9 })).not.toContain('s3cr3t');
  });

  test('may have a line break at its end, as files do', async () => {
    const { client, asked } = await clientOf(() => whole, {
      token: { get: async () => 'token\n', refetch: async () => '' },
    });
    await client.get(request);
    expect(asked[0]?.headers.authorization).toBe('Bearer token');
  });

  test('that could not be fetched once is fetched again for whoever asks next', async () => {
    let fetched = 0;
    const throttled = new ReportError('refused', 'SSM was busy.', 'Wait.', { mayPass: true });
    const fetchToken = async () => {
      fetched += 1;
      if (fetched % 2 === 1) throw throttled;
      return 'token';
    };
    const { client, asked } = await clientOf((_asked, count) => (count === 1 ? { status: 401 } : whole), {
      token: { get: fetchToken, refetch: fetchToken },
    });
    expect(await errorOf(client.get(request))).toBe(throttled);
    // Plannr refuses the token that came; the newer one cannot be fetched at first either.
    expect(await errorOf(client.get(request))).toBe(throttled);
    expect((await client.get(request)).kind).toBe('answer');
    expect(fetched).toBe(4);
    expect(asked).toHaveLength(2);
  });

  test('whose source fails tells that failure', async () => {
    const missing = new ReportError('bad-input', 'PLANNR_TOKEN is not set.', 'Set it.');
    const { client } = await clientOf(() => whole, {
      token: { get: () => Promise.reject(missing), refetch: async () => '' },
    });
    expect(await errorOf(client.get(request))).toBe(missing);
  });
});

describe('an answer that cannot be used', () => {
  const broken: [string, Scripted, string][] = [
    ['a server error', { status: 500, body: { message: 'Server Error' } }, 'HTTP 500'],
    ['a proxy page', { status: 502, body: '<html>Bad Gateway</html>' }, 'HTTP 502'],
    ['a page in place of JSON', { body: '<html>Please sign in</html>' }, 'not whole JSON'],
    ['an empty body', { body: '' }, 'not whole JSON'],
    ['JSON without a list', { body: { message: 'Hello' } }, 'unknown shape'],
    ['a connection that is cut in mid-body', { ...whole, cut: true }, 'the connection was cut'],
    ['a packed answer that is cut in mid-body', { ...zipped('{"data":[1,2]}'), cut: true }, 'the connection was cut'],
    [
      'what is called packed and is not',
      { headers: { 'Content-Encoding': 'gzip' }, body: '{}' },
      'the connection broke',
    ],
    ['silence', { silent: true }, 'no whole answer within 0.4 seconds'],
  ];

  // Long enough for a busy machine to answer in, where something comes.
  const patience = (answer: Scripted) => ({ timeoutMilliseconds: answer.silent === true ? 400 : 10_000 });

  test.each(broken)('%s is asked for again', async (_, answer) => {
    const { client, asked } = await clientOf((_asked, count) => (count <= 2 ? answer : whole), patience(answer));
    expect(await client.get(request)).toEqual({ kind: 'answer', value: { data: [1, 2] } });
    expect(asked).toHaveLength(3);
    expect(client.counts()).toEqual({ requests: 3, retries: 2, rateLimited: 0 });
  });

  test.each(broken)('%s that stays is given up after five retries, with the reason', async (_, answer, reason) => {
    const { client, asked } = await clientOf(() => answer, patience(answer));
    const given = await client.get(request);
    expect(given.kind === 'unavailable' && given.reason).toContain(reason);
    expect(given.kind === 'unavailable' && given.reason).toContain('tried 6 times');
    expect(asked).toHaveLength(6);
  });

  test('is asked for later and later', async () => {
    const { client, clock } = await clientOf(() => ({ status: 500 }), { retryDelayMilliseconds: 1000 });
    await client.get(request);
    // 1 + 3 + 9 + 27 + 60 seconds
    expect(clock.slept()).toBe(100_000);
  });

  test('is spread, so that ten do not ask again at the same moment', async () => {
    const { client, clock } = await clientOf(() => ({ status: 500 }), {
      retryDelayMilliseconds: 1000,
      random: () => 0,
    });
    await client.get(request);
    expect(clock.slept()).toBe(50_000);
  });

  test.each([0, 1])('for twenty seconds is outlasted, however the waits fall (%i)', async (chance) => {
    const clock = createFakeClock();
    const { client } = await clientOf(() => (clock.slept() < 20_000 ? { status: 503 } : whole), {
      clock,
      random: () => chance,
    });
    expect((await client.get(request)).kind).toBe('answer');
  });

  test('that comes for everything is an outage: it is asked now and then, and in the end no more', async () => {
    const { client, asked } = await clientOf(() => ({ status: 503 }));
    const answers = await Promise.all(Array.from({ length: 200 }, () => client.get(request)));
    expect(answers.every(({ kind }) => kind === 'unavailable')).toBe(true);
    expect(asked.length).toBeLessThan(300);
    const last = answers.at(-1);
    expect(last?.kind === 'unavailable' && last.reason).toContain('not tried');
  });

  test('that comes for everything for three minutes costs nothing: one request finds that Plannr is well again', async () => {
    const clock = createFakeClock();
    const sent: number[] = [];
    const { client } = await clientOf(
      () => {
        sent.push(clock.slept());
        return clock.slept() < 180_000 ? { status: 503 } : whole;
      },
      { clock },
    );
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => client.get(request)));
    // Those that were given up on before it counted as an outage, of which ten more were under way.
    expect(answers.filter(({ kind }) => kind === 'unavailable').length).toBeLessThanOrEqual(35);
    expect(answers.filter(({ kind }) => kind === 'answer').length).toBeGreaterThanOrEqual(965);
    // While it is away, one request every 15 seconds.
    const last = sent.filter((at) => at > 165_000 && at < 180_000);
    expect(last.length).toBeLessThanOrEqual(10);
  });

  test('is asked for again by the next who come, once the outage is over', async () => {
    const clock = createFakeClock();
    let isAway = true;
    const { client, asked } = await clientOf(() => (isAway ? { status: 503 } : whole), { clock });
    await Promise.all(Array.from({ length: 200 }, () => client.get(request)));
    isAway = false;
    await clock.sleep(15_000);
    const before = asked.length;
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => client.get(request)));
    expect(answers.every(({ kind }) => kind === 'answer')).toBe(true);
    expect(asked.length - before).toBe(1_000);
  });

  test.each([
    ['seconds', '25', 503, 25_000],
    ['an HTTP date', 'Mon, 23 Nov 2026 07:00:25 GMT', 503, 25_000],
    ['seconds', '25', 500, 25_000],
    ['seconds', '2', 408, 2_000],
  ])('with Retry-After in %s (%s, status %i) is waited for so long', async (_, header, status, milliseconds) => {
    const { client, clock, asked } = await clientOf((_asked, count) =>
      count === 1 ? { status, headers: { 'Retry-After': header } } : whole,
    );
    expect((await client.get(request)).kind).toBe('answer');
    expect(clock.slept()).toBe(milliseconds);
    expect(asked).toHaveLength(2);
  });

  test('with a Retry-After of an hour is not waited for here', async () => {
    const { client, clock } = await clientOf(() => ({ status: 503, headers: { 'Retry-After': '3600' } }));
    const given = await client.get(request);
    expect(given.kind === 'unavailable' && given.reason).toBe('HTTP 503, with the word to come back in 60 minutes');
    expect(clock.slept()).toBe(0);
  });

  test('is not waited for past the time that whoever reads has left', async () => {
    const { client, clock } = await clientOf(() => ({ status: 429, headers: { 'Retry-After': '25' } }));
    client.endBy?.(clock.now() + 60_000);
    const answers = await Promise.all(Array.from({ length: 30 }, () => client.get(request)));
    expect(answers.every(({ kind }) => kind === 'unavailable')).toBe(true);
    expect(clock.slept()).toBeLessThanOrEqual(60_000);
  });

  test('that is endless is broken off, and told as such', async () => {
    const { client } = await clientOf(() => ({ body: { data: ['x'.repeat(25 * 1024 * 1024)] } }), {
      random: () => 0,
    });
    const given = await client.get({ ...request, triesIfTooMuch: 1 });
    expect(given).toEqual({ kind: 'unavailable', reason: 'an answer of more than 24 MB', tooMuch: true });
  });
});

test('an answer may come packed, and is measured as it is unpacked', async () => {
  const { client, asked } = await clientOf((_asked, count) =>
    zipped(count === 1 ? '{"data":[1,2]}' : `{"data":["${'x'.repeat(25 * 1024 * 1024)}"]}`),
  );
  expect(await client.get(request)).toEqual({ kind: 'answer', value: { data: [1, 2] } });
  expect(asked[0]?.headers['accept-encoding']).toBe('gzip');
  const given = await client.get({ ...request, triesIfTooMuch: 1 });
  expect(given).toEqual({ kind: 'unavailable', reason: 'an answer of more than 24 MB', tooMuch: true });
});

test.each([
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['GZIP', gzipSync],
])('an answer packed by %s, which was not asked for, is read all the same', async (encoding, pack) => {
  const { client } = await clientOf(() => ({
    headers: { 'Content-Encoding': encoding },
    body: pack('{"data":[1,2]}'),
  }));
  expect(await client.get(request)).toEqual({ kind: 'answer', value: { data: [1, 2] } });
});

test('what is taken of an answer entry by entry begins anew with the next, where one turns out not to be whole', async () => {
  const { client } = await clientOf((_asked, count) => (count === 1 ? { body: '{"data":[1,2,?' } : whole));
  let taken: unknown[] = [];
  const takeEntries = () => {
    taken = [];
    return (entry: unknown) => taken.push(entry);
  };
  expect(await client.get({ ...request, takeEntries })).toEqual({ kind: 'answer', value: { data: [] } });
  expect(taken).toEqual([1, 2]);
});

test('an address that nobody listens at is told as such', async () => {
  const { client } = await clientOf(() => whole);
  await server?.stop();
  const given = await client.get(request);
  expect(given).toEqual({ kind: 'unavailable', reason: 'the connection was refused, tried 6 times' });
});

test.each([400, 403, 404, 409, 422])('a refusal with %i is an answer, and not asked for again', async (status) => {
  const body = { message: 'No.', errors: { include: ['One.', 'Two.'] } };
  const { client, asked } = await clientOf(() => ({ status, body }));
  expect(await client.get(request)).toEqual({
    kind: 'refused',
    refusal: { status, message: 'No.', fields: { include: 'One. Two.' } },
  });
  expect(asked).toHaveLength(1);
});

describe('too many requests', () => {
  test.each([
    ['seconds', '20', 20_000],
    ['an HTTP date', 'Mon, 23 Nov 2026 07:00:30 GMT', 30_000],
  ])('everyone waits as long as Retry-After says, in %s', async (_, header, milliseconds) => {
    const { client, clock, asked } = await clientOf((_asked, count) =>
      count === 1 ? { status: 429, headers: { 'Retry-After': header } } : whole,
    );
    await client.get(request);
    const before = asked.length;
    expect(clock.slept()).toBe(milliseconds);
    expect(before).toBe(2);
    expect(client.counts()).toEqual({ requests: 2, retries: 1, rateLimited: 1 });
  });

  test('those that come after one was refused wait too', async () => {
    const sentAt: number[] = [];
    const tenCame = Promise.withResolvers<void>();
    const firstIsRefused = Promise.withResolvers<void>();
    const clock = createFakeClock();
    const { client } = await clientOf(
      (_asked, count) => {
        sentAt.push(clock.slept());
        if (count === 10) tenCame.resolve();
        if (count === 1) return { status: 429, headers: { 'Retry-After': '20' }, after: tenCame.promise };
        return { ...whole, after: firstIsRefused.promise };
      },
      { clock },
    );
    const all = Promise.all(Array.from({ length: 13 }, () => client.get(request)));
    await expect.poll(() => client.counts().rateLimited).toBe(1);
    firstIsRefused.resolve();
    await all;
    // Ten are under way when the first is refused; its second try and the other three come after the wait.
    expect(sentAt.filter((at) => at === 0)).toHaveLength(10);
    expect(sentAt.filter((at) => at === 20_000)).toHaveLength(4);
  });

  test('without Retry-After the waits grow', async () => {
    const { client, clock } = await clientOf((_asked, count) => (count <= 4 ? { status: 429 } : whole), {
      retryDelayMilliseconds: 1000,
    });
    expect((await client.get(request)).kind).toBe('answer');
    // 1 + 2 + 4 + 8 seconds
    expect(clock.slept()).toBe(15_000);
  });

  test('for longer than five tries is borne, and for ten minutes is not', async () => {
    const patient = await clientOf((_asked, count) =>
      count <= 20 ? { status: 429, headers: { 'Retry-After': '25' } } : whole,
    );
    expect((await patient.client.get(request)).kind).toBe('answer');
    const hopeless = await clientOf(() => ({ status: 429, headers: { 'Retry-After': '25' } }));
    const given = await hopeless.client.get(request);
    expect(given.kind === 'unavailable' && given.reason).toContain('429');
    expect(hopeless.clock.slept()).toBeLessThanOrEqual(600_000);
  });
});

test('ten requests are under way at a time, and no more', async () => {
  const release = Promise.withResolvers<void>();
  const { client, asked } = await clientOf(() => ({ ...whole, after: release.promise }));
  const all = Promise.all(Array.from({ length: 60 }, () => client.get(request)));
  await expect.poll(() => asked.length).toBe(10);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(asked).toHaveLength(10);
  release.resolve();
  await all;
  expect(asked).toHaveLength(60);
});
