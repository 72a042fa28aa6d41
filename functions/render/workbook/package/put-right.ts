import type { Book } from '../book.ts';
import { chartParts } from '../charts/chart-parts.ts';
import { insertLinks } from '../internal-links.ts';
import { insertDataBars } from '../lists/data-bars.ts';
import { listsOn } from '../lists/list-rows.ts';
import { editParts, type Grow } from './package-parts.ts';
import { countTexts, writeSharedTexts } from './shared-texts.ts';
import { writeRelationships, writeSheet } from './sheet-xml.ts';

/** Packs the workbook, with what exceljs cannot write put right, and the charts added. @param made the parts as exceljs made them */
export async function putRight(
  made: ReadonlyMap<string, string>,
  { workbook, links, bars, charts, report }: Book,
): Promise<Uint8Array> {
  const linksOf = Map.groupBy(links, ({ sheet }) => sheet);
  const barsOf = Map.groupBy(bars, ({ sheet }) => sheet);
  const chartsOf = Map.groupBy(charts, ({ sheet }) => sheet.id);
  const withCharts = chartParts([...chartsOf].map(([id, own]) => ({ id, charts: own })));
  const edited = new Map([
    ...withCharts.edited,
    ['xl/styles.xml', (xml) => orderFonts(setDefaultFont(xml))],
    ['xl/workbook.xml', setCalculator],
  ]);
  const allLists = workbook.worksheets.flatMap(listsOn);
  const grown: Map<string, Grow> = new Map([[sharedTexts, (xml) => (out) => writeSharedTexts(out, xml, allLists)]]);
  let texts = countTexts(made.get(sharedTexts) ?? '');
  for (const sheet of workbook.worksheets) {
    const [ownLinks = [], ownBars = []] = [linksOf.get(sheet), barsOf.get(sheet)];
    const part = `xl/worksheets/sheet${sheet.id}.xml`;
    const insertCharts = edited.get(part);
    if (ownLinks.length + ownBars.length > 0) {
      edited.set(part, (xml) => {
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
    const lists = listsOn(sheet);
    if (lists.length === 0) continue;
    const numbered = lists.map((list) => {
      const firstText = texts;
      texts += list.texts.length;
      return { list, firstText };
    });
    grown.set(part, (xml) => (out) => writeSheet(out, xml, numbered));
    grown.set(`xl/worksheets/_rels/sheet${sheet.id}.xml.rels`, (xml) => (out) => writeRelationships(out, xml, lists));
  }
  return editParts(made, { added: withCharts.added, edited, grown }, new Date(report.asAt));
}

const sharedTexts = 'xl/sharedStrings.xml';

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

/** Source of the order: Microsoft's Open XML SDK, class Font. */
const inFont = [
  ...['b', 'i', 'strike', 'condense', 'extend', 'outline', 'shadow', 'u', 'vertAlign'],
  ...['sz', 'color', 'name', 'family', 'charset', 'scheme'],
];

/** exceljs writes what a font is made of in an order of its own, which Microsoft's validator calls a fault. */
function orderFonts(xml: string): string {
  return xml.replace(/(?<=<font>).*?(?=<\/font>)/gs, (font) =>
    Array.from(font.matchAll(/<(\w+)[^>]*\/>/g), ([element, name = '']) => ({ element, place: inFont.indexOf(name) }))
      .sort((one, other) => one.place - other.place)
      .map(({ element }) => element)
      .join(''),
  );
}

/** Of Excel 2019 and of every one since. */
const calculator = 191_029;

/**
 * Says that a present Excel worked the formulas out, since what is stored is what it would come to. exceljs names one of
 * 2016: a newer one then works all out anew on opening, and asks on closing whether to save that.
 */
function setCalculator(xml: string): string {
  return xml.replace(/(?<=<calcPr [^>]*calcId=")\d+/, String(calculator));
}
