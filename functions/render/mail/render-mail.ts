import type { Report } from '../../analyse/report.ts';
import type { Mail, MailAudience, WorkbookInMail } from './mail.ts';
import { mailHtml } from './mail-html.ts';
import { mailModel } from './mail-model.ts';
import { mailText } from './mail-text.ts';

/**
 * The mail that a report's readers get. HTML and text come from one model and hold the same figures, each of them the
 * report's own. Under 100 KB, since Gmail clips what is longer. No client is named in it, though
 * the name that the firm gave a case to act on may hold one.
 */
export function renderMail(report: Report, workbook: WorkbookInMail, audience: MailAudience = 'readers'): Mail {
  const model = mailModel(report, workbook, audience);
  return { subject: model.subject, html: mailHtml(model), text: mailText(model) };
}
