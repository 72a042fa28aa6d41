import type JSZip from 'jszip';
import type { XmlWriter } from '../cells/xml-bytes.ts';
import { type ZipPart, zipFile } from './zip-file.ts';

/** What to do with parts, by their paths in the package: from its XML as exceljs wrote it to its XML as it should be. */
export type PartEdits = {
  /** Parts that may not be there yet; before they are edited otherwise. */
  readonly added?: ReadonlyMap<string, (xml: string | undefined) => string>;
  readonly edited: ReadonlyMap<string, (xml: string) => string>;
  /** Parts that grow far beyond what exceljs wrote, once they are edited: never held whole. */
  readonly grown: ReadonlyMap<string, Grow>;
};

/** From a part's XML to how it is written. */
export type Grow = (xml: string) => XmlWriter;

/**
 * Rewrites some parts of a workbook that exceljs has written, adds others, and packs it, with every part dated `at`, so
 * that the same report gives the same file to the byte.
 *
 * @throws Error if a part to edit is missing or stays as it was: exceljs no longer writes what was to be put right.
 */
export async function editParts(
  zip: JSZip,
  { added = new Map(), edited, grown }: PartEdits,
  at: Date,
): Promise<Uint8Array> {
  for (const [path, add] of added) zip.file(path, add(await zip.file(path)?.async('string')), { createFolders: false });
  const missing = [...edited.keys(), ...grown.keys()].find((path) => zip.file(path) === null);
  if (missing !== undefined) throw new Error(`The workbook has no part ${missing}.`);
  const parts: ZipPart[] = [];
  for (const part of Object.values(zip.files).filter(({ dir }) => !dir)) {
    const { name: path } = part;
    const [edit, grow] = [edited.get(path), grown.get(path)];
    if (edit === undefined && grow === undefined) {
      parts.push([path, await part.async('uint8array')]);
      continue;
    }
    const written = await part.async('string');
    const xml = edit?.(written) ?? written;
    if (edit !== undefined && xml === written) throw new Error(`There was nothing to put right in ${path}.`);
    parts.push([path, grow?.(xml) ?? Buffer.from(xml)]);
  }
  return zipFile(parts, at);
}
