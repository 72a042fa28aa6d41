/** A part of a MIME message: its headers by small name, and either the parts within it or its content, decoded. */
export type MimePart = {
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly MimePart[];
  readonly content: Buffer;
};

/** Reads a message by RFC 5322 and 2045 to 2047, as far as ours go. Throws on a header given twice and on a line that is too long. */
export function readMime(raw: Uint8Array): MimePart {
  const text = Buffer.from(raw).toString('latin1');
  for (const line of text.split('\r\n')) {
    if (line.length > 998 || /[\r\n]/.test(line)) throw new Error(`not a line of a mail: ${line.slice(0, 80)}`);
  }
  return readPart(text);
}

function readPart(text: string): MimePart {
  const end = text.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [, name = '', value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    if (name === '' || headers.has(name.toLowerCase())) throw new Error(`no header, or one given twice: ${line}`);
    headers.set(name.toLowerCase(), decodeWords(value));
  }
  const body = text.slice(end + 4);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return { headers, parts: [], content: decode(body, headers) };
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (!pieces.at(-1)?.startsWith('--')) throw new Error('the last part is not closed');
  return { headers, parts: pieces.slice(1, -1).map((piece) => readPart(piece.slice(2))), content: Buffer.alloc(0) };
}

function decode(body: string, headers: ReadonlyMap<string, string>): Buffer {
  switch (headers.get('content-transfer-encoding')) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(unquote(body.replace(/=\r\n/g, '')), 'latin1');
    default:
      return Buffer.from(body, 'latin1');
  }
}

function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      (how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : Buffer.from(unquote(word.replace(/_/g, ' ')), 'latin1')
      ).toString('utf8'),
    );
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
