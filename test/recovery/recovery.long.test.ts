import { expect, test } from 'vitest';
import { allFaults, inWords, playAll, tablesOf } from './all-faults.ts';
import { playRun } from './play-run.ts';

/* A fault at every call of a run. docs/recovery.md is what it prints. */

test('whatever call of a run goes wrong, nobody gets a mail twice, nothing is silent, and it ends well', async () => {
  const { calls } = await playRun();
  const trials = await playAll(allFaults(calls));
  process.stdout.write(`${calls.length} calls, ${trials.length} trials\n\n${tablesOf(trials)}\n`);
  const notWhole = trials.filter(({ played }) => played.end !== 'whole');
  process.stdout.write(`${notWhole.map(inWords).join('\n')}\n`);

  expect(trials.filter(({ played }) => played.faults.length > 0).map(inWords)).toEqual([]);
  expect(trials.filter(({ played }) => played.end === 'silent' || !played.madeGood).map(inWords)).toEqual([]);
  // Once and over: but for a mail of which nobody knows, nobody needs to do anything.
  const blinks = trials.filter(
    ({ fault, call }) => fault.lasting === 'once' && fault.how !== 'refused' && call.service !== 'SES',
  );
  expect(blinks.filter(({ played }) => played.end !== 'whole').map(inWords)).toEqual([]);
}, 2_700_000);
