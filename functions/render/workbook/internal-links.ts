import type { Worksheet } from 'exceljs';
import { cellStyles } from './cell-styles.ts';
import type { SheetName } from './sheet-names.ts';

/** A cell that leads to the top of another sheet. */
export type InternalLink = { readonly sheet: Worksheet; readonly address: string; readonly to: SheetName };

/** Writes a cell that says where it leads, and remembers the link. */
export function addInternalLink(links: InternalLink[], { sheet, address, to }: InternalLink): void {
  const cell = sheet.getCell(address);
  cell.value = to;
  cell.style = cellStyles.link;
  links.push({ sheet, address, to });
}

/** Where links stand in a sheet: before the print options, or the margins where there are none (ECMA-376, CT_Worksheet). */
export const hyperlinksPlace = /(?=<(?:printOptions|pageMargins)\b)/;

/**
 * Adds the links to a sheet's XML. exceljs can only write a link as one that leads out of the file, to an address with
 * a space in it, which is none.
 */
export function insertLinks(xml: string, links: readonly InternalLink[]): string {
  const elements = links
    .map(({ address, to }) => `<hyperlink ref="${address}" location="'${to}'!A1" display="${to}"/>`)
    .join('');
  if (xml.includes('</hyperlinks>')) return xml.replace('</hyperlinks>', `${elements}</hyperlinks>`);
  return xml.replace(hyperlinksPlace, `<hyperlinks>${elements}</hyperlinks>`);
}
