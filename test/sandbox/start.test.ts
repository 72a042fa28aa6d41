import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

const script = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** `npm start`, in a folder of its own. */
let sandbox: ChildProcess;
let folder: string;
let printed = '';
let onPrint = () => {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-start-'));
  const args = [script('test/sandbox/start.ts'), '--cases', '60', '--clients', '20', '--port', '0'];
  sandbox = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [sandbox.stdout, sandbox.stderr]) {
    stream?.on('data', (text) => {
      printed += text;
      onPrint();
    });
  }
  sandbox.on('exit', () => onPrint());
  await untilPrinted(/Run weekly-cases\.\S+, asked for by schedule: (.*)/);
});
afterAll(async () => {
  if (sandbox.exitCode === null && sandbox.kill('SIGKILL')) await once(sandbox, 'exit');
  await rm(folder, { recursive: true });
});

/** The first match in what it has printed, as soon as there is one. */
async function untilPrinted(pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(printed);
    if (found !== null) return found;
    if (sandbox.exitCode !== null) throw new Error(`It ended with ${sandbox.exitCode}:\n${printed}`);
    await new Promise<void>((resolve) => {
      onPrint = resolve;
    });
  }
}

const address = (name: string) => new RegExp(`${name}\\s+(http://127\\.0\\.0\\.1:\\d+)`).exec(printed)?.[1] ?? '';

async function ask(path: string, init: RequestInit = {}) {
  const key = /API key\s+(\S+)/.exec(printed)?.[1] ?? '';
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return fetch(`${address('URL')}${path}`, { redirect: 'manual', ...init, headers });
}

const lived = z.object({ movement: z.object({ state: z.string() }) });
const mails = z.object({ emails: z.array(z.object({ destination: z.object({ to: z.array(z.string()) }) })) });

async function readersMailed(): Promise<string[]> {
  const { emails } = mails.parse(await (await fetch(`${address('Mailbox')}/store`)).json());
  return emails.flatMap(({ destination }) => destination.to);
}

test('the report that was due last is made and mailed by itself', async () => {
  expect(printed).toMatch(/asked for by schedule: done \(manager@harbour\.example sent\)/);
  expect(await readersMailed()).toEqual(['manager@harbour.example']);
  const { runs } = z
    .object({ runs: z.array(z.object({ state: z.string() })) })
    .parse(await (await ask('/runs')).json());
  expect(runs).toEqual([{ state: 'done' }]);
});

test('a preview that is asked for through the URL is mailed to one address, and its workbook can be fetched', async () => {
  const ordered = await ask('/reports/weekly-cases/runs', { method: 'POST', body: '{"to":"you@harbour.example"}' });
  const location = ordered.headers.get('location') ?? '';
  expect(ordered.status).toBe(202);
  await untilPrinted(/asked for by Sandbox: done \(you@harbour\.example sent\)/);

  const workbook = await ask(`${location}/workbook`);
  expect(workbook.status).toBe(302);
  const answer = await fetch(workbook.headers.get('location') ?? '');
  // What `curl -J` saves it as.
  const run = location.split('/').at(-1);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${run}.xlsx"`);
  // The sandbox has lived for some weeks before it opens.
  const figures = await ask(`${location}/report.json`);
  const { movement } = lived.parse(await (await fetch(figures.headers.get('location') ?? '')).json());
  expect(movement.state).toBe('compared');
  const file = new Uint8Array(await answer.arrayBuffer());
  // Every workbook is a zip.
  expect(String.fromCharCode(...file.slice(0, 2))).toBe('PK');
  expect((await readersMailed()).toSorted()).toEqual(['manager@harbour.example', 'you@harbour.example']);
});

test('the doctor finds nothing wrong with it', async () => {
  expect(await readFile(join(folder, 'out', 'sandbox.env'), 'utf8')).toContain('LEDGER_TABLE=');
  const args = [
    '--env-file=out/sandbox.env',
    script('functions/handlers/doctor.ts'),
    '--reports',
    'out/sandbox-reports.json',
  ];
  const doctor = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  doctor.stdout.on('data', (text) => {
    said += text;
  });
  const [exitCode] = await once(doctor, 'exit');

  expect(said).not.toMatch(/^(?:warn|FAIL|not checked)/m);
  expect(said).toContain('Nothing stands in the way of the report.');
  expect(exitCode).toBe(0);
});

test('Ctrl-C ends it cleanly', async () => {
  const ended = once(sandbox, 'exit');
  sandbox.kill('SIGINT');

  expect(await ended).toEqual([0, null]);
  await expect(fetch(address('URL'))).rejects.toThrow();
  expect(printed).not.toMatch(/error/i);
});
