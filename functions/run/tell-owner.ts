import type { Period } from '../analyse/period.ts';
import { buildMessage } from '../deliver/mail/build-message.ts';
import type { Mailer } from '../deliver/mail/mailer.ts';
import { type OwnerNotice, renderOwnerNotice } from '../render/mail/render-owner-notice.ts';
import { ReportError } from '../report-error.ts';
import type { ReportSettings } from '../settings.ts';

export type Trouble = Pick<OwnerNotice, 'state' | 'happened' | 'whatToDo' | 'readers'> & {
  readonly run: string;
  readonly period?: Period;
  /** An instant, for the mail's own date. */
  readonly at: string;
};

/** Mails the report's owner what happened and what to do. @throws what the mailer throws. */
export async function tellOwner(settings: ReportSettings, trouble: Trouble, mailer: Mailer): Promise<void> {
  const { id, firm, owner, sender } = settings;
  const { run, at } = trouble;
  const mail = renderOwnerNotice({ firm, reportId: id, ...trouble });
  await mailer.send(await buildMessage({ from: sender, to: owner, mail, date: at, about: `${run} ${trouble.state}` }));
}

/** What went wrong in the words of the error, if they are ours: those of others could hold anything. */
export function troubleOf(error: unknown): Pick<Trouble, 'happened' | 'whatToDo'> {
  if (error instanceof ReportError) return { happened: error.happened, whatToDo: error.whatToDo };
  return {
    happened: `The report stopped on an error nobody foresaw (${error instanceof Error ? error.name : typeof error}).`,
    whatToDo: 'Run it again. If it stops again, give its log to whoever looks after Casebook.',
  };
}
