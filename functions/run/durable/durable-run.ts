import type { DurableContext } from '@aws/durable-execution-sdk-js';
import * as z from 'zod';
import { parse } from '../../parse.ts';
import { askAdvisers } from './ask-advisers.ts';
import { askNames } from './ask-names.ts';
import { type RunAttempt, runStep, type StepEnd } from './attempt.ts';
import { begin } from './begin.ts';
import { collect } from './collect.ts';
import { concludeRun, type Ending, tellOwnerOf } from './conclude.ts';
import type { DurablePorts } from './durable-ports.ts';
import { mailReaders } from './mail-readers.ts';
import { make } from './make.ts';
import { readHistories } from './read-histories.ts';
import { sumUp } from './sum-up.ts';
import { tellOwnerOfToken } from './tell-of-token.ts';
import { createWaitForPlannr, untilAnswered } from './waits/wait-for-plannr.ts';
import { waitForWorkingDay } from './waits/wait-for-working-day.ts';

const holdSchema = z.strictObject({ run: z.string().min(1), attempt: z.int().min(1) });

/** `lost`: another attempt at the run had taken over. */
export type RunOutcome = { readonly state: 'done' | 'held' | 'failed' | 'lost' };

/**
 * The run as a durable execution: it outlives any one invocation, and one that is killed goes on where it stopped.
 * Outside its steps nothing is asked of the world, the clock and chance included, since what is written here is replayed
 * from the start in every invocation. Checkpoints hold keys and counts; the rest is in S3 and in the ledger.
 */
export function createDurableRun(ports: () => DurablePorts) {
  return async (event: unknown, context: DurableContext): Promise<RunOutcome> => {
    const hold = parse(holdSchema, event, {
      kind: 'bad-input',
      what: 'The event',
      whatToDo: 'Start runs through start-report or the URL, which claim them first.',
    });
    const attempt: RunAttempt = { hold, ports };
    const ending = await carryOut(context, attempt).catch((): StepEnd<Ending> => ({ stop: 'failed' }));
    if ('stop' in ending && ending.stop === 'lost') return { state: 'lost' };
    const how: Ending = 'ok' in ending ? ending.ok : { state: 'failed' };

    const work = (each: DurablePorts) => tellOwnerOf(each, hold, how);
    const telling = await runStep(context, 'tell-owner', { attempt, work }).catch(() => ({ ok: { told: false } }));
    if ('stop' in telling && telling.stop === 'lost') return { state: 'lost' };
    const told = 'ok' in telling ? telling.ok.told : false;
    const ofToken = (each: DurablePorts) => tellOwnerOfToken(each, hold);
    await runStep(context, 'tell-owner-of-token', { attempt, work: ofToken }).catch(() => undefined);
    const end = await runStep(context, 'end', { attempt, work: (each) => concludeRun(each, hold, { ...how, told }) });
    if ('ok' in end) return end.ok;
    if (end.stop === 'lost') return { state: 'lost' };
    // Neither the ledger nor a metric tells how it ended: the execution has to fail, which is what the alarm sees then.
    throw new Error('The end of the run could not be written down.');
  };
}

async function carryOut(context: DurableContext, attempt: RunAttempt): Promise<StepEnd<Ending>> {
  const { hold } = attempt;
  const postponed = await waitForWorkingDay(context, attempt);
  if ('stop' in postponed) return postponed;
  const wait = createWaitForPlannr(context, attempt);
  const begun = await untilAnswered(wait, 'begin', (name) =>
    runStep(context, name, { attempt, work: (ports) => begin(ports, hold) }),
  );
  if ('stop' in begun) return begun;
  const collected = await collect(context, attempt, begun.ok, wait);
  if ('stop' in collected) return collected;
  const named = await askNames(context, attempt, collected.ok);
  if ('stop' in named) return named;
  const whole = { ...collected.ok, ...named.ok };
  const histories = await readHistories(context, attempt, whole);
  if ('stop' in histories) return histories;
  const advisers = await askAdvisers(context, attempt, whole);
  if ('stop' in advisers) return advisers;
  const place = { ...whole, ...histories.ok };
  const done = await runStep(context, 'make', { attempt, work: (ports) => make(ports, hold, place) });
  if ('stop' in done) return done;
  const { held, ...made } = done.ok;
  if (held) return { ok: { state: 'held', made } };
  if (made.readers === 0) return { ok: { state: 'done', made } };

  const mailed = await mailReaders(context, attempt, made.readers);
  if ('stop' in mailed && mailed.stop === 'lost') return mailed;
  // Also where the mailing stopped: who has the report then is what the owner needs to know.
  const sum = await runStep(context, 'sum-up', { attempt, work: (ports) => sumUp(ports, hold) });
  if ('stop' in sum) return sum;
  return { ok: { state: sum.ok.undelivered === 0 ? 'done' : 'failed', made } };
}
