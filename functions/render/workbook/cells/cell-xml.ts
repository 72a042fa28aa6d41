import { cellText } from './cell-text.ts';
import { daySerial } from './number-formats.ts';
import { storedText } from './stored-text.ts';
import type { CellContent } from './write-cell.ts';

/**
 * A cell with a text as a sheet's part holds it, by the number that this has in the workbook's table of texts: not every
 * program shows one that stands in the cell itself. Source: ECMA-376 part 1, 18.3.1.4 (CT_Cell).
 */
export function textCellXml(address: string, style: string, numberOfText: number): string {
  return `<c r="${address}" s="${style}" t="s"><v>${numberOfText}</v></c>`;
}

/** A cell without a text: a number, a day, a formula with its result, or blank. */
export function numberXml(address: string, style: string, content: CellContent): string {
  const start = `<c r="${address}" s="${style}"`;
  if (typeof content === 'object' && 'formula' in content)
    return `${start}><f>${escapeXml(content.formula)}</f><v>${content.result}</v></c>`;
  const number = typeof content === 'object' && 'day' in content ? daySerial(content.day) : content;
  return typeof number === 'number' ? `${start}><v>${number}</v></c>` : `${start}/>`;
}

/** The text that the cell holds, as it was given; a day that a workbook has no number for is one. */
export function textIn(content: CellContent): string | undefined {
  if (typeof content === 'string') return content || undefined;
  if (typeof content !== 'object') return undefined;
  if ('link' in content) return content.text || undefined;
  if ('formula' in content) return undefined;
  return daySerial(content.day) === undefined ? content.day : undefined;
}

/** A text as the workbook's table of texts holds it. Source: ECMA-376 part 1, 18.4.8 (si). */
export function textXml(given: string): string {
  const text = escapeXml(storedText(cellText(given)));
  // Without the attribute a program may drop what is blank at the ends.
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<si><t${space}>${text}</t></si>`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For the text of an element or an attribute. */
export function escapeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? character) : text;
}
