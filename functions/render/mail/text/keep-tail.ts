/** Letters that stand on the last line of a paragraph: at the least, where the words before are not too long for that. */
const least = 12;
const most = 24;

/** A paragraph whose last words stay together, so that no line holds "79." alone. For HTML: the blanks are no-break ones. */
export function keepTail(text: string): string {
  const words = text.split(' ');
  let tail = words.pop() ?? '';
  while (tail.length < least && words.length > 1) {
    const longer = `${words.at(-1)}\u00a0${tail}`;
    if (longer.length > most) break;
    tail = longer;
    words.pop();
  }
  return [...words, tail].join(' ');
}
