import { posix } from 'node:path';
import { type OpenedWorkbook, shown } from '../opened-workbook.ts';
import { readXml, type XmlElement } from '../read-xml.ts';

export type ReadCells = { readonly range: string; readonly points: readonly (string | number | undefined)[] };

export type ReadSeries = {
  /** Words, or those of a cell. */
  readonly name: string | undefined;
  readonly categories: ReadCells;
  readonly values: ReadCells;
  /** RRGGBB; `undefined` for what is not seen. */
  readonly colour: string | undefined;
};

export type ReadChart = {
  readonly title: string;
  readonly altText: string;
  readonly xml: XmlElement;
  readonly plots: readonly { readonly kind: string; readonly series: readonly ReadSeries[] }[];
};

/** The charts of a sheet, in the order of its drawing, by way of the relationships that lead to them. */
export function chartsOn(opened: OpenedWorkbook, sheetName: string): ReadChart[] {
  const sheet = `xl/worksheets/sheet${opened.sheet(sheetName).id}.xml`;
  const drawing = readXml(opened.part(sheet)).find('drawing')[0]?.attributes['r:id'];
  if (drawing === undefined) return [];
  const drawingPath = targetOf(opened, sheet, drawing);
  return [...readXml(opened.part(drawingPath)).everything()]
    .filter(({ name }) => name === 'xdr:graphicFrame')
    .map((frame) => {
      const id = frame.one('a:graphic/a:graphicData/c:chart').attributes['r:id'] ?? '';
      const xml = readXml(opened.part(targetOf(opened, drawingPath, id)));
      return {
        title: xml
          .find('c:chart/c:title/c:tx/c:rich/a:p/a:r/a:t')
          .map(({ text }) => text)
          .join(''),
        altText: frame.one('xdr:nvGraphicFramePr/xdr:cNvPr').attributes.descr ?? '',
        xml,
        plots: xml
          .one('c:chart/c:plotArea')
          .children.filter(({ name }) => name.endsWith('Chart'))
          .map((plot) => ({ kind: plot.name, series: plot.all('c:ser').map(readSeries) })),
      };
    });
}

/** The series of all plots. */
export function seriesOf({ plots }: ReadChart): ReadSeries[] {
  return plots.flatMap(({ series }) => series);
}

/** What stands in the cells of a range now; a day as the number that a workbook holds it as. */
export function cellsIn(opened: OpenedWorkbook, range: string): (string | number | undefined)[] {
  const [, sheet = '', column = '', top = '', lastColumn = column, bottom = top] =
    /^'((?:[^']|'')+)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(range) ?? [];
  if (column === '' || column !== lastColumn) throw new Error(`${range} is no column of a sheet`);
  return Array.from({ length: Number(bottom) - Number(top) + 1 }, (_, index) => {
    const value = shown(opened.sheet(sheet.replaceAll("''", "'")).getCell(`${column}${Number(top) + index}`).value);
    if (value instanceof Date) return (value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
    return typeof value === 'string' || typeof value === 'number' ? value : undefined;
  });
}

function readSeries(series: XmlElement): ReadSeries {
  const name = series.one('c:tx');
  return {
    name: name.find('c:v')[0]?.text ?? readCells(name).points[0]?.toString(),
    categories: readCells(series.one('c:cat')),
    values: readCells(series.one('c:val')),
    colour: (series.find('c:spPr/a:solidFill/a:srgbClr')[0] ?? series.find('c:spPr/a:ln/a:solidFill/a:srgbClr')[0])
      ?.attributes.val,
  };
}

/** A reference with what the chart keeps of it; texts as a program shows them. */
export function readCells(source: XmlElement): ReadCells {
  const reference = source.find('c:strRef')[0] ?? source.one('c:numRef');
  const isText = reference.name === 'c:strRef';
  const cache = reference.one(isText ? 'c:strCache' : 'c:numCache');
  const kept = new Map(
    cache.all('c:pt').map((point) => {
      const { text } = point.one('c:v');
      return [point.attributes.idx, isText ? text.replaceAll('_x005F_', '_') : Number(text)] as const;
    }),
  );
  const count = Number(cache.val('c:ptCount'));
  return {
    range: reference.one('c:f').text,
    points: Array.from({ length: count }, (_, index) => kept.get(String(index))),
  };
}

function targetOf(opened: OpenedWorkbook, part: string, id: string): string {
  const own = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
  const target = readXml(opened.part(own)).children.find(({ attributes }) => attributes.Id === id)?.attributes.Target;
  if (target === undefined) throw new Error(`${part} has no relationship ${id}`);
  return posix.join(posix.dirname(part), target);
}
