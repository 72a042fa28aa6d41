/*
 * About how wide a text is in Arial, in widths of a digit: what Excel measures columns in. exceljs knows no fonts, and
 * a column that is a little too wide is better than one that cuts a name.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // The first half of a pair: the character takes two places.
    const isHigh = code >= 0xd800 && code < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff;
    width += isHigh ? 2 : (plain[code] ?? widthOfCode(code));
    if (isHigh) at += 1;
  }
  return width;
}

/** On how many lines a text stands in cells so wide, broken between words. */
export function wrappedLines(text: string, width: number): number {
  if (textWidth(text) <= width && !text.includes('\n')) return 1;
  return text.split('\n').reduce((lines, line) => lines + linesOf(line, width), 0);
}

function linesOf(line: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    const room = textWidth(word);
    if (used > 0 && used + space + room > width) {
      lines += 1;
      used = 0;
    }
    used += used > 0 ? space + room : room;
    // A word that is longer than the line is broken within.
    while (used > width) {
      lines += 1;
      used -= width;
    }
  }
  return lines;
}

/** The text in pieces of about that width, broken between words, for cells that do not wrap. */
export function brokenLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const linePoints = 13;
/** Excel takes no higher row. */
const highest = 409;

/** The height in points of a row with so many lines of the body's size. */
export function heightOfLines(lines: number): number {
  return Math.min(highest, lines * linePoints + 2);
}

const space = 0.5;

/** Arial's own widths in tenths of a digit; what is not here is as wide as a digit. */
const widths: readonly (readonly [string, number])[] = [
  ["'", 3],
  ['ijl|', 4],
  ['ftI .,:;!/[]\u00a0', 5],
  ['r()-', 6],
  ['cksvxyzJ', 9],
  ['w', 13],
  ['m', 15],
  ['FTZ', 11],
  ['ABEKPSVXY&', 12],
  ['CDHNRU', 13],
  ['GOQ', 14],
  ['M', 15],
  ['W%', 17],
  ['@', 19],
];
/** By code, of all that are in the table and of all before them. */
const plain = new Float64Array(0x100).fill(1);
for (const [characters, width] of widths) {
  for (const each of characters) plain[each.charCodeAt(0)] = width / 10;
}

/** Chinese, Japanese, Korean and emoji stand about twice as wide. */
function widthOfCode(code: number): number {
  return code >= 0x1100 ? 2 : 1;
}
