const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
const most = 30;

/**
 * A text from outside in which a word too long for a narrow column may be broken: a zero-width space after every 30
 * characters of it, since Word heeds no style that breaks words. For HTML; in a plain text it would be copied along.
 */
export function breakable(text: string): string {
  return text.replace(/\S{31,}/g, (word) => {
    const letters = Array.from(graphemes.segment(word), ({ segment }) => segment);
    const parts = letters.flatMap((_, at) => (at % most === 0 ? letters.slice(at, at + most).join('') : []));
    return parts.join('\u200b');
  });
}
