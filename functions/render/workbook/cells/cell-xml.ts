import { cellText } from './cell-text.ts';
import { daySerial } from './number-formats.ts';
import { storedText } from './stored-text.ts';
import type { CellContent } from './write-cell.ts';
import { inBytes, type XmlBytes } from './xml-bytes.ts';

/** The text that the cell holds, as it was given; a day that a workbook has no number for is one. */
export function textIn(content: CellContent): string | undefined {
  if (typeof content === 'string') return content || undefined;
  if (typeof content !== 'object') return undefined;
  if ('link' in content) return content.text || undefined;
  if ('formula' in content) return undefined;
  return daySerial(content.day) === undefined ? content.day : undefined;
}

/** Writes a text as the workbook's table of texts holds it. Source: ECMA-376 part 1, 18.4.8 (si). */
export function writeTextXml(out: XmlBytes, given: string): void {
  const beginsPlain = given.length <= mostPlain && given.charCodeAt(0) >= firstDigit;
  if (beginsPlain && !given.endsWith(' ') && out.textOf(plain, textStart, given, textEnd)) return;
  const text = escapeXml(storedText(cellText(given)));
  // Without the attribute a program may drop what is blank at the ends.
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  out.text(`<si><t${space}>${text}</t></si>`);
}

const textStart = inBytes('<si><t>');
const textEnd = inBytes('</t></si>');

/** Most texts begin with a letter or a digit and are of these characters, which stand for themselves wherever they are. */
const plain = new Uint8Array(0x80);
for (const each of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:()/'-")
  plain[each.charCodeAt(0)] = 1;
const firstDigit = 0x30;
const mostPlain = 1_000;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For the text of an element or an attribute. */
export function escapeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? character) : text;
}
