import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { type AdviserReading, readAdvisers } from '../../collect/advisers/read-advisers.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { clientsToAsk } from '../rules/clients-to-ask.ts';
import { whyHeld } from '../rules/why-held.ts';
import { type RunAttempt, runStep, type StepEnd } from './attempt.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { keptReading, type ReadingPlace } from './kept-reading.ts';
import { askPlannr } from './plannr-of-run.ts';
import { runKeys } from './run-keys.ts';

/**
 * Reads who looks after the clients in whose cases nobody is assigned: a list of 500 a call, so one step is enough. Where every
 * case is somebody's, nothing is asked.
 */
export function askAdvisers(
  context: DurableContext,
  attempt: RunAttempt,
  place: ReadingPlace,
): Promise<StepEnd<{ readonly clients: number }>> {
  return runStep(context, 'advisers', { attempt, work: (ports) => ask(ports, attempt.hold, place) });
}

/** What was read of them; `undefined` where nothing was asked. */
export function keptAdvisers(
  { shards }: Pick<DurablePorts, 'shards'>,
  hold: RunHold,
): Promise<AdviserReading | undefined> {
  return shards.find<AdviserReading>(runKeys(hold).advisers);
}

async function ask(ports: DurablePorts, hold: RunHold, place: ReadingPlace): Promise<{ readonly clients: number }> {
  const keys = runKeys(hold);
  const { settings } = await ports.shards.get<KeptPlan>(keys.plan);
  const { cases, coverage } = (await keptReading(ports, hold, place)).reading;
  const clients = whyHeld(coverage, settings.onIncomplete) === undefined ? clientsToAsk(cases) : [];
  if (clients.length === 0 || (await keptAdvisers(ports, hold)) !== undefined) return { clients: clients.length };
  const read = await askPlannr(ports, { settings, hold }, (client) => readAdvisers(client, clients));
  if (read.counts.rateLimited > 0) ports.count('RateLimited', read.counts.rateLimited);
  await ports.shards.put(keys.advisers, read);
  ports.log.info('Advisers read', { ...hold, clients: clients.length, found: read.advisers.length, ...read.counts });
  return { clients: clients.length };
}
