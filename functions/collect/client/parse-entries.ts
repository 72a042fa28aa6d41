/** What is made of each entry of an answer's list `data`, as soon as it is parsed. */
export type TakeEntry = (entry: unknown) => void;

/** Documented answers begin so; what begins otherwise is parsed as a whole. Source: docs/plannr.md, section 3. */
const beginning = Buffer.from('{"data":[');

/** Stands for the list while all around it is parsed. */
const taken = 'each entry was taken on its own';

/**
 * Parses JSON as `JSON.parse` does, but gives each entry of the list `data` to `take` and leaves an empty list in its
 * place: of five hundred records only one is in memory as an object, where all together outlive V8's nursery and are
 * copied twice before they are rubbish. Entries may have been taken before it shows that the text is no JSON.
 *
 * @returns `undefined` for what is no JSON
 */
export function parseEntries(bytes: Buffer, take: TakeEntry): unknown {
  if (!bytes.subarray(0, beginning.length).equals(beginning)) return jsonFrom(bytes);
  try {
    const end = takeEntries(bytes, take);
    const around: unknown = JSON.parse(`{"data":${JSON.stringify(taken)}${bytes.toString('utf8', end)}`);
    return isTaken(around) ? { ...around, data: [] } : undefined;
  } catch (error) {
    // What goes wrong as an entry is taken is no fault of the answer.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The whole at once. @returns `undefined` for what is no JSON */
export function jsonFrom(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

// A second `data`, which would count instead, is nothing that Plannr writes.
function isTaken(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'data' in value && value.data === taken;
}

/** @returns where the list is over. @throws SyntaxError for an entry that is no JSON, or a list without end */
function takeEntries(bytes: Buffer, take: TakeEntry): number {
  const first = beginning.length;
  for (let start = first; ; ) {
    const end = endOfEntry(bytes, start);
    const json = bytes.toString('utf8', start, end);
    const isLast = bytes[end] === 0x5d;
    if (!isLast || start > first || json.trim() !== '') take(JSON.parse(json));
    if (isLast) return end + 1;
    start = end + 1;
  }
}

/** Where the comma or bracket stands that ends an entry of a list. @throws SyntaxError where there is none */
function endOfEntry(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case 0x22: // "
        for (at += 1; at < bytes.length && bytes[at] !== 0x22; at += 1) if (bytes[at] === 0x5c) at += 1;
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        if (depth === 0 && bytes[at] === 0x5d) return at;
        depth -= 1;
        break;
      case 0x2c: // ,
        if (depth === 0) return at;
        break;
    }
  }
  throw new SyntaxError('The list has no end.');
}
