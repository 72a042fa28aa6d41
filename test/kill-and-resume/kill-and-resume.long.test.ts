import { afterEach, expect, test } from 'vitest';
import { killWhileCollecting } from './kill-while-collecting.ts';
import { killWhileMailing } from './kill-while-mailing.ts';
import { type KillWorld, type KillWorldOptions, startKillWorld } from './kill-world.ts';

/* A few trials of each kind; `npm run kill` makes many. */

const worlds: KillWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop();
});

async function aWorld(options: KillWorldOptions) {
  const world = await startKillWorld(options);
  worlds.push(world);
  return world;
}

const manager = 'manager@harbour.example';
const readers = Array.from({ length: 10 }, (_, n) => `reader-${n}@harbour.example`);

test('a run that is killed while it reads 2,000 clients goes on, repeats no finished shard, and mails once', async () => {
  const world = await aWorld({ seed: 1, cases: 2_500, clients: 2_000, recipients: [manager], clientByClient: true });
  const openCases = world.firm.cases.filter(({ completedAt }) => completedAt === undefined).length;

  const trial = await killWhileCollecting(world, { seed: 1, kills: 2 });

  expect(trial.kills).toBeGreaterThan(0);
  expect(trial).toMatchObject({ state: 'done', openCases, repeatedClients: [], missedLists: [] });
  expect(trial.mails).toEqual(new Map([[manager, 1]]));
});

test('a run that is killed while it mails ten readers mails each once, or says that it does not know and tells the owner', async () => {
  const world = await aWorld({ seed: 2, cases: 60, clients: 20, recipients: readers, clientByClient: false });

  for (const seed of [1, 4]) {
    const { faults, kills } = await killWhileMailing(world, { seed, kills: 3, readers });
    expect(faults, `seed ${seed}`).toEqual([]);
    expect(kills).toBeGreaterThan(0);
  }
});
