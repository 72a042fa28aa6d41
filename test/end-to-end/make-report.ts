import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../functions/handlers/cli.ts';
import { madeClock } from '../sandbox/made-clock.ts';
import type { Plannr } from '../sandbox/plannr/start-plannr.ts';
import { readMessage } from './read-message.ts';
import { readWorkbook } from './read-workbook.ts';

export const settings = {
  id: 'weekly-cases',
  firm: 'Harbour Wealth',
  owner: 'it@harbour.example',
  clients: 'all',
  schedule: { cron: '0 7 ? * MON *', timezone: 'Europe/London' },
  sender: 'Casebook <cases@harbour.example>',
  recipients: [{ email: 'manager@harbour.example' }],
  allowedDomains: ['harbour.example'],
  // Less than a forecast takes, which is most of the work of a report.
  historyWeeks: 12,
};

/** A folder with settings for this Plannr, in which the command line is run as a person would; removed by `remove`. */
export async function makeWorkplace(plannr: Pick<Plannr, 'accountUuid'>, changes: object = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'casebook-'));
  const reports = join(folder, 'reports.json');
  const out = join(folder, 'out');
  const report = { ...settings, plannr: { accountUuid: plannr.accountUuid, tokenParameter: '/casebook/token' } };
  await writeFile(reports, JSON.stringify({ reports: [{ ...report, ...changes }] }));
  const shown: string[] = [];
  const run = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    runCommand(['--reports', reports, '--out', out, ...args], {
      environment,
      now: () => '2026-11-23T07:00:00.000Z',
      // So that nobody waits for the pace of the requests, nor for a Plannr that is away.
      clock: madeClock('2026-11-23T07:00:00.000Z'),
      terminal: { write: (text) => void shown.push(text), isTerminal: false },
    });
  return {
    reports,
    out,
    run,
    /** What was shown while it ran. */
    shown,
    /** The names of the files right in the folder. */
    written: async () => {
      const entries = await readdir(out, { withFileTypes: true }).catch(() => []);
      return entries.flatMap((each) => (each.isFile() ? [each.name] : [])).sort();
    },
    /** The paths of what is kept for the runs after it. */
    kept: async () => {
      const folder = join(out, 'snapshots', 'weekly-cases');
      return (await readdir(folder).catch(() => [])).sort().map((name) => join(folder, name));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export function environmentFor({ url, token }: Pick<Plannr, 'url' | 'token'>): Readonly<Record<string, string>> {
  return { PLANNR_URL: url, PLANNR_TOKEN: token };
}

/** Makes a report by the command line and reads back all three of its files. */
export async function makeReport(plannr: Plannr, changes: object, ...args: readonly string[]) {
  const workplace = await makeWorkplace(plannr, changes);
  try {
    const told = await workplace.run(environmentFor(plannr), ...args);
    if (told.exitCode !== 0) throw new Error(`exit ${told.exitCode}: ${told.stderr}`);
    const [message = '', json = '', workbook = ''] = (await workplace.written()).map((name) =>
      join(workplace.out, name),
    );
    return {
      told,
      json: JSON.parse(await readFile(json, 'utf8')),
      workbook: await readWorkbook(workbook),
      message: await readMessage(message),
    };
  } finally {
    await workplace.remove();
  }
}

export type MadeFiles = Awaited<ReturnType<typeof makeReport>>;
