import type { Report } from '../../analyse/report.ts';
import { readTaggedClients, type TagReading } from '../../collect/client-tags/read-tagged-clients.ts';
import type { Reading } from '../../collect/reading.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { RunCounts } from '../../deliver/ledger/run-record.ts';
import type { ComposedMessage } from '../../deliver/mail/compose-report-message.ts';
import { renderWorkbook } from '../../render/workbook/render-workbook.ts';
import { composeMail } from '../rules/compose-mail.ts';
import { findBaseline } from '../rules/find-baseline.ts';
import { judgeHeld } from '../rules/judge-held.ts';
import { keepRun, type RunToKeep } from '../rules/keep-run.ts';
import { mayLeaveSnapshot } from '../rules/leave-snapshot.ts';
import { type LinkForAll, linkForAll } from '../rules/reader-links.ts';
import { recipientsOf } from '../rules/recipients.ts';
import { type WorkedOut, workOut } from '../rules/work-out.ts';
import { version } from '../version.ts';
import { keptAdvisers } from './ask-advisers.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { keptReading, type ReadingPlace } from './kept-reading.ts';
import { askPlannr } from './plannr-of-run.ts';
import { keptHistories } from './read-histories.ts';
import { runKeys, writerOf } from './run-keys.ts';

export type Made = {
  readonly held: boolean;
  readonly completeness: 'complete' | 'partial';
  readonly counts: RunCounts;
  /** How many readers are to be mailed. */
  readonly readers: number;
};

/** The mail as every reader gets it, kept between the step that makes it and those that send it. */
export type KeptMail = Pick<ComposedMessage, 'mail' | 'isAttached'> & {
  /** Where the workbook lies. */
  readonly workbook: string;
  /** What each reader gets a link of their own in the place of; absent where the workbook is attached. */
  readonly link?: LinkForAll;
};

/**
 * Analyses what was read, draws the workbook, and keeps it with the mail that goes to each reader; or, if it is not
 * whole enough, notes why it is held.
 */
export async function make(ports: DurablePorts, hold: RunHold, place: Place): Promise<Made> {
  const kept = await ports.shards.get<KeptPlan>(runKeys(hold).plan);
  const { plan, settings, order } = kept;
  const readers = recipientsOf(settings, order).length;
  await ports.ledger.noteProgress(hold, { step: 'analyse', done: 0, total: 1, what: 'reports' });
  const worked = await workOutKept(ports, hold, { ...place, kept });
  if ('held' in worked) return { ...worked, readers };
  const { report, counts } = worked;
  const { sender, owner: to } = settings;
  const link = linkForAll(report, ports.publicUrl);
  const workbook = await renderWorkbook(report, { version });
  const audience = order.to === undefined ? 'readers' : 'preview';
  const { mail, isAttached } = await composeMail({ report, workbook, sender, to, link, audience });
  const { stagesSince } = worked;
  const writer = writerOf(hold);
  const toKeep = { order: { settings, clients: order.clients }, plan, worked, workbook, stagesSince, writer };
  const archived = await keepRun(toKeep, ports);
  // It is saved for the next run once somebody has the report: sum-up.ts.
  if (mayLeaveSnapshot({ ...toKeep.order, to: order.to }, plan))
    await ports.shards.put(runKeys(hold).snapshot, worked.snapshot);
  const keptMail: KeptMail = { mail, isAttached, workbook: archived.workbook, ...(isAttached ? {} : { link }) };
  await ports.shards.put(runKeys(hold).mail, keptMail);
  return { held: false, completeness: report.completeness, counts, readers };
}

type Place = ReadingPlace & { readonly parts: number };

/** Works out the figures, or notes why not. What was read is let go of on the way out, before the workbook is drawn. */
async function workOutKept(
  ports: DurablePorts,
  hold: RunHold,
  { kept: { plan, settings, order }, parts, ...place }: Place & { readonly kept: KeptPlan },
): Promise<
  | (WorkedOut & Pick<RunToKeep, 'stagesSince'> & Pick<Made, 'counts'>)
  | (Omit<Made, 'readers'> & { readonly held: true })
> {
  const taken = await keptReading(ports, hold, place);
  const { reading, missing } = taken;
  const { coverage } = reading;
  const previous = await findBaseline(ports.snapshots, plan);
  const held = await judgeHeld(ports.snapshots, {
    plan,
    settings,
    previous,
    taken,
    accepted: order.accepted,
    attempt: `${hold.run}/${hold.attempt}`,
  });
  if (held.reasons !== undefined) {
    const happened = held.reasons.join('\n');
    await ports.ledger.noteError(hold, { kind: 'incomplete', happened, whatToDo: held.whatToDo });
    const completeness = coverage.gaps.length === 0 ? 'complete' : 'partial';
    return { held: true, completeness, counts: countsOf(reading) };
  }
  const known = await ports.snapshots.readStages(settings.id);
  const worked = workOut(
    plan,
    { ...reading, coverage: { ...coverage, acceptedDrop: held.accepted } },
    {
      missing,
      previous,
      stages: known?.history,
      stageReading: await keptHistories(ports, hold, { parts, historySource: settings.historySource }),
      adviserReading: await keptAdvisers(ports, hold),
      tagReading: await readTags(ports, { settings, hold }, plan.scope.timeliness?.vulnerableTag),
    },
  );
  return { ...worked, stagesSince: known?.version, counts: countsOf(reading, worked.report) };
}

/** In this step and in none of its own, so that nobody's vulnerability is kept between steps. */
async function readTags(
  ports: DurablePorts,
  of: Parameters<typeof askPlannr>[1],
  tag: string | undefined,
): Promise<TagReading | undefined> {
  if (tag === undefined) return undefined;
  const read = await askPlannr(ports, of, (client) => readTaggedClients(client, tag));
  if (read.counts.rateLimited > 0) ports.count('RateLimited', read.counts.rateLimited);
  return read;
}

function countsOf({ cases, coverage: read }: Reading, report?: Report): RunCounts {
  const coverage = report?.coverage ?? read;
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
