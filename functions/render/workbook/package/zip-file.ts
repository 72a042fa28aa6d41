import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of a package: its path, and its content whole or piece by piece. */
export type ZipPart = readonly [path: string, content: Uint8Array | Iterable<string>];

/**
 * Packs parts into a zip file. Of a part that comes in pieces only the packed bytes are ever held. All are dated `at`, so
 * that the same parts give the same bytes. Node's own zlib takes a third of the time of JSZip, which deflates in
 * JavaScript. Source of the format: PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export async function zipFile(parts: readonly ZipPart[], at: Date): Promise<Uint8Array> {
  const file: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let size = 0;
  const add = (bytes: Uint8Array) => {
    file.push(bytes);
    size += bytes.length;
  };
  for (const [path, content] of parts) {
    const name = Buffer.from(path);
    const packed = await deflate(content);
    const offset = size;
    const about = aboutPart(packed, { name, at });
    add(Buffer.concat([signature(0x04034b50), about, two(0), name]));
    for (const chunk of packed.chunks) add(chunk);
    // In the directory: made by version 2.0; no extra field, comment or attributes; all on one disk.
    directory.push(Buffer.concat([signature(0x02014b50), two(version), about, zeros(12), four(offset), name]));
  }
  const index = Buffer.concat(directory);
  const end = [signature(0x06054b50), zeros(4), two(parts.length), two(parts.length), four(index.length), four(size)];
  return Buffer.concat([...file, index, ...end, two(0)]);
}

type Packed = {
  readonly chunks: readonly Uint8Array[];
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
};

async function deflate(content: Uint8Array | Iterable<string>): Promise<Packed> {
  const chunks: Uint8Array[] = [];
  let [packed, size, crc] = [0, 0, 0];
  function* measured(): Generator<Uint8Array> {
    for (const bytes of content instanceof Uint8Array ? [content] : encoded(content)) {
      size += bytes.length;
      crc = crc32(bytes, crc);
      yield bytes;
    }
  }
  await pipeline(Readable.from(measured()), createDeflateRaw(), async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      chunks.push(chunk);
      packed += chunk.length;
    }
  });
  return { chunks, packed, size, crc };
}

/** Characters; what is encoded and packed at a time. */
const most = 1 << 16;

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < most) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** For deflated parts, and the version that has them. */
const version = 20;
const deflated = 8;

/** What the header of a part and its entry in the directory have in common. */
function aboutPart(
  { packed, size, crc }: Packed,
  { name, at }: { readonly name: Uint8Array; readonly at: Date },
): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const fields = [two(version), two(0), two(deflated), two(time), two(day), four(crc), four(packed), four(size)];
  return Buffer.concat([...fields, two(name.length)]);
}

function two(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** @throws RangeError from 4 GB on, which a package of this format cannot hold. */
function four(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const signature = four;

function zeros(length: number): Buffer {
  return Buffer.alloc(length);
}
