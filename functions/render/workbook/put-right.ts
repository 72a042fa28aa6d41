import type { Book } from './book.ts';
import { chartParts } from './charts/chart-parts.ts';
import { insertLinks } from './internal-links.ts';
import { editParts } from './package-parts.ts';

/** Puts right what exceljs cannot write, and adds the charts. @param file as exceljs wrote it */
export async function putRight(file: Uint8Array, { links, charts, report }: Book): Promise<Uint8Array> {
  const chartsOf = Map.groupBy(charts, ({ sheet }) => sheet.id);
  const withCharts = chartParts([...chartsOf].map(([id, own]) => ({ id, charts: own })));
  const edits = new Map(withCharts.edits);
  const edit = (path: string, more: (xml: string) => string) => {
    const earlier = edits.get(path);
    edits.set(path, earlier === undefined ? more : (xml) => more(earlier(xml)));
  };
  edit('xl/styles.xml', setDefaultFont);
  for (const [id, own] of Map.groupBy(links, ({ sheet }) => sheet.id)) {
    edit(`xl/worksheets/sheet${id}.xml`, (xml) => insertLinks(xml, own));
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
