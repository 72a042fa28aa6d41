import { readFile } from 'node:fs/promises';

/** A message as a mail program takes it apart: its subject, and the part that it shows where it shows no HTML, and the HTML. */
export type ReadMessage = { readonly subject: string; readonly text: string; readonly html: string };

export async function readMessage(path: string): Promise<ReadMessage> {
  const raw = await readFile(path, 'latin1');
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
  return {
    subject: decodeWords(headerOf(head, 'Subject')),
    text: partOf(raw, 'text/plain'),
    html: partOf(raw, 'text/html'),
  };
}

function partOf(raw: string, type: string): string {
  const start = raw.indexOf(`Content-Type: ${type}`);
  const bodyStart = raw.indexOf('\r\n\r\n', start) + 4;
  // A line of hyphens alone is one under a heading.
  const end = /\r\n--+[^-\r\n]/.exec(raw.slice(bodyStart))?.index ?? 0;
  const body = raw.slice(bodyStart, bodyStart + end);
  const encoding = /Content-Transfer-Encoding: (\S+)/.exec(raw.slice(start, bodyStart))?.[1];
  return decodeBody(body, encoding);
}

function headerOf(head: string, name: string): string {
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  return (
    unfolded
      .split('\r\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? ''
  );
}

// RFC 2047; the white space between two encoded words is not shown.
function decodeWords(text: string): string {
  const bytes = text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('latin1') : unquote(word.replaceAll('_', ' ')),
    );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeBody(body: string, encoding: string | undefined): string {
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64').toString('latin1') : unquote(body);
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

function unquote(text: string): string {
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
