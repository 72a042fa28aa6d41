/**
 * The paragraphs of a text that was wrapped at 76 columns, each on one line again: a line goes on where the first word
 * of the next would not have fitted. Lines under headings are left out.
 */
export function unwrap(text: string): string {
  const lines: string[] = [];
  let last = '';
  for (const line of text.split('\n')) {
    if (/^-+$/.test(line)) continue;
    const [first = ''] = /^(?:[-+=] [\d(£€]\S*|\S+)/.exec(line.trim()) ?? [];
    const goesOn =
      first !== '' && first !== '-' && !first.startsWith('http') && last !== '' && last.length + 1 + first.length > 76;
    if (goesOn) lines.push(`${lines.pop()} ${line.trim()}`);
    else lines.push(line);
    last = line;
  }
  return lines.join('\n');
}
