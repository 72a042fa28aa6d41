import type { Book } from './book.ts';
import { chartParts } from './charts/chart-parts.ts';
import { insertDataBars } from './data-bars.ts';
import { insertLinks } from './internal-links.ts';
import { editParts } from './package-parts.ts';

/** Puts right what exceljs cannot write, and adds the charts. @param file as exceljs wrote it */
export async function putRight(file: Uint8Array, { workbook, links, bars, charts, report }: Book): Promise<Uint8Array> {
  const linksOf = Map.groupBy(links, ({ sheet }) => sheet);
  const barsOf = Map.groupBy(bars, ({ sheet }) => sheet);
  const chartsOf = Map.groupBy(charts, ({ sheet }) => sheet.id);
  const withCharts = chartParts([...chartsOf].map(([id, own]) => ({ id, charts: own })));
  const edits = new Map([...withCharts.edits, ['xl/styles.xml', setDefaultFont]]);
  for (const sheet of workbook.worksheets) {
    const [ownLinks = [], ownBars = []] = [linksOf.get(sheet), barsOf.get(sheet)];
    if (ownLinks.length + ownBars.length === 0) continue;
    const path = `xl/worksheets/sheet${sheet.id}.xml`;
    const insertCharts = edits.get(path);
    edits.set(path, (xml) => {
      const withDrawing = insertCharts?.(xml) ?? xml;
      const withLinks = ownLinks.length === 0 ? withDrawing : insertLinks(withDrawing, ownLinks);
      return ownBars.length === 0
        ? withLinks
        : insertDataBars(
            withLinks,
            ownBars.map(({ range }) => range),
          );
    });
  }
  return editParts(file, { edits, additions: withCharts.additions }, new Date(report.asAt));
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
