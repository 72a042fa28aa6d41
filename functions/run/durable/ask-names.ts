import type { DurableContext } from '@aws/durable-execution-sdk-js';
import PQueue from 'p-queue';
import { askByName, type NamedReading } from '../../collect/by-name/ask-by-name.ts';
import type { NamedAnswer } from '../../collect/by-name/named-answer.ts';
import type { NamedRequest } from '../../collect/by-name/named-request.ts';
import { sideBySide } from '../../collect/shards/shard-work.ts';
import type { Ledger, RunHold } from '../../deliver/ledger/ledger.ts';
import { findBaseline } from '../rules/find-baseline.ts';
import { namesToAsk } from '../rules/vanished.ts';
import { type RunAttempt, runStep, type StepEnd } from './attempt.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { joinedReading, type ReadingPlace } from './kept-reading.ts';
import { askPlannr } from './plannr-of-run.ts';
import { runKeys } from './run-keys.ts';

// Where each has to be asked for by itself: about two minutes at Plannr's limit, as a shard is.
const namesPerPart = 900;

/** Enough for a part that meets 429s, and for what comes behind the last. */
const leastMillisecondsLeft = 11 * 60_000;

/** Asks by name for the cases that vanished since the last report, part by part. @returns in how many parts they lie. */
export async function askNames(
  context: DurableContext,
  attempt: RunAttempt,
  place: Omit<ReadingPlace, 'names'>,
): Promise<StepEnd<{ readonly names: number }>> {
  const { hold } = attempt;
  const planned = await runStep(context, 'plan-names', { attempt, work: (ports) => planNames(ports, hold, place) });
  if ('stop' in planned) return planned;
  const { names } = planned.ok;
  const { lambdaContext } = context;
  for (let index = 0; index < names; index += 1) {
    const asked = await runStep(context, `name-${index}`, {
      attempt,
      work: async (ports) => {
        await askPart(ports, hold, index);
        return { tired: lambdaContext.getRemainingTimeInMillis() < leastMillisecondsLeft };
      },
    });
    if ('stop' in asked) return asked;
    if (asked.ok.tired) await context.wait('new-invocation', { seconds: 1 });
  }
  return planned;
}

async function planNames(
  ports: DurablePorts,
  hold: RunHold,
  place: Omit<ReadingPlace, 'names'>,
): Promise<{ readonly names: number }> {
  const keys = runKeys(hold);
  const { plan } = await ports.shards.get<KeptPlan>(keys.plan);
  const reading = await joinedReading(ports, hold, place);
  const asked = namesToAsk(plan, await findBaseline(ports.snapshots, plan), reading);
  if (asked === undefined) return { names: 0 };
  const names = Math.ceil(asked.uuids.length / namesPerPart);
  for (let index = 0; index < names; index += 1) {
    const uuids = asked.uuids.slice(index * namesPerPart, (index + 1) * namesPerPart);
    await ports.shards.put(keys.namesToAsk(index), { ...asked, uuids });
  }
  ports.log.info('Names planned', { ...hold, cases: asked.uuids.length, parts: names });
  return { names };
}

async function askPart(ports: DurablePorts, hold: RunHold, index: number): Promise<void> {
  const keys = runKeys(hold);
  if ((await ports.shards.find<NamedReading>(keys.names(index))) !== undefined) return;
  const { settings } = await ports.shards.get<KeptPlan>(keys.plan);
  const request = await ports.shards.get<NamedRequest>(keys.namesToAsk(index));
  const named = await askPlannr(ports, { settings, hold }, (client) => askByName(client, request));
  if (named.counts.rateLimited > 0) ports.count('RateLimited', named.counts.rateLimited);
  const answers = await withTold(ports.ledger, settings.id, named.answers);
  const told: NamedReading = { ...named, answers };
  await ports.shards.put(keys.names(index), told);
  ports.log.info('Names asked', { ...hold, index, cases: answers.length, ...named.counts });
}

/** Adds when we were told of their deletion to the cases that are not there; that we were told removes none. */
async function withTold(
  ledger: Pick<Ledger, 'deletionToldAt'>,
  reportId: string,
  answers: readonly NamedAnswer[],
): Promise<readonly NamedAnswer[]> {
  const queue = new PQueue({ concurrency: sideBySide });
  return queue.addAll(
    answers.map((answer) => async () => {
      if (answer.how !== 'not-found') return answer;
      return { ...answer, toldAt: await ledger.deletionToldAt(reportId, answer.uuid) };
    }),
  );
}
