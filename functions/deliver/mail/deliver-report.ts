import type { Instant } from '../../analyse/case.ts';
import type { Report } from '../../analyse/report.ts';
import type { Mail, WorkbookInMail } from '../../render/mail/mail.ts';
import type { Archive, Archived } from '../archive/archive.ts';
import { jsonPieces } from '../archive/json-pieces.ts';
import { composeReportMessage } from './compose-report-message.ts';
import { type Delivery, deliverMessage, type MessagePorts } from './deliver-message.ts';

export type DeliveryOrder = {
  readonly report: Report;
  readonly workbook: Uint8Array;
  readonly renderMail: (workbook: WorkbookInMail) => Mail;
  /** An address, or a name and an address. */
  readonly sender: string;
  /** Bare addresses. */
  readonly recipients: readonly string[];
  readonly allowedDomains: readonly string[];
  readonly date: Instant;
  /** If false, the report is archived and nobody is mailed. */
  readonly send: boolean;
};

export type DeliveryPorts = MessagePorts & { readonly archive: Archive };

/** Where the run's files lie, and how it ended for each reader; no readers where nothing was to be sent. */
export type Delivered = { readonly archived: Archived; readonly deliveries: readonly Delivery[] };

/**
 * Archives the report, with the mail as its first reader gets it, and then mails it to each reader by themselves. What
 * fails for one reader does not keep it from the others: it is in the result. Nobody is mailed who was, or perhaps was,
 * mailed this run before.
 *
 * @throws ReportError `not-delivered` if it could not be archived; then nobody was mailed.
 */
export async function deliverReport(order: DeliveryOrder, ports: DeliveryPorts): Promise<Delivered> {
  const { report, workbook, renderMail, sender, recipients, date } = order;
  const { run } = report;
  const { linkTo } = ports.archive;
  const compose = (to: string) => composeReportMessage({ run, from: sender, to, date, workbook, renderMail, linkTo });

  const [first] = recipients;
  const firstMessage = first === undefined ? undefined : await compose(first);
  const archived = await ports.archive.save({
    run,
    workbook,
    reportJson: () => jsonPieces(report),
    message: firstMessage?.raw,
  });

  const deliveries: Delivery[] = [];
  for (const [index, email] of (order.send ? recipients : []).entries()) {
    const message = async () => (index === 0 && firstMessage !== undefined ? firstMessage : await compose(email));
    // One after the other: SES allows some accounts one mail a second.
    deliveries.push(await deliverMessage({ run, email, message, allowedDomains: order.allowedDomains }, ports));
  }
  return { archived, deliveries };
}
