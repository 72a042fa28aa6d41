import { expect, test } from 'vitest';
import { allFaults, inWords, playAll } from './all-faults.ts';
import { playRun } from './play-run.ts';

/* A few faults of each kind; recovery.long.test.ts plays one at every call. */

test('whatever call of a run goes wrong, nobody gets a mail twice, nothing is silent, and it ends well', async () => {
  const whole = await playRun();
  expect(whole).toMatchObject({ end: 'whole', faults: [] });
  const wanted = [
    ['DynamoDB', 'mail', 'timed out after acting', 'once'],
    ['S3', 'make', 'timed out before acting', 'for two minutes'],
    ['SES', 'mail', 'timed out after acting', 'once'],
    ['Lambda', 'start', 'timed out after acting', 'once'],
    ['Plannr', 'collect', '503 with Retry-After', 'for two minutes'],
  ];
  const all = allFaults(whole.calls);
  const some = wanted.flatMap(([service, part, how, lasting]) => {
    const found = all.filter(
      ({ call, fault }) =>
        call.service === service && call.part === part && fault.how === how && fault.lasting === lasting,
    );
    return found.slice(Math.floor(found.length / 2)).slice(0, 1);
  });

  const trials = await playAll(some);

  expect(trials).toHaveLength(wanted.length);
  expect(trials.filter(({ played }) => played.faults.length > 0 || !played.madeGood).map(inWords)).toEqual([]);
  const notWhole = trials.filter(({ played }) => played.end !== 'whole');
  expect(notWhole.map(({ call, played }) => [call.service, played.end])).toEqual([['SES', 'told']]);
});
