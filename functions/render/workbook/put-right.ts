import type { Book } from './book.ts';
import { insertDataBars } from './data-bars.ts';
import { insertLinks } from './internal-links.ts';
import { editParts } from './package-parts.ts';

/** Puts right what exceljs cannot write. @param file as exceljs wrote it */
export async function putRight(file: Uint8Array, { workbook, links, bars, report }: Book): Promise<Uint8Array> {
  const linksOf = Map.groupBy(links, ({ sheet }) => sheet);
  const barsOf = Map.groupBy(bars, ({ sheet }) => sheet);
  const edits = new Map([['xl/styles.xml', setDefaultFont]]);
  for (const sheet of workbook.worksheets) {
    const [ownLinks = [], ownBars = []] = [linksOf.get(sheet), barsOf.get(sheet)];
    if (ownLinks.length + ownBars.length === 0) continue;
    edits.set(`xl/worksheets/sheet${sheet.id}.xml`, (xml) => {
      const withLinks = ownLinks.length === 0 ? xml : insertLinks(xml, ownLinks);
      return ownBars.length === 0
        ? withLinks
        : insertDataBars(
            withLinks,
            ownBars.map(({ range }) => range),
          );
    });
  }
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
