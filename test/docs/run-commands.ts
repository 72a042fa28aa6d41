import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastWholePeriod } from '../../functions/analyse/period.ts';
import { mondayAtSeven } from '../sandbox/monday-at-seven.ts';
import { type Command, everyCommand, whyNot } from './commands.ts';
import { root } from './documents.ts';

/*
 * npm run check:docs: runs every command of the documents once, as it stands there, in a fresh clone of what is
 * committed. `npm start` is kept up while the others run, and KEY, ADDRESS, PLANNR_TOKEN and PLANNR_URL are the
 * sandbox's. The weeks that the documents name are those of November 2026: in another week, that one's names stand in.
 * Exits with 1 if a command fails. `-- --list` only lists them.
 */

const zone = 'Europe/London';
const mostSecondsOfCommand = 600;
const mostSecondsOfCurl = 90;

function weekBack(weeks: number): string {
  const at = new Date(Date.parse(mondayAtSeven(new Date().toISOString())) - weeks * 7 * 86_400_000);
  return lastWholePeriod('week', at.toISOString(), zone).name;
}

function inThisWeek(text: string): string {
  const names = new Map([
    ['2026-W47', weekBack(0)],
    ['2026-W46', weekBack(1)],
  ]);
  return text.replace(/2026-W4[67]/g, (name) => names.get(name) ?? name);
}

type Outcome = { readonly code: number; readonly output: string };

/** Runs it in bash, with no input. */
function runOnce(text: string, options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', text], { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const note = (piece: Buffer) => {
      output += piece.toString();
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    const timer = setTimeout(() => end(child), mostSecondsOfCommand * 1000);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Ends a process that was started here, and what it started. */
function end(child: ChildProcess): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
}

/** A run that was asked for takes a while: what the URL does not have yet is asked for again. */
async function runPatiently(text: string, where: Parameters<typeof runOnce>[1]): Promise<Outcome> {
  const until = Date.now() + mostSecondsOfCurl * 1000;
  for (;;) {
    const outcome = await runOnce(text, where);
    if (outcome.code === 0 || !text.startsWith('curl') || Date.now() > until) return outcome;
    await sleep(2000);
  }
}

type Started = { readonly child: ChildProcess; readonly token: string };

async function startSandbox(cwd: string, env: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn('bash', ['-c', 'npm start'], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('Ctrl-C')) resolve();
    });
    child.on('exit', () => reject(new Error(`npm start ended:\n${said}`)));
  });
  return { child, token: /\(token (\S+)\)/.exec(said)?.[1] ?? '' };
}

/** The firm's own reports.json is the sandbox's, and AWS and Plannr are the sandbox's too. */
function moveIn(cwd: string): Readonly<Record<string, string>> {
  copyFileSync(join(cwd, 'out', 'sandbox-reports.json'), join(cwd, 'infra', 'reports.json'));
  const lines = readFileSync(join(cwd, 'out', 'sandbox.env'), 'utf8')
    .trim()
    .split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

async function main(): Promise<number> {
  const commands = everyCommand();
  const left = commands.filter((each) => whyNot(each) !== undefined);
  for (const each of left) console.log(`not run  ${placeOf(each)}  ${oneLine(each)}  (${whyNot(each)})`);
  if (process.argv.includes('--list')) {
    for (const each of commands.filter((one) => !left.includes(one)))
      console.log(`run      ${placeOf(each)}  ${oneLine(each)}`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'casebook-docs-'));
  const cwd = join(folder, 'casebook');
  let sandbox: ChildProcess | undefined;
  let failed = 0;
  try {
    execFileSync('git', ['clone', '--quiet', root, cwd]);
    // Without it curl takes every answer for a success.
    writeFileSync(join(folder, '.curlrc'), 'fail-with-body\nsilent\n');
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      CURL_HOME: folder,
      KEY: 'casebook-sandbox-key',
      ADDRESS: 'http://127.0.0.1:4300',
      PLANNR_URL: 'http://127.0.0.1:4302',
    };
    for (const command of commands.filter((each) => !left.includes(each))) {
      const startedAt = performance.now();
      const isStart = command.text === 'npm start';
      if (isStart) {
        const { child, token } = await startSandbox(cwd, env);
        sandbox = child;
        Object.assign(env, moveIn(cwd), { PLANNR_TOKEN: token });
      }
      const outcome = isStart ? { code: 0, output: '' } : await runPatiently(inThisWeek(command.text), { cwd, env });
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(
        `${outcome.code === 0 ? 'ok      ' : 'FAILED  '} ${placeOf(command)}  ${oneLine(command)}  (${seconds} s)`,
      );
      if (outcome.code === 0) continue;
      failed += 1;
      console.log(outcome.output.split('\n').slice(-15).join('\n'));
    }
    console.log(`${commands.length - left.length} commands run, ${failed} failed; ${left.length} not run.`);
    return failed === 0 ? 0 : 1;
  } finally {
    if (sandbox !== undefined) end(sandbox);
    rmSync(folder, { recursive: true, force: true });
  }
}

function placeOf({ document, line }: Command): string {
  return `${document}:${line}`;
}

function oneLine({ text }: Command): string {
  return text.replaceAll(/\s*\\\n\s*/g, ' ');
}

process.exitCode = await main();
