import type { Report } from '../analyse/report.ts';

const chunkCharacters = 1 << 20;

/**
 * The report as it is archived: JSON, UTF-8, with a line for every case, client and stage, so that two of them can be
 * compared line by line. Written in pieces: as one text, 100,000 cases would fill the memory twice.
 */
export function reportJson(report: Report): Uint8Array {
  const chunks: Buffer[] = [];
  let text = '';
  for (const piece of pieces(report, '')) {
    text += piece;
    if (text.length < chunkCharacters) continue;
    chunks.push(Buffer.from(text));
    text = '';
  }
  return Buffer.concat([...chunks, Buffer.from(`${text}\n`)]);
}

function* pieces(value: unknown, indent: string): Generator<string> {
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
      yield* pieces(each, inner);
    }
    yield entries.length === 0 ? '}' : `\n${indent}}`;
  } else {
    yield JSON.stringify(value) ?? 'null';
  }
}

function separator(index: number): string {
  return index === 0 ? '\n' : ',\n';
}
