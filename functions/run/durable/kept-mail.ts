import type { Report } from '../../analyse/report.ts';
import type { Archive } from '../../deliver/archive/archive.ts';
import { runFileNames } from '../../deliver/archive/run-file-names.ts';
import { buildMessage } from '../../deliver/mail/build-message.ts';
import { composeReportMessage } from '../../deliver/mail/compose-report-message.ts';
import type { OutgoingMessage } from '../../deliver/mail/mailer.ts';
import type { Mail, MailAudience } from '../../render/mail/mail.ts';
import { renderMail } from '../../render/mail/render-mail.ts';
import type { ReportSettings } from '../../settings.ts';
import type { Plan } from '../plan-run.ts';

/** The mail as every reader gets it, kept between the step that makes it and those that send it. */
export type KeptMail = {
  readonly mail: Mail;
  readonly isAttached: boolean;
  /** Where the workbook lies. */
  readonly workbook: string;
};

/** Writes the mail, with the workbook attached if that is not too large for it. */
export async function composeMail(parts: {
  readonly report: Report;
  readonly workbook: Uint8Array;
  readonly settings: ReportSettings;
  readonly linkTo?: Archive['linkTo'];
  readonly audience: MailAudience;
}): Promise<Omit<KeptMail, 'workbook'>> {
  const { report, workbook, settings, linkTo, audience } = parts;
  const { sender, owner } = settings;
  // Built once, to the owner, to see whether it fits: readers' addresses are as good as alike in length.
  let written: Omit<KeptMail, 'workbook'> | undefined;
  await composeReportMessage({
    run: report.run,
    from: sender,
    to: owner,
    date: report.asAt,
    workbook,
    renderMail: (inMail) => {
      const mail = renderMail(report, inMail, audience);
      written = { mail, isAttached: 'fileName' in inMail };
      return mail;
    },
    linkTo,
  });
  if (written === undefined) throw new Error('A message was composed without a mail.');
  return written;
}

/** The message to one reader. */
export function addressMail(parts: {
  readonly kept: KeptMail;
  readonly plan: Plan;
  readonly sender: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}): Promise<OutgoingMessage> {
  const { kept, plan, sender, to, bytes } = parts;
  const { run, asAt } = plan;
  const workbook = kept.isAttached ? { fileName: runFileNames(run).workbook, bytes } : undefined;
  return buildMessage({ from: sender, to, mail: kept.mail, workbook, date: asAt, about: run });
}
