import type { Report } from '../../analyse/report.ts';
import type { Archive } from '../../deliver/archive/archive.ts';
import { runFileNames } from '../../deliver/archive/run-files.ts';
import { buildMessage } from '../../deliver/mail/build-message.ts';
import { type ComposedMessage, composeReportMessage } from '../../deliver/mail/compose-report-message.ts';
import type { OutgoingMessage } from '../../deliver/mail/mailer.ts';
import type { MailAudience } from '../../render/mail/mail.ts';
import { renderMail } from '../../render/mail/render-mail.ts';

/** Writes a report's mail, to `to`, with the workbook attached if that is not too large for it. */
export function composeMail(parts: {
  readonly report: Report;
  readonly workbook: Uint8Array;
  readonly sender: string;
  readonly to: string;
  readonly linkTo?: Archive['linkTo'];
  readonly audience: MailAudience;
}): Promise<ComposedMessage> {
  const { report, workbook, sender, to, linkTo, audience } = parts;
  return composeReportMessage({
    run: report.run,
    from: sender,
    to,
    date: report.asAt,
    workbook,
    renderMail: (inMail) => renderMail(report, inMail, audience),
    linkTo,
  });
}

/** The same mail to another reader. That it fits is known from the first: addresses are as good as alike in length. */
export function addressMail(parts: {
  readonly composed: Pick<ComposedMessage, 'mail' | 'isAttached'>;
  readonly workbook: Uint8Array;
  readonly run: string;
  readonly date: string;
  readonly sender: string;
  readonly to: string;
}): Promise<OutgoingMessage> {
  const { composed, run, date, sender, to } = parts;
  const { mail, isAttached } = composed;
  const workbook = isAttached ? { fileName: runFileNames(run).workbook, bytes: parts.workbook } : undefined;
  return buildMessage({ from: sender, to, mail, workbook, date, about: run });
}
