import type { XmlWriter } from '../cells/xml-bytes.ts';
import { type ZipPart, zipFile } from './zip-file.ts';

/** What to do with parts, by their paths in the package: from its XML as exceljs made it to its XML as it should be. */
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
 * Rewrites some parts of a workbook that exceljs has made, adds others, and packs it, with every part dated `at`, so
 * that the same report gives the same file to the byte.
 *
 * @throws Error if a part to edit is missing or stays as it was: exceljs no longer writes what was to be put right.
 */
export async function editParts(
  made: ReadonlyMap<string, string>,
  { added = new Map(), edited, grown }: PartEdits,
  at: Date,
): Promise<Uint8Array> {
  const all = new Map(made);
  for (const [path, add] of added) all.set(path, add(all.get(path)));
  const missing = [...edited.keys(), ...grown.keys()].find((path) => !all.has(path));
  if (missing !== undefined) throw new Error(`The workbook has no part ${missing}.`);
  const parts = Array.from(all, ([path, written]): ZipPart => {
    const [edit, grow] = [edited.get(path), grown.get(path)];
    const xml = edit?.(written) ?? written;
    if (edit !== undefined && xml === written) throw new Error(`There was nothing to put right in ${path}.`);
    return [path, grow?.(xml) ?? Buffer.from(xml)];
  });
  return zipFile(parts, at);
}
