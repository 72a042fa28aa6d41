import type { Day } from '../../analyse/case.ts';

/** A mail as words. HTML and text say the same; the subject is one line. */
export type Mail = { readonly subject: string; readonly html: string; readonly text: string };

/** Who gets the mail: the report's readers, or one address that somebody asked to have it sent to, alone. */
export type MailAudience = 'readers' | 'preview';

/**
 * Where the reader finds the workbook: in the mail, behind a link, or, where nobody can make a link, as a file in the
 * archive. `why` is a sentence: the reason for not attaching it. `lastDay` is the last on which the link opens it.
 */
export type WorkbookInMail =
  | { readonly fileName: string }
  | { readonly link: string; readonly lastDay: Day; readonly why: string }
  | { readonly keptAs: string; readonly why: string };
