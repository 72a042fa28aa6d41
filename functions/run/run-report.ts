import type { Coverage } from '../analyse/coverage.ts';
import type { Reading, ReadingProgress } from '../collect/reading.ts';
import type { Archive, Archived } from '../deliver/archive.ts';
import type { Delivery } from '../deliver/deliver-message.ts';
import { deliverReport } from '../deliver/deliver-report.ts';
import { renderMail } from '../render/mail/render-mail.ts';
import { renderWorkbook } from '../render/workbook/render-workbook.ts';
import { findBaseline } from './find-baseline.ts';
import { freeRunName } from './free-run-name.ts';
import { historyToRead } from './history-to-read.ts';
import { keepsSnapshot } from './keeps-snapshot.ts';
import { type Order, type Plan, planRun } from './plan-run.ts';
import type { Ports } from './ports.ts';
import { readingSince } from './reading-since.ts';
import { type Trouble, tellOwner, troubleOf } from './tell-owner.ts';
import { version } from './version.ts';
import { whyHeld } from './why-held.ts';
import { type WorkedOut, workOut } from './work-out.ts';

/** `ownerTold`: whether the mail to the owner went out, where there was something to tell. */
export type RunResult = { readonly ownerTold?: boolean } & (Held | Done);

type Held = {
  readonly state: 'held';
  readonly run: string;
  /** Why it is held, and each thing that is missing; a sentence each. */
  readonly reasons: readonly string[];
  readonly coverage: Coverage;
};

type Done = {
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

export type RunOrder = Order & { readonly send: boolean };

/**
 * Makes one report in one go: reads the cases, works out the figures, draws workbook and mail, keeps them, and sends
 * them if that was asked for. What is kept of an earlier run is never written over. A report that is not whole enough
 * is held: nothing is kept or sent. If it is to be sent and is held, fails, or does not reach every reader, its owner is
 * told. The first report on the last period that was over leaves a snapshot for the next one to compare with; making it
 * again compares with the one before, as it did.
 *
 * @throws ReportError that says what happened and what to do.
 */
export async function runReport(
  order: RunOrder,
  ports: Ports,
  onProgress: (progress: ReadingProgress) => void,
): Promise<RunResult> {
  const planned = planRun(order);
  const plan = { ...planned, run: await freeRunName(planned.run, ports.archive) };
  const { run, period, asAt } = plan;
  // That the owner could not be told must not hide what they were to be told of.
  const tell = async (trouble: Pick<Trouble, 'state' | 'happened' | 'whatToDo'>) =>
    tellOwner(order.settings, { ...trouble, run, period, at: asAt }, ports.mailer).then(
      () => ({ ownerTold: true }),
      () => ({ ownerTold: false }),
    );
  const result = await makeAndDeliver(order, { plan, ports, onProgress }).catch(async (error: unknown) => {
    if (order.send) await tell({ state: 'failed', ...troubleOf(error) });
    throw error;
  });
  if (!order.send) return result;
  if (result.state === 'held') {
    const told = await tell({ state: 'held', happened: result.reasons.join('\n'), whatToDo: whatToDoWhenHeld });
    return { ...result, ...told };
  }
  const happened = undelivered(result.deliveries);
  if (happened === '') return result;
  return { ...result, ...(await tell({ state: 'delivery-failed', happened, whatToDo: whatToDoUndelivered })) };
}

export const whatToDoWhenHeld =
  'Put right what is missing (the reasons above name it) and make the report again; the same period can be asked for at any time.';

const whatToDoUndelivered =
  'Ask those readers whether they have it, put right what the reason says, and send the report to them again.';

type Steps = {
  readonly plan: Plan;
  readonly ports: Ports;
  readonly onProgress: (progress: ReadingProgress) => void;
};

async function makeAndDeliver(order: RunOrder, steps: Steps): Promise<RunResult> {
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
  const headline = renderMail(report, { fileName: '' }).subject;
  return {
    state: 'done',
    run: plan.run,
    completeness: report.completeness,
    headline,
    coverage: worked.coverage,
    ...delivered,
  };
}

/**
 * Reads the cases and works out the figures. A step of its own, so that what was read, and the run before, are let go of
 * before the workbook is drawn: together they would take a large firm's memory twice.
 */
async function readAndWorkOut(
  { settings }: RunOrder,
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
async function keptAfter({ settings, clients }: RunOrder, plan: Plan, { snapshots }: Ports): Promise<Keeps> {
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

function undelivered(deliveries: readonly Delivery[]): string {
  return deliveries.flatMap((each) => (each.state === 'sent' ? [] : [`${each.email}: ${each.reason}`])).join('\n');
}
