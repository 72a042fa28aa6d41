import type { Report } from '../../analyse/report.ts';
import { mailHtml } from './html/mail-html.ts';
import type { Mail, MailAudience, WorkbookInMail } from './mail.ts';
import { mailModel } from './mail-model.ts';
import { mailText } from './text/mail-text.ts';

/** Of HTML in UTF-8. Gmail cuts off what is over 102 KB, of 1,024 bytes each, and with it whether to rely on the rest. */
const mostBytes = 100_000;

/**
 * The mail that a report's readers get. HTML and text come from one model and hold the same figures, each of them the
 * report's own. Under 100 KB: where very long names would pass that, it lists fewer of the cases to act on, and says so.
 * Clients are named beside the few cases to act on alone.
 */
export function renderMail(report: Report, workbook: WorkbookInMail, audience: MailAudience = 'readers'): Mail {
  const write = (mostFirst: number): Mail => {
    const model = mailModel(report, { workbook, audience, mostFirst });
    return { subject: model.subject, html: mailHtml(model), text: mailText(model) };
  };
  let most = report.headline.first.cases;
  let mail = write(most);
  while (Buffer.byteLength(mail.html) >= mostBytes && most > 0) {
    most -= 1;
    mail = write(most);
  }
  return mail;
}
