import { cellText } from './cell-text.ts';
import { daySerial } from './number-formats.ts';
import { storedText } from './stored-text.ts';
import type { CellContent } from './write-cell.ts';

/** The number of a text in the workbook's table of texts. */
type SharedText = { readonly shared: string };

/**
 * A cell as a sheet's part holds it. Its text stands in the cell itself: hardly two cells of a large list have the same,
 * and a table of them would have to be held until the last is written. Source: ECMA-376 part 1, 18.3.1.4 (CT_Cell).
 */
export function cellXml(address: string, style: string, content: CellContent | SharedText): string {
  const start = `<c r="${address}" s="${style}"`;
  if (content === undefined || content === '') return `${start}/>`;
  if (typeof content === 'number') return `${start}><v>${content}</v></c>`;
  if (typeof content === 'string') return `${start}${textXml(content)}`;
  if ('shared' in content) return `${start} t="s"><v>${content.shared}</v></c>`;
  if ('link' in content) return content.text === '' ? `${start}/>` : `${start}${textXml(content.text)}`;
  const serial = daySerial(content.day);
  return serial === undefined ? `${start}${textXml(content.day)}` : `${start}><v>${serial}</v></c>`;
}

function textXml(given: string): string {
  const text = escapeXml(storedText(cellText(given)));
  // Without the attribute a program may drop what is blank at the ends.
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return ` t="inlineStr"><is><t${space}>${text}</t></is></c>`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For the text of an element or an attribute. */
export function escapeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? character) : text;
}
