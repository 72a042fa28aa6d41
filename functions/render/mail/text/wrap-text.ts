/** Columns of a plain text: what every program shows without breaking lines by itself. */
const width = 76;

/**
 * A paragraph in lines of at most 76 columns, the first after `indent`, the others under its text. A word longer than
 * that, such as an address, has a line of its own; a sign (`- 9 completed`) stays with its figure.
 */
export function wrapText(text: string, indent = ''): string {
  const blank = ' '.repeat(indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/(?:[-+=] )?\S+/g) ?? []) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((each, index) => `${index === 0 ? indent : blank}${each}`).join('\n');
}
