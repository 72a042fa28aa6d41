import type { Report } from '../analyse/report.ts';

const chunkCharacters = 1 << 16;

/** A case, client or fault takes less than that many bytes, about; there is more room wherever it is needed. */
const bytesPerRow = 1_200;

/**
 * The report as it is archived: JSON, UTF-8, with a line for every case, client and stage, so that two of them can be
 * compared line by line. Written in pieces into one place: as one text, or as pieces put together at the end, 100,000
 * cases would fill the memory twice.
 */
export function reportJson(report: Report): Uint8Array {
  const { openCases, completedCases, clients } = report;
  // Memory that nothing is written to is never really taken, so it may be too much.
  let bytes = Buffer.allocUnsafeSlow(
    chunkCharacters + (openCases.length + completedCases.length + clients.length) * bytesPerRow,
  );
  let length = 0;
  const write = (text: string) => {
    const most = length + Buffer.byteLength(text);
    if (most > bytes.length) {
      const more = Buffer.allocUnsafeSlow(most * 2);
      bytes.copy(more, 0, 0, length);
      bytes = more;
    }
    length += bytes.write(text, length);
  };
  let text = '';
  for (const piece of pieces(report, '')) {
    text += piece;
    if (text.length < chunkCharacters) continue;
    write(text);
    text = '';
  }
  write(`${text}\n`);
  return bytes.subarray(0, length);
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
