import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { oldToken } from '../rules/token-age.ts';
import { tellOwner } from '../tell-owner.ts';
import { periodOf, settingsFor } from './conclude.ts';
import type { DurablePorts } from './durable-ports.ts';

/**
 * Mails the owner, with each report on schedule, that the token nears its end. At least once; that it could not be looked at
 * or told is in the log, and stops nothing.
 */
export async function tellOwnerOfToken(
  ports: DurablePorts,
  hold: RunHold,
): Promise<'told' | 'nothing to tell' | 'not told'> {
  try {
    const record = await ports.ledger.getRun(hold.run);
    if (record === undefined || record.askedBy !== 'schedule' || !record.order.send) return 'nothing to tell';
    const settings = await settingsFor(ports, record);
    if (settings === undefined) return 'nothing to tell';
    const { tokenParameter } = settings.plannr;
    const changedAt = await ports.tokenChangedAt(tokenParameter);
    const old = changedAt === undefined ? undefined : oldToken(tokenParameter, changedAt, ports.now());
    if (old === undefined) return 'nothing to tell';
    const { happened, whatToDo } = old;
    const notice = { run: hold.run, period: periodOf(settings, record), at: ports.now(), happened, whatToDo };
    await tellOwner(settings, { state: 'token-ages', ...notice }, ports.mailer);
    return 'told';
  } catch (error) {
    ports.log.error('The age of the token could not be told', {
      ...hold,
      error: error instanceof Error ? error.name : typeof error,
    });
    return 'not told';
  }
}
