import { parseArgs } from 'node:util';
import { killWhileCollecting } from './kill-while-collecting.ts';
import { killWhileMailing } from './kill-while-mailing.ts';
import { startKillWorld } from './kill-world.ts';

/*
 * Kills runs at many moments and says what came of it: npm run kill -- [--collecting 20] [--mailing 60] [--seed 1]
 * With --minutes 60 it goes on with both kinds for so long.
 * Ends with exit 1 if a finished shard was read again, a mail came twice, or one is unknown without the owner's knowing.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    collecting: { type: 'string', default: '20' },
    mailing: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const firstSeed = Number(values.seed);
const manager = 'manager@harbour.example';
const readers = Array.from({ length: 10 }, (_, n) => `reader-${n}@harbour.example`);
let faults = 0;
let kills = 0;
let trials = 0;
let unknown = 0;
let doubled = 0;
const mailingForOneCollecting = 3;

function tell(line: string, found: readonly string[]): void {
  process.stdout.write(`${line}${found.length === 0 ? '' : `  FAULT: ${found.join('; ')}`}\n`);
  faults += found.length;
}

const collecting = await startKillWorld({
  seed: 1,
  cases: 2_500,
  clients: 2_000,
  recipients: [manager],
  clientByClient: true,
});
const open = collecting.firm.cases.filter(({ completedAt }) => completedAt === undefined).length;
const mailing = await startKillWorld({ seed: 2, cases: 60, clients: 20, recipients: readers, clientByClient: false });

async function killCollecting(seed: number): Promise<void> {
  const trial = await killWhileCollecting(collecting, { seed, kills: 1 + (seed % 5) });
  const mails = trial.mails.get(manager) ?? 0;
  trials += 1;
  kills += trial.kills;
  if (mails > 1) doubled += 1;
  tell(`collecting, seed ${seed}: killed ${trial.kills} times, ${trial.requests} requests, ${mails} mail`, [
    ...(trial.state === 'done' && mails === 1 ? [] : [`the run is ${trial.state} with ${mails} mails`]),
    ...(trial.openCases === open ? [] : [`${trial.openCases} open cases instead of ${open}`]),
    ...trial.repeatedClients.map((uuid) => `client ${uuid} was read again`),
    ...trial.missedLists.map((uuid) => `client ${uuid} was not read`),
  ]);
}

async function killMailing(seed: number): Promise<void> {
  const trial = await killWhileMailing(mailing, { seed, kills: 1 + (seed % 5), readers });
  trials += 1;
  kills += trial.kills;
  unknown += trial.unknown;
  doubled += trial.doubled;
  tell(
    `mailing, seed ${seed}: killed ${trial.kills} times, ${trial.unknown} of 10 unknown, ${trial.state}`,
    trial.faults,
  );
}

try {
  if (values.minutes === undefined) {
    for (let n = 0; n < Number(values.collecting); n += 1) await killCollecting(firstSeed + n);
    for (let n = 0; n < Number(values.mailing); n += 1) await killMailing(firstSeed + n);
  } else {
    const until = Date.now() + Number(values.minutes) * 60_000;
    for (let n = 0; Date.now() < until; n += 1) {
      await killCollecting(firstSeed + n);
      for (let each = 0; each < mailingForOneCollecting; each += 1) {
        await killMailing(firstSeed + n * mailingForOneCollecting + each);
      }
    }
  }
} finally {
  await Promise.all([collecting.stop(), mailing.stop()]);
}

process.stdout.write(
  `\n${trials} trials with ${kills} kills: ${doubled} mails twice, ${unknown} unknown, of which the owner was told; ${faults} faults\n`,
);
process.exitCode = faults === 0 ? 0 : 1;
