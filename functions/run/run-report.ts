import type { Coverage } from '../analyse/coverage.ts';
import type { ReadingProgress } from '../collect/reading.ts';
import type { Archived } from '../deliver/archive.ts';
import type { Delivery } from '../deliver/deliver-message.ts';
import { deliverReport } from '../deliver/deliver-report.ts';
import { renderMail } from '../render/mail/render-mail.ts';
import { freeRunName } from './free-run-name.ts';
import { makeReport } from './make-report.ts';
import { type Order, type Plan, planRun } from './plan-run.ts';
import type { Ports } from './ports.ts';
import { type Trouble, tellOwner, troubleOf } from './tell-owner.ts';
import { whyHeld } from './why-held.ts';

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
 * them if that was asked for. What is kept of an earlier run is never written over. A report that is not whole enough is held: nothing is kept or sent. If it is to be sent
 * and is held, fails, or does not reach every reader, its owner is told.
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

async function makeAndDeliver(
  { settings, send }: RunOrder,
  { plan, ports, onProgress }: { plan: Plan; ports: Ports; onProgress: (progress: ReadingProgress) => void },
): Promise<RunResult> {
  const reading = await ports.readCases(plan.reading, onProgress);
  const { coverage } = reading;
  const reasons = whyHeld(coverage, settings.onIncomplete);
  if (reasons !== undefined) return { state: 'held', run: plan.run, reasons, coverage };

  const { report, workbook } = await makeReport(plan, reading);
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
    ports,
  );
  const headline = renderMail(report, { fileName: '' }).subject;
  return { state: 'done', run: plan.run, completeness: report.completeness, headline, coverage, ...delivered };
}

function undelivered(deliveries: readonly Delivery[]): string {
  return deliveries.flatMap((each) => (each.state === 'sent' ? [] : [`${each.email}: ${each.reason}`])).join('\n');
}
