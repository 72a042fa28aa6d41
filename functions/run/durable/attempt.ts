import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { PlannrAway } from '../../collect/client/client-errors.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { LostHold } from '../../deliver/ledger/lost-hold.ts';
import { ReportError } from '../../report-error.ts';
import type { DurablePorts } from './durable-ports.ts';

/** One attempt at a run, as its steps see it. */
export type RunAttempt = { readonly hold: RunHold; readonly ports: () => DurablePorts };

/**
 * What a step came to. `failed`: why is in the ledger. `away`: so is why, and it may pass in an hour. `lost`: another attempt
 * has taken over. No reason is ever in a checkpoint: it can hold an address.
 */
export type StepEnd<T> = { readonly ok: T } | { readonly stop: 'failed' | 'away' | 'lost' };

const usualTries = 5;
const longestPauseSeconds = 600;

/**
 * Runs a step. An error for people is noted in the ledger and ends the run, unless it may pass; then, and after any other
 * error, the step is tried again after 5, 20, 80 and 320 seconds (which outlasts a trouble of two minutes), or more often where `mostTries` says so.
 */
export function runStep<T>(
  context: DurableContext,
  name: string,
  given: {
    readonly attempt: RunAttempt;
    readonly work: (ports: DurablePorts) => Promise<T>;
    readonly mostTries?: number;
  },
) {
  const { attempt, work, mostTries = usualTries } = given;
  return context.step(name, () => guard(attempt, work), {
    retryStrategy: (_error, tries) => ({
      shouldRetry: tries < mostTries,
      delay: { seconds: Math.min(5 * 4 ** (tries - 1), longestPauseSeconds) },
    }),
  });
}

export async function guard<T>(
  { hold, ports: getPorts }: RunAttempt,
  work: (ports: DurablePorts) => Promise<T>,
): Promise<StepEnd<T>> {
  const ports = getPorts();
  try {
    return { ok: await work(ports) };
  } catch (error) {
    if (error instanceof LostHold) {
      ports.log.info('Another attempt has taken over', hold);
      return { stop: 'lost' };
    }
    if (!(error instanceof ReportError)) throw passable(error, { hold, ports });
    const { kind, happened, whatToDo } = error;
    if (error.mayPass) {
      // Noted all the same, if that can be done: it is what people are told if it does not pass.
      await ports.ledger.noteError(hold, { kind, happened, whatToDo }).catch(() => undefined);
      throw passable(error, { hold, ports });
    }
    try {
      await ports.ledger.noteError(hold, { kind, happened, whatToDo });
    } catch (second) {
      if (second instanceof LostHold) return { stop: 'lost' };
      throw passable(second, { hold, ports });
    }
    if (error instanceof PlannrAway) return { stop: 'away' };
    ports.log.error('The run stops', { ...hold, kind });
    return { stop: 'failed' };
  }
}

/** What may be told of an error that is not ours: its words could hold anything. */
function passable(error: unknown, { hold, ports }: { hold: RunHold; ports: DurablePorts }): Error {
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  ports.log.error('A step broke off', { ...hold, error: name, frames: frames.slice(0, 8) });
  return new Error(name);
}
