import { httpsLink } from '../../words/format/https-link.ts';
import { linksCutInWords } from '../../words/workbook/list-words.ts';
import type { CellContent } from './write-cell.ts';

/** Longest address that Excel takes. Source: Excel specifications and limits. */
const longest = 2_079;

/** A sheet holds 65,530 links; Excel "repairs" a file with more. The rest of a longer list stays without. */
export const mostLinks = 65_000;

/** The address as a workbook may hold it, or nothing if it is not an https address. Source: docs/design.md, section 9. */
function safeLink(link: string | undefined): string | undefined {
  const href = httpsLink(link);
  return href !== undefined && href.length <= longest ? href : undefined;
}

/** A text that leads to the address if that is safe, else the text alone. */
export function linkedText(text: string, link: string | undefined): CellContent {
  const safe = safeLink(link);
  return safe === undefined ? text : { text, link: safe };
}

/** Says so where not all cases of a list can carry their link. */
export function linkLimitInWords(rows: readonly { readonly link?: string }[]): string[] {
  if (rows.length <= mostLinks || rows[mostLinks]?.link === undefined) return [];
  return [linksCutInWords(mostLinks)];
}
