import type { Coverage } from '../../analyse/coverage.ts';
import { readAdvisers } from '../../collect/advisers/read-advisers.ts';
import { readStageHistory } from '../../collect/audits/read-stage-history.ts';
import { askByName, type NamedReading } from '../../collect/by-name/ask-by-name.ts';
import { takeNamed } from '../../collect/by-name/take-named.ts';
import { readTaggedClients } from '../../collect/client-tags/read-tagged-clients.ts';
import { readCases } from '../../collect/read-cases.ts';
import type { Reading, ReadingProgress } from '../../collect/reading.ts';
import type { Archived } from '../../deliver/archive/archive.ts';
import type { Delivery } from '../../deliver/mail/deliver-message.ts';
import { subjectOf } from '../../render/words/mail/subject.ts';
import { renderWorkbook } from '../../render/workbook/render-workbook.ts';
import type { Order, Plan } from '../plan-run.ts';
import { clientsToAsk } from '../rules/clients-to-ask.ts';
import { findBaseline } from '../rules/find-baseline.ts';
import { historyToRead, readsHistory } from '../rules/history-to-read.ts';
import { type AcceptedDrop, judgeHeld } from '../rules/judge-held.ts';
import type { RunToKeep } from '../rules/keep-run.ts';
import { nextWaitAtCommandLine } from '../rules/plannr-waits.ts';
import { readingSince } from '../rules/reading-since.ts';
import { namesToAsk } from '../rules/vanished.ts';
import { type WorkedOut, workOut } from '../rules/work-out.ts';
import { version } from '../version.ts';
import { keepAndMail } from './keep-and-mail.ts';
import type { Ports } from './ports.ts';

export type Held = {
  readonly state: 'held';
  readonly run: string;
  /** Why it is held, and each thing that is missing; a sentence each. */
  readonly reasons: readonly string[];
  readonly whatToDo: string;
  readonly coverage: Coverage;
};

export type Done = {
  readonly state: 'done';
  readonly run: string;
  readonly completeness: 'complete' | 'partial';
  /** The mail's subject: the report in a line. */
  readonly headline: string;
  readonly coverage: Coverage;
  readonly archived: Archived;
  /** Empty unless the report was to be sent. */
  readonly deliveries: readonly Delivery[];
};

export type LocalOrder = Order & {
  readonly send: boolean;
  /** By whom a steep drop was accepted that this report was held for. */
  readonly accepted?: AcceptedDrop;
};

const nothingNamed: NamedReading = { answers: [], counts: { requests: 0, retries: 0, rateLimited: 0 } };

export type Steps = {
  readonly plan: Plan;
  readonly ports: Ports;
  readonly onProgress: (progress: ReadingProgress) => void;
};

/** Makes the report and sends it if that was asked for; says who did not get it, and why it is held, to its caller alone. */
export async function makeAndDeliver(order: LocalOrder, steps: Steps): Promise<Held | Done> {
  const { plan, ports } = steps;
  const worked = await readAndWorkOut(order, steps);
  if ('state' in worked) return worked;
  const { report, coverage, stagesSince } = worked;
  const workbook = await renderWorkbook(report, { version });
  const delivered = await keepAndMail({ order, plan, worked, workbook, stagesSince }, ports);
  const { completeness } = report;
  return { state: 'done', run: plan.run, completeness, headline: subjectOf(report), coverage, ...delivered };
}

function createWait({ plannr, onWait = () => undefined }: Pick<Ports, 'plannr' | 'onWait'>) {
  let waits = 0;
  return async (because: string): Promise<boolean> => {
    const minutes = nextWaitAtCommandLine(waits);
    if (minutes === undefined) return false;
    waits += 1;
    onWait({ because, minutes });
    await plannr.clock.sleep(minutes * 60_000);
    return true;
  };
}

/**
 * Reads the cases and works out the figures. A step of its own, so that what was read, and the run before, are let go of
 * before the workbook is drawn: together they would take a large firm's memory twice.
 */
async function readAndWorkOut(
  { settings, clients, accepted }: LocalOrder,
  { plan, ports, onProgress }: Steps,
): Promise<Held | (WorkedOut & Pick<RunToKeep, 'stagesSince'> & Pick<Reading, 'coverage'>)> {
  const { plannr, snapshots } = ports;
  const previous = await findBaseline(snapshots, plan);
  const asked = { ...plan, reading: readingSince(plan.reading, previous) };
  const read = await readCases(plannr, asked.reading, { onProgress, waitForPlannr: createWait(ports) });
  const names = namesToAsk(asked, previous, read);
  const named = names === undefined ? nothingNamed : await askByName(plannr, names);
  const taken = takeNamed(read, named, asked.reading);
  const { cases, coverage } = taken.reading;
  const held = await judgeHeld(snapshots, { plan: asked, settings, previous, taken, accepted });
  if (held.reasons !== undefined) {
    const { reasons, whatToDo } = held;
    return { state: 'held', run: plan.run, reasons, whatToDo, coverage };
  }
  const reading = { cases, coverage: { ...coverage, acceptedDrop: held.accepted } };

  const known = await snapshots.readStages(settings.id);
  const stages = known?.history;
  const stageReading = readsHistory(settings)
    ? await readStageHistory(plannr, { ...historyToRead(cases, stages, { plan, settings, clients }), onProgress })
    : undefined;
  const toAsk = clientsToAsk(cases);
  const adviserReading = toAsk.length === 0 ? undefined : await readAdvisers(plannr, toAsk);
  const tag = plan.scope.timeliness?.vulnerableTag;
  const tagReading = tag === undefined ? undefined : await readTaggedClients(plannr, tag);
  const memory = { previous, missing: taken.missing, stages, stageReading, adviserReading, tagReading };
  const worked = workOut(plan, reading, memory);
  return { ...worked, stagesSince: known?.version, coverage };
}
