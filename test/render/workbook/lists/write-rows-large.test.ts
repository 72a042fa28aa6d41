import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { mostLinks } from '../../../../functions/render/workbook/cells/safe-link.ts';
import { listsOn, writeRowsXml } from '../../../../functions/render/workbook/lists/list-rows.ts';
import { writeRows } from '../../../../functions/render/workbook/lists/write-rows.ts';
import { writeRelationships, writeSheet } from '../../../../functions/render/workbook/package/sheet-xml.ts';
import { renderWorkbook } from '../../../../functions/render/workbook/render-workbook.ts';
import { aCase, pounds } from '../../../builders/a-case.ts';
import { aClient } from '../../../builders/a-client.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aStage } from '../../../builders/a-stage.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { day, OpenedWorkbook, partsOf } from '../opened-workbook.ts';
import { xmlOf } from '../xml-of.ts';

const longName = 'A name that is much too long to stand on a single line of the sheet';

/** Cases of which every hundredth has a name that takes two lines, and every tenth has no value. */
function manyCases(count: number) {
  return Array.from({ length: count }, (_, index) =>
    aCase({
      uuid: aUuid(index),
      name: index % 100 === 99 ? `${longName} ${index}` : `Case <${index}> & "Co"`,
      stage: aStage(1),
      value: index % 10 === 0 ? undefined : pounds(index + 0.5),
      createdAt: new Date(Date.UTC(2026, 0, 1, 9, 0, index)).toISOString(),
      clients: [aClient(1, 'Zoë 🌊'), aClient(2, 'Tom')],
    }),
  );
}

test('a list of thousands is there whole: each row, each link, and totals over all of them', async () => {
  const opened = await OpenedWorkbook.of(
    aReport({ cases: manyCases(3000), scope: { caseLink: 'https://crm.example/{uuid}' } }),
  );
  const { rows, totals, head } = opened.table('Open cases', 'OpenCases');
  expect(rows).toHaveLength(3000);
  rows.forEach((row, index) => {
    const text = index % 100 === 99 ? `${longName} ${index}` : `Case <${index}> & "Co"`;
    expect(row[0]).toEqual({ text, hyperlink: `https://crm.example/${aUuid(index)}` });
    expect(row[1]).toBe('Zoë 🌊; Tom');
    expect(row[head.indexOf('Value (GBP)')]).toBe(index % 10 === 0 ? null : index + 0.5);
    expect(row[head.indexOf('Opened')]).toEqual(day('2026-01-01'));
    expect(row[head.indexOf('Case UUID')]).toBe(aUuid(index));
  });
  expect(totals[0]).toMatchObject({ formula: 'SUBTOTAL(103,OpenCases[Case])', result: 3000 });
  // 1 to 2,999 without the tens, and a half for each of the 2,700.
  expect(totals[head.indexOf('Value (GBP)')]).toMatchObject({ result: 4_498_500 - 448_500 + 1350 });
});

test('each cell looks as its column and its text ask for, wherever in the list it stands', async () => {
  const opened = await OpenedWorkbook.of(aReport({ cases: manyCases(300) }));
  const sheet = opened.sheet('Open cases');
  const { ref, head } = opened.table('Open cases', 'OpenCases');
  const top = Number(/\d+/.exec(ref)?.[0]) + 1;
  for (const index of [0, 98, 99, 100, 299]) {
    const row = sheet.getRow(top + index);
    const isLong = index % 100 === 99;
    expect(row.getCell(1).font).toMatchObject({ underline: true, color: { argb: 'FF0B5394' } });
    expect(row.getCell(1).alignment.wrapText === true).toBe(isLong);
    expect(row.height).toBe(isLong ? 28 : undefined);
    expect(row.getCell(head.indexOf('Value (GBP)') + 1)).toMatchObject({
      numFmt: '£#,##0.00',
      alignment: { horizontal: 'right' },
    });
    expect(row.getCell(head.indexOf('Opened') + 1).numFmt).toBe('dd mmm yyyy');
  }
});

test('rows come in order, each once, and links have relationships of their own', async () => {
  const parts = await partsOf(await renderWorkbook(aReport({ cases: manyCases(120) }), { version: '1' }));
  for (const [path, xml] of parts) {
    if (!path.startsWith('xl/worksheets/sheet')) continue;
    const rows = Array.from(xml.matchAll(/<row r="(\d+)"/g), ([, number]) => Number(number));
    expect(rows, path).toEqual([...new Set(rows)].sort((a, b) => a - b));
    const rels = parts.get(path.replace('worksheets/', 'worksheets/_rels/').concat('.rels')) ?? '';
    const ids = Array.from(rels.matchAll(/ Id="([^"]+)"/g), ([, id]) => id);
    expect(new Set(ids).size, path).toBe(ids.length);
    const used = Array.from(xml.matchAll(/ r:id="([^"]+)"/g), ([, id]) => id);
    expect(new Set(used), path).toEqual(new Set(ids));
  }
});

test('a link of a list leads out of the file, or to a place within it', () => {
  const sheet = new ExcelJS.Workbook().addWorksheet('Sheet');
  const rows = ['https://crm.example/?a=1&b=2', "#'Open cases'!A7"].map((link) => ({ text: 'Case', link }));
  writeRows(sheet, 2, [{ heading: 'Case', kind: 'text', value: (row: (typeof rows)[number]) => row }], rows);
  const lists = listsOn(sheet);
  const own = '<sheetData><row r="2"><c r="A2" s="5"/></row></sheetData><pageMargins left="1"/>';
  const numbered = lists.map((list) => ({ list, firstText: 7 }));
  expect(xmlOf((out) => writeSheet(out, own, numbered))).toBe(
    '<sheetData><row r="2"><c r="A2" s="5" t="s"><v>7</v></c></row>' +
      '<row r="3"><c r="A3" s="5" t="s"><v>7</v></c></row></sheetData>' +
      '<hyperlinks><hyperlink ref="A2" r:id="link1"/><hyperlink ref="A3" location="\'Open cases\'!A7"/></hyperlinks>' +
      '<pageMargins left="1"/>',
  );
  expect(xmlOf((out) => writeRelationships(out, '<Relationships></Relationships>', lists))).toBe(
    '<Relationships><Relationship Id="link1" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" ' +
      'Target="https://crm.example/?a=1&amp;b=2" TargetMode="External"/></Relationships>',
  );
});

test('what somebody else writes into a row of a list is an error: the row would be there twice', () => {
  const sheet = new ExcelJS.Workbook().addWorksheet('Sheet');
  writeRows(sheet, 2, [{ heading: 'Case', kind: 'text', value: String }], [1]);
  const own = '<sheetData><row r="2"><c r="A2" s="5"/><c r="C2"><v>1</v></c></row></sheetData>';
  const numbered = listsOn(sheet).map((list) => ({ list, firstText: 0 }));
  expect(() => xmlOf((out) => writeSheet(out, own, numbered))).toThrow('Row 2');
});

test('a sheet holds no more links than Excel takes, and every row all the same', () => {
  const sheet = new ExcelJS.Workbook().addWorksheet('Long');
  const rows = Array.from({ length: mostLinks }, (_, index) => ({ text: `${index}`, link: 'https://crm.example' }));
  const columns = [{ heading: 'Case', kind: 'text', value: (row: (typeof rows)[number]) => row }] as const;
  // Of two lists on one sheet the second has what the first has left.
  writeRows(sheet, 1, columns, rows.slice(2));
  writeRows(sheet, mostLinks + 1, columns, rows.slice(0, 4));
  const numbered = listsOn(sheet).map((list) => ({ list, firstText: 0 }));
  const written = xmlOf((out) => writeSheet(out, '<sheetData></sheetData><pageMargins left="1"/>', numbered));
  const linked = Array.from(written.matchAll(/<hyperlink ref="(\w+)"/g), ([, cell]) => cell);
  expect(linked).toHaveLength(mostLinks);
  expect(linked.slice(-3)).toEqual([`A${mostLinks - 2}`, `A${mostLinks + 1}`, `A${mostLinks + 2}`]);
  const [, second] = listsOn(sheet);
  const given = new Map(['A65001', 'A65003'].map((cell, index) => [cell, `${index + 1}`]));
  const xml = second === undefined ? '' : xmlOf((out) => writeRowsXml(out, second, { given, firstText: 100 }));
  expect(Array.from(xml.matchAll(/s="(\d)"[^>]*><v>(\d+)<\/v>/g), ([, ...found]) => found)).toEqual([
    ['1', '100'],
    ['1', '101'],
    ['2', '102'],
    ['2', '103'],
  ]);
});
