import { chartXml } from './chart-xml.ts';
import { drawingXml, type PlacedChart } from './drawing-xml.ts';
import { namespaces, xmlDeclaration } from './xml.ts';

/** The charts of one sheet; `id` is the number in the name of the sheet's part. */
export type SheetCharts = { readonly id: number; readonly charts: readonly PlacedChart[] };

/** What to do to a package for its charts to be in it, by the paths of the parts. */
export type ChartParts = {
  /** Of parts that are there. */
  readonly edited: ReadonlyMap<string, (xml: string) => string>;
  /** New parts, and the relationships of the sheets, which are there if a sheet has tables or links. */
  readonly added: ReadonlyMap<string, (xml: string | undefined) => string>;
};

const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const drawingType = 'application/vnd.openxmlformats-officedocument.drawing+xml';

/** Unlike any that exceljs gives. */
const drawingId = 'rIdDrawing';

/** The parts that draw the charts of a workbook, and what leads to them. */
export function chartParts(sheets: readonly SheetCharts[]): ChartParts {
  const edited = new Map<string, (xml: string) => string>();
  const added = new Map<string, (xml: string | undefined) => string>();
  const types: string[] = [];
  let charts = 0;
  sheets.forEach(({ id, charts: own }, index) => {
    const drawing = `drawing${index + 1}.xml`;
    const targets = own.map(({ chart }) => {
      charts += 1;
      added.set(`xl/charts/chart${charts}.xml`, () => chartXml(chart));
      types.push(override(`/xl/charts/chart${charts}.xml`, chartType));
      return `../charts/chart${charts}.xml`;
    });
    const toCharts = targets.map((target, each) => ({ id: `rId${each + 1}`, type: 'chart' as const, target }));
    added.set(`xl/drawings/${drawing}`, () => drawingXml(own));
    added.set(`xl/drawings/_rels/${drawing}.rels`, (xml) => withRelationships(xml, toCharts));
    types.push(override(`/xl/drawings/${drawing}`, drawingType));
    edited.set(`xl/worksheets/sheet${id}.xml`, insertDrawing);
    added.set(`xl/worksheets/_rels/sheet${id}.xml.rels`, (xml) =>
      withRelationships(xml, [{ id: drawingId, type: 'drawing', target: `../drawings/${drawing}` }]),
    );
  });
  if (types.length > 0) {
    edited.set('[Content_Types].xml', (xml) => xml.replace('</Types>', `${types.join('')}</Types>`));
  }
  return { edited, added };
}

/**
 * Adds the drawing to a sheet's XML, in its place after the head and foot of the page and before the tables (ECMA-376 part
 * 1, 18.3.1.99, CT_Worksheet). What stands before the margins may hold elements of the same names as those behind.
 *
 * @throws Error if the sheet has no margins: exceljs has always written them.
 */
export function insertDrawing(xml: string): string {
  const margins = xml.indexOf('<pageMargins');
  const after = margins < 0 ? -1 : xml.slice(margins).search(behindDrawing);
  if (after < 0) throw new Error('The sheet has no place for a drawing.');
  const at = margins + after;
  return `${xml.slice(0, at)}<drawing r:id="${drawingId}"/>${xml.slice(at)}`;
}

const behindDrawing =
  /<(?:legacyDrawing|legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/;

type Relationship = { readonly id: string; readonly type: 'chart' | 'drawing'; readonly target: string };

function withRelationships(xml: string | undefined, relationships: readonly Relationship[]): string {
  const elements = relationships
    .map(
      ({ id, type, target }) =>
        `<Relationship Id="${id}" Type="${namespaces.relationships}/${type}" Target="${target}"/>`,
    )
    .join('');
  const empty = `${xmlDeclaration}<Relationships xmlns="${namespaces.packageRelationships}"></Relationships>`;
  return (xml ?? empty).replace('</Relationships>', `${elements}</Relationships>`);
}

function override(path: string, type: string): string {
  return `<Override PartName="${path}" ContentType="${type}"/>`;
}
