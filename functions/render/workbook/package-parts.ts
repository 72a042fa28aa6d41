import JSZip from 'jszip';

/** What to do with a part, by its path in the package: its XML as exceljs wrote it, to its XML as it should be. */
export type PartEdits = ReadonlyMap<string, (xml: string) => string>;

/** Parts that may not be there yet, by their paths: the XML as exceljs wrote it, if it did, to the XML as it should be. */
export type PartAdditions = ReadonlyMap<string, (xml: string | undefined) => string>;

/**
 * Rewrites some parts of a workbook that exceljs has written, and adds others. The rest is taken over as it is, compressed,
 * and every part is dated `at`, so that the same report gives the same file to the byte.
 *
 * @throws Error if a part to edit is missing or stays as it was: exceljs no longer writes what was to be put right.
 */
export async function editParts(
  file: Uint8Array,
  { edits, additions = new Map() }: { readonly edits: PartEdits; readonly additions?: PartAdditions },
  at: Date,
): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(file);
  for (const [path, add] of additions) {
    zip.file(path, add(await zip.file(path)?.async('string')), { createFolders: false });
  }
  for (const [path, edit] of edits) {
    const xml = await zip.file(path)?.async('string');
    if (xml === undefined) throw new Error(`The workbook has no part ${path}.`);
    const edited = edit(xml);
    if (edited === xml) throw new Error(`There was nothing to put right in ${path}.`);
    zip.file(path, edited);
  }
  zip.forEach((_path, part) => {
    part.date = at;
  });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
