import type { Book } from './book.ts';
import { insertLinks } from './internal-links.ts';
import { editParts } from './package-parts.ts';

/** Puts right what exceljs cannot write. @param file as exceljs wrote it */
export async function putRight(file: Uint8Array, { links, report }: Book): Promise<Uint8Array> {
  const linksOf = Map.groupBy(links, ({ sheet }) => sheet.id);
  const edits = new Map([
    ['xl/styles.xml', setDefaultFont],
    ...[...linksOf].map(
      ([id, own]) => [`xl/worksheets/sheet${id}.xml`, (xml: string) => insertLinks(xml, own)] as const,
    ),
  ]);
  return editParts(file, edits, new Date(report.asAt));
}

/**
 * Columns are measured in digits of the file's first font, which exceljs fixes to Calibri 11. With the font that our
 * cells have, a column is as wide everywhere as we meant it to be.
 */
function setDefaultFont(xml: string): string {
  return xml.replace(
    /<font>(?:(?!<\/font>).)*<name val="Calibri"\/>(?:(?!<\/font>).)*<\/font>/s,
    '<font><sz val="10"/><color theme="1"/><name val="Arial"/><family val="2"/></font>',
  );
}
