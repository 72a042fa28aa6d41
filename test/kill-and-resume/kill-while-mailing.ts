import { random } from '../sandbox/plannr/random.ts';
import { mailsTo } from './kill-while-collecting.ts';
import type { KillWorld } from './kill-world.ts';

/** What one trial showed. `faults` should be empty. */
export type MailingTrial = {
  readonly run: string;
  readonly kills: number;
  readonly state?: string;
  /** How many readers' mails the ledger calls unknown. */
  readonly unknown: number;
  /** How many readers have it more than once. */
  readonly doubled: number;
  readonly faults: readonly string[];
};

/**
 * Kills the process so many times while it mails, each time at a moment that the seed gives: as a mail is handed to SES,
 * as SES has taken it, as its answer has left, or a few milliseconds after one of these.
 */
export async function killWhileMailing(
  world: KillWorld,
  { seed, kills, readers }: { readonly seed: number; readonly kills: number; readonly readers: readonly string[] },
): Promise<MailingTrial> {
  const chance = random(seed, 'kill while mailing');
  await world.mailbox.clear();
  const { run, execution } = await world.start();
  let killed = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const process = world.process(execution);
    const moment = chance.pick(['handed-over', 'taken', 'answered'] as const);
    const delay = chance.whole(0, 2) === 0 ? chance.whole(1, 30) : 0;
    let mails = chance.whole(1, Math.ceil(readers.length / kills));
    world.watchMails((now) => {
      if (now !== moment) return;
      mails -= 1;
      if (mails !== 0) return;
      if (delay === 0) process.kill();
      else setTimeout(process.kill, delay);
    });
    if ((await process.ended).killed) killed += 1;
  }
  world.watchMails(() => undefined);
  const { exitCode, output } = await world.process(execution).ended;
  if (exitCode !== 0) throw new Error(`The last process of ${run} ended with ${exitCode}:\n${output}`);
  return { run, kills: killed, ...(await judge(world, run, readers)) };
}

async function judge(world: KillWorld, run: string, readers: readonly string[]) {
  const record = await world.ledger.getRun(run);
  const mails = await mailsTo(world);
  const states = new Map(record?.deliveries.map(({ email, state }) => [email, state]));
  const unknown = readers.filter((reader) => states.get(reader) === 'unknown').length;
  const faults = readers.flatMap((reader) => {
    const count = mails.get(reader) ?? 0;
    const state = states.get(reader);
    const isRight = (state === 'sent' && count === 1) || (state === 'unknown' && count <= 1);
    return isRight ? [] : [`${reader} has ${count} mails, and the ledger says ${state}`];
  });
  const told = mails.get(world.owner) ?? 0;
  if (unknown > 0 && (told === 0 || record?.ownerTold !== true)) faults.push('the owner was not told');
  if (unknown === 0 && told > 0) faults.push('the owner was told of nothing');
  if (record?.state !== (unknown > 0 ? 'failed' : 'done')) faults.push(`the run is ${record?.state}`);
  const doubled = readers.filter((reader) => (mails.get(reader) ?? 0) > 1).length;
  return { state: record?.state, unknown, doubled, faults };
}
