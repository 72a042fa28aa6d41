import type { Instant } from '../../analyse/case.ts';
import { parsePeriod } from '../../analyse/period.ts';
import { runFileNames } from '../../deliver/archive/run-files.ts';
import type { RunLinks } from '../../deliver/archive/run-links.ts';
import type { Ledger } from '../../deliver/ledger/ledger.ts';
import type { LinkToken } from '../../deliver/mail/reader-link.ts';
import { linkPage, linkPageStyle } from '../../render/link-page.ts';
import type { LinkedWorkbook } from '../../render/words/link-words.ts';

export type OpenLinkPorts = {
  readonly ledger: Pick<Ledger, 'findLink'>;
  readonly linkTo: RunLinks['linkTo'];
  readonly now: () => Instant;
};

/** The page that a link opens, as HTML with the style sheet in it. */
export type LinkPage = {
  readonly state: LinkedWorkbook['state'];
  readonly html: string;
  readonly style: string;
  /** An address at which the workbook can be fetched for minutes; of `ready` alone. */
  readonly download?: string;
};

/**
 * What a reader's link leads to now.
 *
 * @param link absent where the address cannot be that of a link.
 */
export async function openLink(
  { ledger, linkTo, now }: OpenLinkPorts,
  link: { readonly run: string; readonly token: LinkToken } | undefined,
): Promise<LinkPage> {
  const found = link && (await ledger.findLink(link.run, link.token));
  if (link === undefined || found === undefined) return pageOf({ state: 'unknown' });
  if (found.revokedAt !== undefined) return pageOf({ state: 'revoked' });
  const { lastDay, until } = found;
  if (until <= now()) return pageOf({ state: 'ended', lastDay });
  const { run } = link;
  const download = await linkTo(run, 'workbook');
  if (download === undefined) return pageOf({ state: 'gone' });
  // Days alone are shown, and those are the same in every zone.
  const period = parsePeriod(run.split('.')[1] ?? '', 'UTC');
  return { ...pageOf({ state: 'ready', fileName: runFileNames(run).workbook, lastDay, period }), download };
}

export function pageOf(linked: LinkedWorkbook): LinkPage {
  return { state: linked.state, html: linkPage(linked), style: linkPageStyle };
}
