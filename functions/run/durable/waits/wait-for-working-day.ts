import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { RunHold } from '../../../deliver/ledger/ledger.ts';
import { findReport } from '../../find-report.ts';
import { postponedFor } from '../../schedule/postponed.ts';
import { type RunAttempt, runStep, type StepEnd } from '../attempt.ts';
import type { DurablePorts } from '../durable-ports.ts';

/**
 * Waits for the next working day, where the settings say so and the schedule came on a holiday. A wait is no invocation and
 * costs nothing. Nobody is told: the report says why it comes later.
 */
export async function waitForWorkingDay(context: DurableContext, attempt: RunAttempt): Promise<StepEnd<unknown>> {
  const found = await runStep(context, 'look-for-holiday', {
    attempt,
    work: (ports) => postpone(ports, attempt.hold),
  });
  if ('stop' in found) return found;
  const { seconds } = found.ok;
  if (seconds > 0) await context.wait('wait-for-working-day', { seconds });
  return found;
}

/** Only a scheduled run waits, and only its first attempt: whoever takes it up again wants it now. */
async function postpone(ports: DurablePorts, hold: RunHold): Promise<{ readonly seconds: number }> {
  const record = await ports.ledger.getRun(hold.run);
  const { reportId, scheduledFor, postponed } = record ?? {};
  if (reportId === undefined || scheduledFor === undefined) return { seconds: 0 };
  if (postponed !== undefined && postponed.attempt !== hold.attempt) return { seconds: 0 };
  const postponement = postponedFor(findReport(await ports.settings(), reportId), scheduledFor);
  if (postponement === undefined) return { seconds: 0 };
  const seconds = Math.ceil((Date.parse(postponement.until) - Date.parse(ports.now())) / 1000);
  if (seconds <= 0) return { seconds: 0 };
  await ports.ledger.beginRun(hold);
  await ports.ledger.notePostponed(hold, { ...postponement, attempt: hold.attempt, minutes: seconds / 60 });
  ports.log.info('The run waits for a working day', { ...hold, why: postponement.why, seconds });
  return { seconds };
}
