import type { Report } from '../../analyse/report.ts';
import { runFileNames } from '../../deliver/archive/run-files.ts';
import { buildMessage } from '../../deliver/mail/build-message.ts';
import { type ComposedMessage, composeReportMessage } from '../../deliver/mail/compose-report-message.ts';
import type { OutgoingMessage } from '../../deliver/mail/mailer.ts';
import type { Mail, MailAudience } from '../../render/mail/mail.ts';
import { renderMail } from '../../render/mail/render-mail.ts';
import type { LinkForAll } from './reader-links.ts';

/** Writes a report's mail, to `to`, with the workbook attached if that is not too large for it, or else with what stands in for a link. */
export function composeMail(parts: {
  readonly report: Report;
  readonly workbook: Uint8Array;
  readonly sender: string;
  readonly to: string;
  readonly link?: LinkForAll;
  readonly audience: MailAudience;
}): Promise<ComposedMessage> {
  const { report, workbook, sender, to, link, audience } = parts;
  return composeReportMessage({
    run: report.run,
    from: sender,
    to,
    date: report.asAt,
    workbook,
    renderMail: (inMail) => renderMail(report, inMail, audience),
    ...(link === undefined ? {} : { link: { address: link.standIn, lastDay: link.lastDay } }),
  });
}

/** The same mail to another reader. That it fits is known from the first: addresses are as good as alike in length. */
export function addressMail(parts: {
  readonly composed: Pick<ComposedMessage, 'mail' | 'isAttached'>;
  /** This reader's own, in the place of what stands in for it. */
  readonly link?: { readonly standIn: string; readonly address: string };
  readonly workbook: Uint8Array;
  readonly run: string;
  readonly date: string;
  readonly sender: string;
  readonly to: string;
}): Promise<OutgoingMessage> {
  const { composed, link, run, date, sender, to } = parts;
  const { isAttached } = composed;
  const mail = link === undefined ? composed.mail : withLink(composed.mail, link);
  const workbook = isAttached ? { fileName: runFileNames(run).workbook, bytes: parts.workbook } : undefined;
  return buildMessage({ from: sender, to, mail, workbook, date, about: run });
}

// Neither address holds a sign that HTML would write in another way.
function withLink({ subject, html, text }: Mail, { standIn, address }: { standIn: string; address: string }): Mail {
  return { subject, html: html.replaceAll(standIn, address), text: text.replaceAll(standIn, address) };
}
