import type { Coverage } from '../../analyse/coverage.ts';
import type { Reading, ReadingProgress } from '../../collect/reading.ts';
import type { Archive, Archived } from '../../deliver/archive/archive.ts';
import type { Delivery } from '../../deliver/mail/deliver-message.ts';
import { deliverReport } from '../../deliver/mail/deliver-report.ts';
import { subjectOf } from '../../render/mail/parts/subject.ts';
import { renderMail } from '../../render/mail/render-mail.ts';
import { renderWorkbook } from '../../render/workbook/render-workbook.ts';
import type { Order, Plan } from '../plan-run.ts';
import { findBaseline } from '../rules/find-baseline.ts';
import { historyToRead } from '../rules/history-to-read.ts';
import { keepsSnapshot } from '../rules/keeps-snapshot.ts';
import { readingSince } from '../rules/reading-since.ts';
import { whyHeld } from '../rules/why-held.ts';
import { type WorkedOut, workOut } from '../rules/work-out.ts';
import { version } from '../version.ts';
import type { Ports } from './ports.ts';

export type Held = {
  readonly state: 'held';
  readonly run: string;
  /** Why it is held, and each thing that is missing; a sentence each. */
  readonly reasons: readonly string[];
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

export type LocalOrder = Order & { readonly send: boolean };

export type Steps = {
  readonly plan: Plan;
  readonly ports: Ports;
  readonly onProgress: (progress: ReadingProgress) => void;
};

/** Makes the report and sends it if that was asked for; says who did not get it, and why it is held, to its caller alone. */
export async function makeAndDeliver(order: LocalOrder, steps: Steps): Promise<Held | Done> {
  const { settings, send } = order;
  const { plan, ports } = steps;
  const worked = await readAndWorkOut(order, steps);
  if ('state' in worked) return worked;
  const { report } = worked;
  const workbook = await renderWorkbook(report, { version });
  const keeps = await keptAfter(order, plan, ports);
  const delivered = await deliverReport(
    {
      report,
      workbook,
      renderMail: (inMail) => renderMail(report, inMail),
      sender: settings.sender,
      recipients: settings.recipients.map(({ email }) => email),
      allowedDomains: settings.allowedDomains,
      date: plan.asAt,
      send,
    },
    { ...ports, archive: withMemory(worked, keeps, ports) },
  );
  return {
    state: 'done',
    run: plan.run,
    completeness: report.completeness,
    headline: subjectOf(report),
    coverage: worked.coverage,
    ...delivered,
  };
}

/**
 * Reads the cases and works out the figures. A step of its own, so that what was read, and the run before, are let go of
 * before the workbook is drawn: together they would take a large firm's memory twice.
 */
async function readAndWorkOut(
  { settings }: LocalOrder,
  { plan, ports, onProgress }: Steps,
): Promise<Held | (WorkedOut & Pick<Reading, 'coverage'>)> {
  const previous = await findBaseline(ports.snapshots, plan);
  const reading = await ports.readCases(readingSince(plan.reading, previous), onProgress);
  const { coverage } = reading;
  const reasons = whyHeld(coverage, settings.onIncomplete);
  if (reasons !== undefined) return { state: 'held', run: plan.run, reasons, coverage };

  const stages = await ports.snapshots.readStages(settings.id);
  const stageReading =
    settings.historySource === 'audits'
      ? await ports.readStageHistory({ ...historyToRead(reading.cases, stages), onProgress })
      : undefined;
  return { ...workOut(plan, reading, { previous, stages, stageReading }), coverage };
}

type Keeps = { readonly stages: boolean; readonly snapshot: boolean };

/** What this run leaves for the next ones. Making a report again leaves the snapshot of its first time. */
async function keptAfter({ settings, clients }: LocalOrder, plan: Plan, { snapshots }: Ports): Promise<Keeps> {
  const isOurs = keepsSnapshot(plan, settings, clients);
  const snapshot = isOurs && !(await snapshots.periods(settings.id)).includes(plan.period.name);
  return { stages: clients === undefined, snapshot };
}

/** Keeps it with the report: what is sent is what the next run leads on from. */
function withMemory({ snapshot, stages }: WorkedOut, keeps: Keeps, { archive, snapshots }: Ports): Archive {
  return {
    ...archive,
    save: async (files) => {
      const archived = await archive.save(files);
      if (keeps.stages) await snapshots.saveStages(snapshot.reportId, stages);
      if (keeps.snapshot) await snapshots.save(snapshot);
      return archived;
    },
  };
}
