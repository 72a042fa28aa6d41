import { escapeXml } from '../cells/cell-xml.ts';
import { hyperlinksPlace } from '../internal-links.ts';
import { type ListRows, linkedCells, rowsXml } from '../lists/list-rows.ts';

/**
 * A sheet's XML in pieces: as exceljs wrote it, with the rows of its lists in place of what exceljs was given of them.
 *
 * @param lists from the top, with the number of the first text of each in the table of texts
 * @throws Error if exceljs was given a cell in a row of a list by somebody else: the row would be there twice.
 */
export function* sheetXml(xml: string, lists: readonly NumberedList[]): Generator<string> {
  const [before = '', own = '', after = ''] = xml.split(/(?<=<sheetData>)|(?=<\/sheetData>)/);
  yield downTo(Math.max(0, ...lists.map(({ list }) => list.top + list.count - 1)), before);
  const rows = Array.from(
    own.matchAll(/<row r="(\d+)"[^>]*?(?:\/>|>.*?<\/row>)/gs),
    ([xml, number]): Row => ({
      xml,
      number: Number(number),
    }),
  );
  let written = 0;
  for (const { list, firstText } of lists) {
    const [first, end] = [list.top, list.top + list.count];
    yield* textsOf(rows.filter(({ number }) => number >= written && number < first));
    yield* rowsXml(list, givenIn(rows.filter(({ number }) => number >= first && number < end)), firstText);
    written = end;
  }
  yield* textsOf(rows.filter(({ number }) => number >= written));
  yield* withLinks(
    after,
    lists.map(({ list }) => list),
  );
}

export type NumberedList = { readonly list: ListRows; readonly firstText: number };

/** A sheet's relationships in pieces: as exceljs wrote them, and those of the lists' links. */
export function* relationshipsXml(xml: string, lists: readonly ListRows[]): Generator<string> {
  const [before = '', after = ''] = xml.split(/(?=<\/Relationships>)/);
  yield before;
  let number = 0;
  for (const list of lists) {
    for (const { href } of linkedCells(list)) {
      number += 1;
      if (leadsWithin(href)) continue;
      yield `<Relationship Id="${linkId(number)}" Type="${hyperlink}" Target="${escapeXml(href)}" TargetMode="External"/>`;
    }
  }
  yield after;
}

/**
 * Has the sheet say that it reaches down to a row. As far to the right as a list goes its head does, which exceljs has
 * written. Programs that read row by row believe it, and leave out what lies beyond.
 */
function downTo(row: number, xml: string): string {
  return xml.replace(/(?<=<dimension ref="[A-Z]+\d+:[A-Z]+)\d+/, (bottom) => String(Math.max(row, Number(bottom))));
}

type Row = { readonly xml: string; readonly number: number };

const hyperlink = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** To a place in the workbook: `#'Open cases'!A7`. */
function leadsWithin(href: string): boolean {
  return href.startsWith('#');
}

/** exceljs's own are rId1 and so on. */
function linkId(number: number): string {
  return `link${number}`;
}

/** Adds the lists' links to what follows the rows. @param xml from the end of the rows on */
function* withLinks(xml: string, lists: readonly ListRows[]): Generator<string> {
  if (lists.every(({ links }) => links === 0)) {
    yield xml;
    return;
  }
  const place = xml.includes('</hyperlinks>') ? /(?=<\/hyperlinks>)/ : hyperlinksPlace;
  const [before = '', ...after] = xml.split(place);
  yield before;
  if (place === hyperlinksPlace) yield '<hyperlinks>';
  let number = 0;
  for (const list of lists) {
    for (const { cell, href } of linkedCells(list)) {
      number += 1;
      const to = leadsWithin(href) ? `location="${escapeXml(href.slice(1))}"` : `r:id="${linkId(number)}"`;
      yield `<hyperlink ref="${cell}" ${to}/>`;
    }
  }
  if (place === hyperlinksPlace) yield '</hyperlinks>';
  yield* after;
}

/** Of the cells in a list's rows that exceljs was given, each blank, the number of the look. */
function givenIn(rows: readonly Row[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const { xml, number } of rows) {
    const rest = xml.replace(givenCell, (_, cell: string, style: string) => {
      given.set(cell, style);
      return '';
    });
    if (rest.includes('<c ')) throw new Error(`Row ${number} is a list's, and something else was written into it.`);
  }
  return given;
}

const givenCell = /<c r="([A-Z]+\d+)" s="(\d+)"\/>/g;

function* textsOf(rows: readonly Row[]): Generator<string> {
  for (const { xml } of rows) yield xml;
}
