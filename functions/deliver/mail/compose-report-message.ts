import type { Day, Instant } from '../../analyse/case.ts';
import type { Mail, WorkbookInMail } from '../../render/mail/mail.ts';
import { runFileNames } from '../archive/run-files.ts';
import { buildMessage } from './build-message.ts';
import type { OutgoingMessage } from './mailer.ts';

/**
 * The most a built message may hold: 9.5 MB, of a million bytes each, counted after base64. SES's own limit is 10 MB,
 * and it adds headers. Source: docs/design.md, sections 4 and 10.
 */
const maxMessageBytes = 9_500_000;

export type ReportMessage = {
  readonly run: string;
  readonly from: string;
  readonly to: string;
  readonly date: Instant;
  readonly workbook: Uint8Array;
  readonly renderMail: (workbook: WorkbookInMail) => Mail;
  /** Where the workbook is for whoever cannot be sent it, and the last day on which it is; absent where nobody can link to it. */
  readonly link?: { readonly address: string; readonly lastDay: Day };
};

const why = `with it this mail would be larger than ${maxMessageBytes / 1_000_000} MB, the most that can be sent.`;

export type ComposedMessage = {
  readonly message: OutgoingMessage;
  /** What the message says, to whomever it goes. */
  readonly mail: Mail;
  readonly isAttached: boolean;
};

/** The mail with the workbook attached; where that would be too large, with a link to it, or else its name, and the reason. */
export async function composeReportMessage(order: ReportMessage): Promise<ComposedMessage> {
  const { run, from, to, date, workbook, renderMail, link } = order;
  const fileName = runFileNames(run).workbook;
  const envelope = { from, to, date, about: run };
  // In base64 every three bytes are four, so what is too large by that alone need not be built to be measured.
  if ((workbook.byteLength / 3) * 4 <= maxMessageBytes) {
    const mail = renderMail({ fileName });
    const message = await buildMessage({ ...envelope, mail, workbook: { fileName, bytes: workbook } });
    if (message.raw.byteLength <= maxMessageBytes) return { message, mail, isAttached: true };
  }
  const place = link === undefined ? { keptAs: fileName } : { link: link.address, lastDay: link.lastDay };
  const mail = renderMail({ ...place, why });
  return { message: await buildMessage({ ...envelope, mail }), mail, isAttached: false };
}
