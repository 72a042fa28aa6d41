import type { Day, Instant } from '../../analyse/case.ts';
import { addDays } from '../../analyse/day.ts';
import { localDay } from '../../analyse/local-day.ts';
import { dayBegan } from '../../analyse/period.ts';
import type { Report } from '../../analyse/report.ts';
import type { Ledger } from '../../deliver/ledger/ledger.ts';
import { linkAddress, makeLinkToken, noughtsToken } from '../../deliver/mail/reader-link.ts';

/**
 * The link of a mail that is made once for all its readers: `standIn` is where each gets a link of their own, and as long
 * as one. It opens the workbook up to and with `lastDay`, which is before `until`.
 */
export type LinkForAll = { readonly standIn: string; readonly lastDay: Day; readonly until: Instant };

const daysOfLink = 30;

/** @param publicUrl without a slash at its end. */
export function linkForAll({ run, asAt, timezone }: LinkedReport, publicUrl: string): LinkForAll {
  const lastDay = addDays(localDay(asAt, timezone), daysOfLink);
  const until = dayBegan(addDays(lastDay, 1), timezone);
  return { standIn: linkAddress(publicUrl, run, noughtsToken), lastDay, until };
}

type LinkedReport = Pick<Report, 'run' | 'asAt' | 'timezone'>;

/** Makes a link of a reader's own and notes it down, without its secret. @returns its address. */
export async function giveLink(
  { ledger, publicUrl }: { readonly ledger: Pick<Ledger, 'noteLink'>; readonly publicUrl: string },
  { run, email, link }: { readonly run: string; readonly email: string; readonly link: Omit<LinkForAll, 'standIn'> },
): Promise<string> {
  const token = makeLinkToken();
  const { lastDay, until } = link;
  await ledger.noteLink(run, email, { token, lastDay, until });
  return linkAddress(publicUrl, run, token);
}
