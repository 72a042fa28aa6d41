import type { Postponement } from '../../analyse/calendar/postponement.ts';
import type { ReadingPlan } from '../../collect/shard.ts';
import { planReading } from '../../collect/shards/plan-reading.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { RunOrder, RunPostponed } from '../../deliver/ledger/run-record.ts';
import type { ReportSettings } from '../../settings.ts';
import { findReport } from '../find-report.ts';
import { type Plan, planRun } from '../plan-run.ts';
import { findBaseline } from '../rules/find-baseline.ts';
import { readingSince } from '../rules/reading-since.ts';
import type { DurablePorts } from './durable-ports.ts';
import { askPlannr } from './plannr-of-run.ts';
import { runKeys } from './run-keys.ts';

/** What one attempt goes by from beginning to end, whatever changes in the settings meanwhile. */
export type KeptPlan = { readonly plan: Plan; readonly settings: ReportSettings; readonly order: RunOrder };

/** Takes the run on, fixes the time it is made as of, and plans what to read. @returns how many shards there are. */
export async function begin(ports: DurablePorts, hold: RunHold): Promise<{ readonly shards: number }> {
  const { reportId, period, order, error, postponed } = await ports.ledger.beginRun(hold);
  if (error !== undefined) await ports.ledger.noteResumed(hold);
  const settings = findReport(await ports.settings(), reportId);
  const { clients } = order;
  const planned = planRun({ settings, period, clients, asAt: ports.now() });
  const previous = await findBaseline(ports.snapshots, planned);
  const plan = {
    ...planned,
    postponed: postponementOf(postponed),
    run: hold.run,
    reading: readingSince(planned.reading, previous),
  };
  const reading = await askPlannr(ports, { settings, hold }, (client) => planReading(client, plan.reading));
  if (reading.counts.rateLimited > 0) ports.count('RateLimited', reading.counts.rateLimited);

  const keys = runKeys(hold);
  const kept: KeptPlan = { plan, settings, order };
  await ports.shards.put(keys.plan, kept);
  return keepReading(ports, hold, { round: 0, reading });
}

export async function keepReading(
  ports: DurablePorts,
  hold: RunHold,
  { round, reading }: { readonly round: number; readonly reading: ReadingPlan },
): Promise<{ readonly shards: number }> {
  await ports.shards.put(runKeys(hold).reading(round), reading);
  const { way, clientsAsked, shards } = reading;
  ports.log.info('Reading planned', { ...hold, way, clients: clientsAsked, shards: shards.length });
  return { shards: shards.length };
}

/** What the report tells of it. */
function postponementOf(postponed: RunPostponed | undefined): Postponement | undefined {
  if (postponed === undefined) return undefined;
  const { dueDay, why, until } = postponed;
  return { dueDay, why, until };
}
