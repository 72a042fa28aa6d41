const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** Words of ASCII with one space between them, as nearly all are: nothing is to be done to them. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Text from outside as one harmless line: line breaks and control characters become spaces, and marks that turn the
 * direction of what follows are taken out, so that a name can neither add a line nor rearrange ours. Longer than
 * `most` characters, as a reader counts them, it is cut and ends in "…".
 */
export function oneLine(text: string, most = 300): string {
  if (text.length <= most && plainLine.test(text)) return text;
  const line = text
    .toWellFormed()
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (line.length <= most) return line;
  const letters = Array.from(graphemes.segment(line), ({ segment }) => segment);
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`;
}
