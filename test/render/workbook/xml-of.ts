import { XmlBytes, type XmlWriter } from '../../../functions/render/workbook/cells/xml-bytes.ts';

/** All that is written, as one text. */
export function xmlOf(write: XmlWriter): string {
  const out = new XmlBytes();
  const pieces: Uint8Array[] = [];
  const take = () => {
    pieces.push(Buffer.from(out.written));
    out.clear();
  };
  for (const _ of write(out)) take();
  take();
  return Buffer.concat(pieces).toString();
}

/** Writes texts one after the other. */
export function* writeAll(out: XmlBytes, texts: Iterable<string>): Generator<undefined> {
  for (const text of texts) {
    out.text(text);
    if (out.isEnough) yield;
  }
}
