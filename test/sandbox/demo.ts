import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { mondayAtSeven } from './monday-at-seven.ts';
import { generateFirm } from './plannr/generate-firm.ts';
import { sandboxReports } from './sandbox-reports.ts';
import { startWorld, type World } from './world.ts';

/*
 * The main job, once, on an invented firm: the command line as a firm would run it, with a Plannr, a mailbox and a bucket
 * of this machine in the place of the real ones. The week before is run first, without a mail, so that there is something
 * to compare with. Ends with the command's own exit code.
 */

const weekMilliseconds = 7 * 86_400_000;

const asAt = mondayAtSeven(new Date().toISOString());
const weekBefore = new Date(Date.parse(asAt) - weekMilliseconds).toISOString();
const firm = generateFirm({ seed: 2026, cases: 1_500, clients: 400, asAt });
let now = weekBefore;
// In the invented firm a week passes between the two runs, also for what Plannr allows in a minute.
const rateClock = () => Date.now() + (now === asAt ? weekMilliseconds : 0);
const world = await startWorld({ firm, now: () => now, rateClock });
// Reports are never written over, and this one is to bear its plain name each time.
for (const file of await readdir('out').catch(() => [])) {
  if (file.startsWith('weekly-cases.')) await rm(join('out', file));
}
const settings = await mkdtemp(join(tmpdir(), 'casebook-'));
try {
  const reports = join(settings, 'reports.json');
  await writeFile(reports, JSON.stringify(sandboxReports(world.plannr.accountUuid)));
  const before = ['--reports', reports, '--out', join(settings, 'out'), '--as-at', weekBefore];
  process.stdout.write('The week before, to compare with\n');
  process.exitCode = await runReport(world, before, 'ignore');
  if (process.exitCode === 0) {
    process.stdout.write('\nThis week\n');
    now = asAt;
    process.exitCode = await runReport(world, [
      '--reports',
      reports,
      '--out',
      resolve('out'),
      '--as-at',
      asAt,
      '--send',
    ]);
  }
  if (process.exitCode === 0) await tellWhatArrived(world);
} finally {
  await rm(settings, { recursive: true });
  await world.stop();
}

function runReport(
  { environment }: World,
  args: readonly string[],
  stdout: 'inherit' | 'ignore' = 'inherit',
): Promise<number> {
  const command = fileURLToPath(new URL('../../functions/handlers/cli.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [command, ...args], {
      env: { ...process.env, ...environment },
      stdio: ['inherit', stdout, 'inherit'],
    })
      .once('error', reject)
      .once('exit', (code) => resolve(code ?? 1));
  });
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
