import { escapeXml } from '../cells/cell-xml.ts';
import { inBytes, type XmlBytes } from '../cells/xml-bytes.ts';
import { hyperlinksPlace } from '../internal-links.ts';
import { type ListRows, writeRowsXml } from '../lists/list-rows.ts';

/**
 * Writes a sheet's XML: as exceljs wrote it, with the rows of its lists in place of what exceljs was given of them.
 *
 * @param lists from the top, with the number of the first text of each in the table of texts
 * @throws Error if exceljs was given a cell in a row of a list by somebody else: the row would be there twice.
 */
export function* writeSheet(out: XmlBytes, xml: string, lists: readonly NumberedList[]): Generator<undefined> {
  const [before = '', own = '', after = ''] = xml.split(/(?<=<sheetData>)|(?=<\/sheetData>)/);
  out.text(downTo(Math.max(0, ...lists.map(({ list }) => list.top + list.count - 1)), before));
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
    out.text(textOf(rows.filter(({ number }) => number >= written && number < first)));
    const given = givenIn(rows.filter(({ number }) => number >= first && number < end));
    yield* writeRowsXml(out, list, { given, firstText });
    written = end;
  }
  out.text(textOf(rows.filter(({ number }) => number >= written)));
  const withLists = lists.map(({ list }) => list);
  yield* writeAfter(out, after, withLists);
}

export type NumberedList = { readonly list: ListRows; readonly firstText: number };

/** Writes a sheet's relationships: as exceljs wrote them, and those of the lists' links. */
export function* writeRelationships(out: XmlBytes, xml: string, lists: readonly ListRows[]): Generator<undefined> {
  const [before = '', after = ''] = xml.split(/(?=<\/Relationships>)/);
  out.text(before);
  const start = inBytes(`<Relationship Id="${linkId}`);
  const middle = inBytes(`" Type="${hyperlink}" Target="`);
  const end = inBytes('" TargetMode="External"/>');
  let number = 0;
  for (const { hrefs } of lists) {
    for (let index = 0; index < hrefs.length; index += 1) {
      number += 1;
      const href = hrefs[index] ?? '';
      if (leadsWithin(href)) continue;
      out.numberBetween(start, number, middle);
      out.text(escapeXml(href));
      out.bytes(end);
      if (out.isEnough) yield;
    }
  }
  out.text(after);
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

/** What the lists' begin with; exceljs's own are rId1 and so on. */
const linkId = 'link';

/** Writes what follows the rows, and the lists' links within it. @param xml from the end of the rows on */
function* writeAfter(out: XmlBytes, xml: string, lists: readonly ListRows[]): Generator<undefined> {
  if (lists.every(({ linked }) => linked.length === 0)) {
    out.text(xml);
    return;
  }
  const place = xml.includes('</hyperlinks>') ? /(?=<\/hyperlinks>)/ : hyperlinksPlace;
  const [before = '', ...after] = xml.split(place);
  out.text(before);
  if (place === hyperlinksPlace) out.text('<hyperlinks>');
  let number = 0;
  for (const list of lists) {
    const starts = list.letters.map((letter) => inBytes(`<hyperlink ref="${letter}`));
    for (let index = 0; index < list.linked.length; index += 1) {
      number += 1;
      writeLink(out, list, { starts, index, number });
      if (out.isEnough) yield;
    }
  }
  if (place === hyperlinksPlace) out.text('</hyperlinks>');
  out.text(after.join(''));
}

type ListLink = { readonly starts: readonly Uint8Array[]; readonly index: number; readonly number: number };

/** @param link which of the list's, and its number among all of the sheet's */
function writeLink(out: XmlBytes, { top, linked, hrefs }: ListRows, { starts, index, number }: ListLink): void {
  const [cell, href] = [linked[index] ?? 0, hrefs[index] ?? ''];
  const column = cell % starts.length;
  const row = top + (cell - column) / starts.length;
  const start = starts[column] ?? nothing;
  if (leadsWithin(href)) {
    out.numberBetween(start, row, toPlace);
    out.text(escapeXml(href.slice(1)));
    out.bytes(linkEnd);
  } else {
    out.numberBetween(start, row, toRelationship);
    out.numberBetween(nothing, number, linkEnd);
  }
}

const nothing = inBytes('');
const toPlace = inBytes('" location="');
const toRelationship = inBytes(`" r:id="${linkId}`);
const linkEnd = inBytes('"/>');

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

function textOf(rows: readonly Row[]): string {
  return rows.map(({ xml }) => xml).join('');
}
