import type { Instant } from '../../analyse/case.ts';
import type { Ledger, RunHold } from '../../deliver/ledger/ledger.ts';
import type { RunOrder, RunRecord } from '../../deliver/ledger/run-record.ts';
import { ReportError } from '../../report-error.ts';
import { isAllowedAddress } from '../../report-misfits.ts';
import type { ReportSettings } from '../../settings.ts';
import { planRun } from '../plan-run.ts';

/** What starting a run needs of the world. */
export type StartPorts = {
  readonly ledger: Pick<Ledger, 'claimRun' | 'claimAgain' | 'releaseRun'>;
  /**
   * Has the durable run made, and returns as soon as it is sure to be. The same hold twice makes one run.
   *
   * @throws if it is not sure to be made.
   */
  readonly invokeRun: (hold: RunHold) => Promise<void>;
  readonly now: () => Instant;
};

export type StartRequest =
  | {
      readonly by: 'schedule';
      readonly settings: ReportSettings;
      /** When the schedule meant it to start: the period is the last whole one before, however late the event comes. */
      readonly scheduledTime: Instant;
      /** Take up the run of that period although it ended in failure or was held. */
      readonly again?: boolean;
    }
  | {
      /** Take up the scheduled run of a period that was held for a steep drop. */
      readonly by: 'acceptance';
      readonly settings: ReportSettings;
      /** Name of the key that accepts. */
      readonly askedBy: string;
      /** Without it, the last whole one. */
      readonly period?: string;
    }
  | {
      readonly by: 'request';
      readonly settings: ReportSettings;
      /** Name of the key that asks. */
      readonly askedBy: string;
      /** Without it, the last whole one. */
      readonly period?: string;
      readonly order: RunOrder;
      readonly idempotencyKey?: string;
    }
  | {
      /** Takes up a run that failed, was held or died, as it was ordered. */
      readonly by: 'retry';
      readonly settings: ReportSettings;
      readonly run: string;
    };

/**
 * Starts a run, once: it is claimed in the ledger and then invoked by its holder alone. Whoever asks for the same run
 * again gets the record of the first. If it cannot be invoked the claim is given back, so that the next start can.
 *
 * @throws ReportError `bad-input`, with nothing claimed, for a period that does not exist or has not begun, a client who
 * is not the report's, an address outside its domains, or an idempotency key that was used for something else;
 * whatever the invocation threw.
 */
export async function startRun({ ledger, invokeRun, now }: StartPorts, request: StartRequest): Promise<RunRecord> {
  const { settings } = request;
  const claim =
    request.by === 'retry'
      ? await ledger.claimAgain(request.run)
      : await ledger.claimRun({ reportId: settings.id, ...claimOf(request, now) });
  if (claim === undefined) {
    throw new ReportError('bad-input', 'There is no such run.', 'GET /runs lists those there are.');
  }
  if (claim.outcome === 'key-reused') {
    throw new ReportError(
      'bad-input',
      `The idempotency key was used before, for the run ${claim.run}, which was ordered otherwise.`,
      'Use a new key for a new order. Send the very same order again to find the run it started.',
    );
  }
  if (claim.outcome === 'claimed') {
    const { run, attempt } = claim.run;
    try {
      await invokeRun({ run, attempt });
    } catch (error) {
      await ledger.releaseRun({ run, attempt });
      throw error;
    }
  }
  return claim.run;
}

function claimOf(request: Exclude<StartRequest, { by: 'retry' }>, now: StartPorts['now']) {
  const { settings } = request;
  if (request.by === 'schedule') {
    const { scheduledTime, again } = request;
    const { period } = planRun({ settings, asAt: scheduledTime });
    const order: RunOrder = { send: true };
    return {
      period: period.name,
      name: 'scheduled',
      askedBy: 'schedule',
      order,
      scheduledFor: scheduledTime,
      again,
    } as const;
  }
  if (request.by === 'acceptance') {
    const { askedBy } = request;
    const { period } = planRun({ settings, period: request.period, asAt: now() });
    const order: RunOrder = { send: true, accepted: { by: askedBy } };
    return { period: period.name, name: 'scheduled', askedBy, order, again: true } as const;
  }
  const { askedBy, order, idempotencyKey } = request;
  const { period } = planRun({ settings, period: request.period, clients: order.clients, asAt: now() });
  if (order.to !== undefined && !isAllowedAddress(order.to, settings.allowedDomains)) {
    throw new ReportError(
      'bad-input',
      `The report ${settings.id} may not be sent to that address.`,
      `Give an address in ${settings.allowedDomains.join(', ')} (allowedDomains in reports.json).`,
    );
  }
  const asked = JSON.stringify([request.period, order.clients, order.send, order.to]);
  const idempotency = idempotencyKey === undefined ? undefined : { key: idempotencyKey, order: asked };
  return { period: period.name, name: 'next', askedBy, order, idempotency } as const;
}
