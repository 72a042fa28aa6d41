import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { runCommand } from '../../functions/handlers/cli.ts';
import { madeClock } from './made-clock.ts';
import { mondayAtSeven } from './monday-at-seven.ts';
import { generateFirm } from './plannr/generate-firm.ts';
import { demoFirm, demoSettings, sandboxReports } from './sandbox-reports.ts';
import { startWorld, type World } from './world.ts';

/*
 * The main job, once, on an invented firm: the command line as a firm would run it, with a Plannr, a mailbox and a bucket
 * of this machine in the place of the real ones. The week before is run first, without a mail, so that there is something
 * to compare with. Ends with the command's own exit code.
 */

const weekMilliseconds = 7 * 86_400_000;

const asAt = mondayAtSeven(new Date().toISOString());
const weekBefore = new Date(Date.parse(asAt) - weekMilliseconds).toISOString();
const firm = generateFirm({ ...demoFirm, asAt });
let now = weekBefore;
// Read when the invented firm is as it is then, and not on the day on which somebody looks at this.
let clock = madeClock(weekBefore);
const world = await startWorld({ firm, now: () => now, rateClock: () => clock.now() });
Object.assign(process.env, world.environment);
// Reports are never written over, and this one is to bear its plain name each time.
for (const file of await readdir('out').catch(() => [])) {
  if (file.startsWith('weekly-cases.')) await rm(join('out', file));
}
const settings = await mkdtemp(join(tmpdir(), 'casebook-'));
try {
  const reports = join(settings, 'reports.json');
  await writeFile(reports, JSON.stringify(sandboxReports(world.plannr.accountUuid, demoSettings)));
  process.stdout.write('The week before, to compare with\n');
  process.exitCode = await makeReport(weekBefore, ['--reports', reports, '--out', join(settings, 'out')], false);
  if (process.exitCode === 0) {
    process.stdout.write('\nThis week\n');
    now = asAt;
    clock = madeClock(asAt);
    process.exitCode = await makeReport(asAt, ['--reports', reports, '--out', resolve('out'), '--send']);
  }
  if (process.exitCode === 0) await tellWhatArrived(world);
} finally {
  await rm(settings, { recursive: true });
  await world.stop();
}

/** @returns the exit code */
async function makeReport(at: string, args: readonly string[], isShown = true): Promise<number> {
  const { stdout, stderr, exitCode } = await runCommand([...args, '--as-at', at], {
    environment: process.env,
    now: () => at,
    clock,
    terminal: { write: (text) => process.stderr.write(text), isTerminal: process.stderr.isTTY === true },
  });
  process.stderr.write(stderr);
  if (isShown) process.stdout.write(stdout);
  return exitCode;
}

async function tellWhatArrived({ mailbox, objectStore, bucket }: World): Promise<void> {
  for (const { envelope, subject, attachments } of await mailbox.messages()) {
    const files = attachments.map(({ fileName, bytes }) => `${fileName}, ${Math.round(bytes.byteLength / 1000)} KB`);
    process.stdout.write(`\nIn the mailbox of ${envelope.to.join(', ')}\n  ${subject}\n  ${files.join('; ')}\n`);
  }
  const { Contents = [] } = await objectStore.client.send(new ListObjectsV2Command({ Bucket: bucket }));
  process.stdout.write(`In the archive\n${Contents.map(({ Key }) => `  ${Key}\n`).join('')}`);
  process.stdout.write(
    '\nThe firm is invented, and nothing has left this machine. `npm start` keeps it up to look around in.\n',
  );
}
