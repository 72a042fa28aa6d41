import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { RunHold } from '../../../deliver/ledger/ledger.ts';
import { DeliveryError } from '../../../deliver/mail/delivery-error.ts';
import { formatInstant } from '../../../render/words/format/format.ts';
import { minutesOf, nextWait } from '../../rules/plannr-waits.ts';
import { tellOwner } from '../../tell-owner.ts';
import { type RunAttempt, runStep, type StepEnd } from '../attempt.ts';
import { periodOf, settingsFor } from '../conclude.ts';
import type { DurablePorts } from '../durable-ports.ts';

/**
 * Waits for a Plannr that gives no usable answer; `over` where it has been waited for long enough. A wait is no
 * invocation and costs nothing.
 */
export type WaitForPlannr = (because: Because) => Promise<StepEnd<'waited' | 'over'>>;

type Because = {
  /** Whether what is there would do for a report that is branded PARTIAL. */
  readonly wouldDo: boolean;
  /** How many were read in vain, if not none. */
  readonly shards?: number;
};

/** An execution may have 3,000 operations; reading once and mailing take what is left. */
const mostOperationsOfWaits = 1_800;
const operationsOfWait = 6;
const operationsOfShard = 3;

export function createWaitForPlannr(context: DurableContext, attempt: RunAttempt): WaitForPlannr {
  const { hold } = attempt;
  let waits = 0;
  let operations = 0;
  return async ({ wouldDo, shards = 0 }) => {
    operations += operationsOfWait + shards * operationsOfShard;
    if (operations > mostOperationsOfWaits) return { ok: 'over' };
    const before = waits;
    const noted = await runStep(context, `note-wait-${before}`, {
      attempt,
      work: (ports) => noteWait(ports, hold, { waits: before, wouldDo }),
    });
    if ('stop' in noted) return noted;
    const { minutes } = noted.ok;
    if (minutes === undefined) return { ok: 'over' };
    if (before === 0) {
      // That they could not be told stops nothing: they are told again of how it ends.
      const told = await runStep(context, 'tell-owner-of-wait', {
        attempt,
        work: (ports) => tellOwnerOfWait(ports, hold),
      }).catch((): StepEnd<unknown> => ({ ok: 'not told' }));
      if ('stop' in told && told.stop === 'lost') return told;
    }
    waits += 1;
    await context.wait(`wait-${before}`, { minutes });
    return { ok: 'waited' };
  };
}

/** Takes a step that asks Plannr, again after each wait while Plannr is away. */
export async function untilAnswered<T>(
  wait: WaitForPlannr,
  name: string,
  step: (name: string) => Promise<StepEnd<T>>,
): Promise<StepEnd<T>> {
  for (let turn = 0; ; turn += 1) {
    const end = await step(turn === 0 ? name : `${name}-again-${turn}`);
    if ('ok' in end || end.stop !== 'away') return end;
    const waited = await wait({ wouldDo: false });
    if ('stop' in waited) return waited;
    if (waited.ok === 'over') return { stop: 'failed' };
  }
}

async function noteWait(
  ports: DurablePorts,
  hold: RunHold,
  { waits, wouldDo }: { readonly waits: number; readonly wouldDo: boolean },
): Promise<{ readonly minutes?: number }> {
  const record = await ports.ledger.getRun(hold.run);
  const period = record?.period.includes('W') === false ? 'month' : 'week';
  const minutes = nextWait({ waits, period, wouldDo });
  ports.log.info('Plannr is away', { ...hold, waits, minutes });
  if (minutes === undefined) return {};
  const now = ports.now();
  await ports.ledger.noteWaits(hold, {
    since: waits === 0 ? now : (record?.waits?.since ?? now),
    until: new Date(Date.parse(now) + minutes * 60_000).toISOString(),
    minutes: minutesOf(waits + 1),
  });
  return { minutes };
}

/** Mails the owner that the report will be late, and why, unless it was not to be sent at all. */
async function tellOwnerOfWait(ports: DurablePorts, hold: RunHold): Promise<'told' | 'not told'> {
  const record = await ports.ledger.getRun(hold.run);
  if (record === undefined || !record.order.send) return 'not told';
  const settings = await settingsFor(ports, record);
  if (settings === undefined) return 'not told';
  const until = record.waits === undefined ? '' : formatInstant(record.waits.until, settings.schedule.timezone);
  const mostHours = record.period.includes('W') ? '48 hours' : 'five days';
  const notice = {
    state: 'waiting' as const,
    run: hold.run,
    period: periodOf(settings, record),
    at: ports.now(),
    happened: record.error?.happened ?? 'Plannr gave no usable answer.',
    whatToDo:
      `Nothing, if Plannr is down: the next try is at ${until}, then less and less often, for up to ${mostHours}; the ` +
      'report goes out as soon as Plannr can be read, and you are told if that does not happen. If others reach Plannr, ' +
      'see whether something stands between it and Casebook.',
  };
  try {
    await tellOwner(settings, notice, ports.mailer);
    return 'told';
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    ports.log.error('The owner could not be told', { ...hold, outcome: error.outcome });
    return 'not told';
  }
}
