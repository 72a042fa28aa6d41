import JSZip from 'jszip';

let isDone = false;

/**
 * Has JSZip take texts as UTF-8 bytes. By itself it encodes a text in pieces of 16,384 UTF-16 units, and of a character
 * that lies across two pieces (an emoji in a client's name) it makes two that mean nothing. exceljs hands it texts, and
 * encodes them itself only in a browser (exceljs 4.4.0, lib/utils/zip-stream.js; jszip 3.10.1, lib/stream/DataWorker.js).
 */
export function keepCharactersWhole(): void {
  if (isDone) return;
  isDone = true;
  const { file } = JSZip.prototype;
  Object.defineProperty(JSZip.prototype, 'file', {
    value(this: JSZip, ...args: readonly unknown[]) {
      const [name, data, options] = args;
      const isBase64 = typeof options === 'object' && options !== null && Reflect.get(options, 'base64') === true;
      if (typeof data !== 'string' || isBase64) return Reflect.apply(file, this, args);
      return Reflect.apply(file, this, [name, new TextEncoder().encode(data), options]);
    },
  });
}
