import type { Report } from '../../analyse/report.ts';
import { joinShards } from '../../collect/join-shards.ts';
import type { Reading } from '../../collect/reading.ts';
import type { ReadingPlan, ShardResult } from '../../collect/shard.ts';
import type { CaseVersion } from '../../collect/slim-case.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { RunCounts } from '../../deliver/ledger/run-record.ts';
import { reportJson } from '../../deliver/report-json.ts';
import { makeReport } from '../make-report.ts';
import { whatToDoWhenHeld } from '../run-report.ts';
import { whyHeld } from '../why-held.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { composeMail } from './kept-mail.ts';
import type { ShardCoverage } from './read-one-shard.ts';
import { recipientsOf } from './recipients.ts';
import { runKeys } from './run-keys.ts';

export type Made = {
  readonly held: boolean;
  readonly completeness: 'complete' | 'partial';
  readonly counts: RunCounts;
  /** How many readers are to be mailed. */
  readonly readers: number;
};

/**
 * Analyses what was read, draws the workbook, and keeps it with the mail that goes to each reader; or, if it is not
 * whole enough, notes why it is held.
 */
export async function make(
  ports: DurablePorts,
  hold: RunHold,
  place: { readonly round: number; readonly shards: number },
): Promise<Made> {
  const { plan, settings, order } = await ports.shards.get<KeptPlan>(runKeys(hold).plan);
  const readers = recipientsOf(settings, order).length;
  await ports.ledger.noteProgress(hold, { step: 'analyse', done: 0, total: 1, what: 'reports' });
  const reading = await readingOf(ports, hold, { ...place, kept: plan.reading });
  const { coverage } = reading;
  const completeness = coverage.gaps.length === 0 ? 'complete' : 'partial';
  const held = whyHeld(coverage, settings.onIncomplete);
  if (held !== undefined) {
    const happened = held.join('\n');
    await ports.ledger.noteError(hold, { kind: 'incomplete', happened, whatToDo: whatToDoWhenHeld });
    return { held: true, completeness, counts: countsOf(reading), readers };
  }
  const { report, workbook } = await makeReport(plan, reading);
  const archived = await ports.archive.save({ run: hold.run, workbook, reportJson: reportJson(report) });
  const mail = await composeMail({ report, workbook, settings, linkTo: ports.archive.linkTo });
  await ports.shards.put(runKeys(hold).mail, { ...mail, workbook: archived.workbook });
  return { held: false, completeness, counts: countsOf(reading, report), readers };
}

async function readingOf(
  ports: DurablePorts,
  hold: RunHold,
  { round, shards, kept }: { round: number; shards: number; kept: KeptPlan['plan']['reading'] },
): Promise<Reading> {
  const keys = runKeys(hold);
  const plan = await ports.shards.get<ReadingPlan>(keys.reading(round));
  const results: ShardResult[] = [];
  for (let index = 0; index < shards; index += 1) {
    const coverage = await ports.shards.get<ShardCoverage>(keys.coverage(round, index));
    results.push({ ...coverage, versions: await ports.shards.get<CaseVersion[]>(keys.cases(round, index)) });
  }
  return joinShards(kept, plan, results);
}

function countsOf({ cases, coverage }: Reading, report?: Report): RunCounts {
  const { setAside, unreadClients, requests, retries, rateLimited } = coverage;
  return {
    openCases: report?.totals.openCases,
    completedCases: report?.totals.completedInPeriod,
    casesRead: cases.length,
    setAside: setAside.length,
    unreadClients: unreadClients.length,
    requests,
    retries,
    rateLimited,
  };
}
