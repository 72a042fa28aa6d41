import type { Worksheet } from 'exceljs';
import { cellStyles } from './cells/cell-styles.ts';
import type { SheetName } from './sheet-names.ts';

/** A cell that leads to another: of another sheet, to its top unless a cell is named. */
export type InternalLink = {
  readonly sheet: Worksheet;
  readonly address: string;
  readonly to: SheetName;
  readonly cell?: string;
};

/** Writes a cell that says where it leads, and remembers the link. */
export function addInternalLink(links: InternalLink[], link: InternalLink, text: string = link.to): void {
  const cell = link.sheet.getCell(link.address);
  cell.value = text;
  cell.style = cellStyles.link;
  links.push(link);
}

/** Where links stand in a sheet: before the print options, or the margins where there are none (ECMA-376, CT_Worksheet). */
export const hyperlinksPlace = /(?=<(?:printOptions|pageMargins)\b)/;

/**
 * Adds the links to a sheet's XML. exceljs can only write a link as one that leads out of the file, to an address with
 * a space in it, which is none.
 */
export function insertLinks(xml: string, links: readonly InternalLink[]): string {
  const elements = links
    .map(({ address, to, cell = 'A1' }) => `<hyperlink ref="${address}" location="'${to}'!${cell}"/>`)
    .join('');
  if (xml.includes('</hyperlinks>')) return xml.replace('</hyperlinks>', `${elements}</hyperlinks>`);
  return xml.replace(hyperlinksPlace, `<hyperlinks>${elements}</hyperlinks>`);
}
