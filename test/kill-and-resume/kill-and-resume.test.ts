import { expect, test } from 'vitest';
import { killWhileMailing } from './kill-while-mailing.ts';
import { startKillWorld } from './kill-world.ts';

/* One small trial; kill-and-resume.long.test.ts makes larger ones, and `npm run kill` makes many. */

test('a run that is killed while it mails mails each reader once, or says that it does not know and tells the owner', async () => {
  const readers = Array.from({ length: 3 }, (_, n) => `reader-${n}@harbour.example`);
  const world = await startKillWorld({ seed: 2, cases: 60, clients: 20, recipients: readers, clientByClient: false });
  try {
    const { faults, kills } = await killWhileMailing(world, { seed: 1, kills: 1, readers });
    expect(faults).toEqual([]);
    expect(kills).toBe(1);
  } finally {
    await world.stop();
  }
});
