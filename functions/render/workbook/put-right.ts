import type { Book } from './book.ts';
import { insertLinks } from './internal-links.ts';
import { listsOn } from './list-rows.ts';
import { editParts } from './package-parts.ts';
import { relationshipsXml, sheetXml } from './sheet-xml.ts';

/** Puts right what exceljs cannot write. @param file as exceljs wrote it */
export async function putRight(file: Uint8Array, { links, report, workbook }: Book): Promise<Uint8Array> {
  const linksOf = Map.groupBy(links, ({ sheet }) => sheet.id);
  const edited = new Map([
    ['xl/styles.xml', setDefaultFont],
    ...[...linksOf].map(([id, own]) => [sheetPart(id), (xml: string) => insertLinks(xml, own)] as const),
  ]);
  const grown = new Map(
    workbook.worksheets.flatMap((sheet) => {
      const lists = listsOn(sheet);
      const rows = [sheetPart(sheet.id), (xml: string) => sheetXml(xml, lists)] as const;
      const targets = [relationshipsPart(sheet.id), (xml: string) => relationshipsXml(xml, lists)] as const;
      if (lists.length === 0) return [];
      return lists.some((list) => list.links > 0) ? [rows, targets] : [rows];
    }),
  );
  return editParts(file, { edited, grown }, new Date(report.asAt));
}

function sheetPart(id: number): string {
  return `xl/worksheets/sheet${id}.xml`;
}

function relationshipsPart(id: number): string {
  return `xl/worksheets/_rels/sheet${id}.xml.rels`;
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
