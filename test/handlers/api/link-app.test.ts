import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { type LinkToken, makeLinkToken } from '../../../functions/deliver/mail/reader-link.ts';
import { type ApiWorld, keys, startApiWorld } from './api-world.ts';
import { expectProblem } from './expect-problem.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.stop());

const ann = 'ann@harbour.example';
const inAMonth = { lastDay: '2999-12-23', until: '2999-12-24T00:00:00.000Z' };

/** A run with its workbook, and a link to it that was mailed to Ann. */
async function aLink({ until = inAMonth, isKept = true }: { until?: typeof inAMonth; isKept?: boolean } = {}) {
  const run = await world.ran({ period: '2020-W10' });
  await world.ledger.claim(run, ann, 'a try');
  if (isKept) await world.archive(`runs/weekly-cases/${run}/${run}.xlsx`, 'a workbook');
  const token = makeLinkToken();
  await world.ledger.noteLink(run, ann, { token, ...until });
  return { run, token, path: pathOf(run, token) };
}

const pathOf = (run: string, { id, secret }: LinkToken) => `/links/${run}/${id}.${secret}`;

// As a reader has it: without a key.
const open = (path: string, init: RequestInit = {}) => world.send(path, { key: null, ...init });

const press = (path: string) =>
  open(path, {
    method: 'POST',
    body: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
  });

const readText = (html: string) => html.replaceAll(/<style>[^<]*<\/style>|<[^>]*>/g, ' ');

const runShape = z.object({ deliveries: z.array(z.object({ link: z.record(z.string(), z.unknown()) })) });

async function linkOf(answer: Response) {
  return runShape.parse(await answer.json()).deliveries[0]?.link;
}

const linkIn = async (run: string) => linkOf(await world.send(`/runs/${run}`));

test('whoever opens the link of a mail gets a page, and the workbook by its button', async () => {
  const { run, path } = await aLink();

  const page = await open(path);
  const html = await page.text();

  expect(page.status).toBe(200);
  expect(readText(html)).toContain('Cases, week to Sun 8 Mar 2020');
  expect(readText(html)).toContain(`${run}.xlsx`);
  expect(readText(html)).toContain('until Mon 23 Dec 2999');
  expect(html).toContain('<form method="post"><button type="submit">Download the workbook</button></form>');

  const pressed = await press(path);
  expect(pressed.status).toBe(303);
  const file = await fetch(pressed.headers.get('location') ?? '');
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${run}.xlsx"`);
  expect(await file.text()).toBe('a workbook');
});

test('opening the page counts nothing, pressing its button counts, and each gets a fresh address', async () => {
  const { run, path } = await aLink();
  for (const method of ['GET', 'HEAD', 'GET']) await open(path, { method });
  expect(await linkIn(run)).toEqual({ ...inAMonth, downloads: 0 });

  const addresses = [(await press(path)).headers.get('location'), (await press(path)).headers.get('location')];

  expect(await linkIn(run)).toEqual({ ...inAMonth, downloads: 2 });
  for (const address of addresses) expect(address).toContain('X-Amz-Expires=300');
});

test('the page is kept by nobody, found by nobody, runs nothing and loads nothing', async () => {
  const { run, path } = await aLink();
  const page = await open(path);
  const html = await page.text();

  const header = (name: string) => page.headers.get(name);
  expect(header('cache-control')).toBe('no-store');
  expect(header('x-robots-tag')).toBe('noindex, nofollow');
  expect(header('referrer-policy')).toBe('no-referrer');
  expect(header('x-content-type-options')).toBe('nosniff');
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(html) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  // A form may lead to this address, and from it to the bucket.
  const bucket = new URL((await press(path)).headers.get('location') ?? '').origin;
  expect(header('content-security-policy')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self' ${bucket}; base-uri 'none'; frame-ancestors 'none'`,
  );
  expect(html).not.toMatch(/<(?:script|img|link|iframe)\b|url\(|@import|src=|href=|style=/);
  // Neither who it was mailed to, nor whose cases they are.
  expect(html).not.toMatch(/ann|harbour/i);
  expect(html.replaceAll(run, '')).not.toContain('weekly-cases');
});

test('a link with another secret, another name or another run opens nothing, and cannot be told from none', async () => {
  const { run, token } = await aLink();
  const other = await aLink();
  const wrong = [
    pathOf(run, { ...token, secret: other.token.secret }),
    pathOf(run, other.token),
    pathOf(other.run, token),
    pathOf('weekly-cases.2020-W10.9999', token),
    `/links/${run}/x`,
    `/links/${run}/${token.id}.${token.secret}x`,
    `/links/${'x'.repeat(3000)}/${token.id}.${token.secret}`,
    `/links/%2e%2e%2f/${token.id}.${token.secret}`,
  ];

  const pages = await Promise.all(wrong.flatMap((path) => [open(path), press(path)]));

  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]));
  const texts = new Set(await Promise.all(pages.map((page) => page.text())));
  expect(texts.size).toBe(1);
  expect(readText([...texts][0] ?? '')).toContain('This link is not known');
  expect(await linkIn(run)).toEqual({ ...inAMonth, downloads: 0 });
});

test('a link that has ended says so, and neither its page nor its button leads anywhere', async () => {
  const { path } = await aLink({ until: { lastDay: '2020-04-08', until: '2020-04-08T23:00:00.000Z' } });

  for (const answer of [await open(path), await press(path)]) {
    expect(answer.status).toBe(410);
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'none'");
    const html = await answer.text();
    expect(readText(html)).toContain('Its last day was Wed 8 Apr 2020.');
    expect(html).not.toContain('<form');
  }
});

test('a workbook that is no longer kept is said to be gone', async () => {
  const { path } = await aLink({ isKept: false });

  expect((await press(path)).status).toBe(404);
  expect(readText(await (await open(path)).text())).toContain('The workbook is no longer kept');
});

test('a link is revoked through the URL, every one to that reader, by whoever may see the run', async () => {
  const { run, path } = await aLink();
  const again = makeLinkToken();
  await world.ledger.noteLink(run, ann, { token: again, ...inAMonth });
  const address = `/runs/${run}/deliveries/${ann.toUpperCase()}/link`;

  await expectProblem(await world.send(address, { method: 'DELETE', key: keys.mortgages }), 404);
  await expectProblem(await world.send(address, { method: 'DELETE', key: null }), 401);
  await expectProblem(await world.send(`/runs/${run}/deliveries/bob@harbour.example/link`, { method: 'DELETE' }), 404);
  expect((await open(path)).status).toBe(200);

  const revoked = await world.send(address, { method: 'DELETE' });

  expect(revoked.status).toBe(200);
  const { revokedAt, ...link } = (await linkOf(revoked)) ?? {};
  expect(link).toEqual({ ...inAMonth, downloads: 0 });
  for (const each of [path, pathOf(run, again)]) {
    expect((await press(each)).status).toBe(410);
    expect(readText(await (await open(each)).text())).toContain('This link was withdrawn');
  }
  // Once more changes nothing.
  await world.send(address, { method: 'DELETE' });
  expect((await linkIn(run))?.revokedAt).toBe(revokedAt);
});

test('the ledger holds no secret, and other methods are not known', async () => {
  const { path, run, token } = await aLink();

  expect(JSON.stringify(await world.ledger.getRun(run))).not.toContain(token.secret);
  const answer = await open(path, { method: 'PUT' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
});
