import { expect, test } from 'vitest';
import type { ReadingPlan, Shard } from '../../../functions/collect/shard.ts';
import type { Ledger } from '../../../functions/deliver/ledger/ledger.ts';
import { LostHold } from '../../../functions/deliver/ledger/lost-hold.ts';
import type { RunProgress } from '../../../functions/deliver/ledger/run-record.ts';
import { shardProgress } from '../../../functions/run/durable/shard-progress.ts';

const hold = { run: 'weekly-cases.2026-W47', attempt: 1 };
const clients = (count: number): Shard => ({
  kind: 'clients',
  clients: Array.from({ length: count }, (_, n) => `client ${n}`),
});

/** Progress into a list, with a clock that goes a second on at each look. */
function aProgress(way: ReadingPlan['way'], shards: readonly Shard[], index: number, note?: () => Promise<void>) {
  const notes: RunProgress[] = [];
  let milliseconds = 0;
  const ledger: Pick<Ledger, 'noteProgress'> = {
    noteProgress: note ?? (async (_hold, progress) => void notes.push(progress)),
  };
  const now = () => {
    milliseconds += 1000;
    return new Date(milliseconds).toISOString();
  };
  return { notes, progress: shardProgress({ ledger, now }, hold, { reading: { way, shards }, index }) };
}

test('clients are counted over all shards, every other second, and at the end', async () => {
  const { notes, progress } = aProgress('client-by-client', [clients(450), clients(4)], 1);

  for (let n = 0; n < 4; n += 1) progress.onClient();
  await progress.end();

  const of454 = (done: number) => ({ step: 'collect', done, total: 454, what: 'clients' });
  expect(notes).toEqual([451, 453, 454].map(of454));
});

test('pages are counted as they are expected', async () => {
  const { notes, progress } = aProgress('firm-wide', [{ kind: 'firm' }], 0);

  progress.onPage.expect(3);
  progress.onPage.done();
  progress.onPage.expect(2);
  progress.onPage.done();
  await progress.end();

  expect(notes).toEqual([
    { step: 'collect', done: 1, total: 3, what: 'pages' },
    { step: 'collect', done: 2, total: 5, what: 'pages' },
  ]);
});

test('that progress cannot be noted stops nothing', async () => {
  const { progress } = aProgress('firm-wide', [{ kind: 'firm' }], 0, () => Promise.reject(new Error('no ledger')));

  progress.onPage.done();

  await expect(progress.end()).resolves.toBeUndefined();
});

test('that another attempt has taken over is told at the end of the shard', async () => {
  const lost = () => Promise.reject(new LostHold(hold.run, hold.attempt));
  const { progress } = aProgress('firm-wide', [{ kind: 'firm' }], 0, lost);

  await expect(progress.end()).rejects.toThrow('no longer holds');
});
