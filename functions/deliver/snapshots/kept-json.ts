import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';
import * as z from 'zod';
import { describeIssues } from '../../parse.ts';
import { ReportError } from '../../report-error.ts';
import { jsonPieces } from '../json-pieces.ts';

const unzip = promisify(gunzip);

/** A format of which every file says its version. */
export type KeptFormat<T> = {
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** What such a file is, in the middle of a sentence: "snapshot". */
  readonly what: string;
  /** What becomes of a run if the file is taken away. */
  readonly without: string;
};

/**
 * For a text that stands in most rows of a file, such as the uuid of a stage: read as the same text each time, where
 * 100,000 of them would take 6 MB. What was once read is remembered: for uuids and instants only.
 */
export function repeatedText(): z.ZodString {
  const known = new Map<string, string>();
  return z.string().overwrite((given) => {
    const text = known.get(given) ?? given;
    known.set(text, text);
    return text;
  });
}

/** JSON, gzipped. */
export async function packJson(value: unknown): Promise<Uint8Array> {
  const packed: Uint8Array[] = [];
  await pipeline(jsonPieces(value), createGzip(), async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) packed.push(chunk);
  });
  return Buffer.concat(packed);
}

/**
 * Reads what `packJson` wrote, by its schema.
 *
 * @param place for people: a path or an address
 * @throws ReportError `unreachable` for a file that is torn, of another version, or does not fit: it is never taken for
 *   an empty one.
 */
export async function unpackJson<T>(bytes: Uint8Array, place: string, format: KeptFormat<T>): Promise<T> {
  const value = await open(bytes, place, format);
  const version = versioned.safeParse(value).data?.version;
  if (version !== format.version) {
    const found = version === undefined ? 'says no version' : `is of version ${version}`;
    throw unusable(place, format, `It ${found}; this version of Casebook reads version ${format.version}.`);
  }
  const parsed = format.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unusable(place, format, `It does not fit:\n${describeIssues(parsed.error.issues.slice(0, 5))}`);
}

const versioned = z.object({ version: z.number() });

async function open(bytes: Uint8Array, place: string, format: KeptFormat<unknown>): Promise<unknown> {
  try {
    return JSON.parse((await unzip(bytes)).toString());
  } catch {
    throw unusable(place, format, 'It is torn: it was not written to its end, or was damaged since.');
  }
}

function unusable(place: string, { what, without }: KeptFormat<unknown>, why: string): ReportError {
  return new ReportError(
    'unreachable',
    `The ${what} ${place} cannot be used. ${why}`,
    `Put back the file as it was (a bucket keeps its versions), or use the version of Casebook that wrote it. If neither can be done, take the file away: ${without}`,
  );
}
