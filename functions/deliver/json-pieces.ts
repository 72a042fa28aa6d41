/** Characters; what is encoded at a time. */
const most = 1 << 16;

/**
 * A value as JSON, UTF-8, in pieces: with a line for every entry of every list of objects, so that two of them can be
 * compared line by line, and a line break at the end. Of 100,000 cases it would be 90 MB as one text, and as much again
 * as bytes.
 */
export function* jsonPieces(value: unknown): Generator<Uint8Array> {
  let text = '';
  for (const piece of textPieces(value, '')) {
    text += piece;
    if (text.length < most) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}\n`);
}

function* textPieces(value: unknown, indent: string): Generator<string> {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.some((item) => typeof item === 'object')) {
    yield '[';
    for (const [index, item] of value.entries()) yield `${separator(index)}${inner}${JSON.stringify(item) ?? 'null'}`;
    yield `\n${indent}]`;
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    yield '{';
    for (const [index, [key, each]] of entries.entries()) {
      yield `${separator(index)}${inner}${JSON.stringify(key)}: `;
      yield* textPieces(each, inner);
    }
    yield entries.length === 0 ? '}' : `\n${indent}}`;
  } else {
    yield JSON.stringify(value) ?? 'null';
  }
}

function separator(index: number): string {
  return index === 0 ? '\n' : ',\n';
}
