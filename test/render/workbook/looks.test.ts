import { beforeAll, describe, expect, test } from 'vitest';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { contrast } from '../contrast.ts';
import { fullReport } from '../last-week.ts';
import { OpenedWorkbook } from './opened-workbook.ts';

/* What makes the workbook easy to read, and easy to find one's way in. */

let opened: OpenedWorkbook;

beforeAll(async () => {
  opened = await OpenedWorkbook.of(fullReport());
});

const white = 'FFFFFF';

/** Ink and fill of every cell that shows something, with a cell that has them. */
function inksOnFills({ workbook }: OpenedWorkbook): Map<string, string> {
  const found = new Map<string, string>();
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell(({ address, value, font, fill }) => {
        if (value === null || value === undefined) return;
        const ink = font?.color?.argb?.slice(2) ?? '000000';
        const ground = fill?.type === 'pattern' ? (fill.fgColor?.argb?.slice(2) ?? white) : white;
        found.set(`${ink} on ${ground}`, `${sheet.name}!${address}`);
      });
    });
  }
  return found;
}

describe('contrast', () => {
  test('every ink stands at 4.5 to 1 or more on the fill of its cell', async () => {
    const partial = await OpenedWorkbook.of(aReport({ coverage: { gaps: ['One client could not be read.'] } }));
    const pairs = new Map([...inksOnFills(opened), ...inksOnFills(partial)]);
    // Body, labels, heads, tiles, links, a warning: none is left out by the way they are looked for.
    expect(pairs.size).toBeGreaterThanOrEqual(7);
    for (const [pair, cell] of pairs) {
      const [ink = '', ground = ''] = pair.split(' on ');
      expect(contrast(ink, ground), `${pair}, ${cell}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('a figure can be read on the bar behind it', () => {
    const bars = new Set(
      [...opened.parts.values()].flatMap((xml) => xml.match(/(?<=<\/?cfvo[^>]*><color rgb="FF)\w{6}/g) ?? []),
    );
    expect(bars.size).toBe(1);
    for (const bar of bars) expect(contrast('1F2933', bar)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('data bars', () => {
  const columns = [
    ['Attention', 'Attention', ['Value (GBP)', 'Value (EUR)', 'Age (days)']],
    ['Attention', 'AttentionAll', ['Value (GBP)', 'Value (EUR)', 'Age (days)']],
    ['Stages', 'Stages', ['Open value (GBP)', 'Open value (EUR)', 'Median age (days)']],
    ['Clients', 'Clients', ['Open value (GBP)', 'Open value (EUR)', 'Oldest (days)']],
    ['Open cases', 'OpenCases', ['Value (GBP)', 'Value (EUR)', 'Age (days)']],
  ] as const;

  test.each(columns)('stand behind value and age on %s (%s), and not behind the totals', (sheet, name, headings) => {
    const { ref, head, totals } = opened.table(sheet, name);
    const [, top = 0, bottom = 0] = (/^A(\d+):[A-Z]+(\d+)$/.exec(ref) ?? []).map(Number);
    const last = bottom - (totals.length === 0 ? 0 : 1);
    for (const heading of headings) {
      const { letter } = opened.sheet(sheet).getColumn(head.indexOf(heading) + 1);
      expect(ranges(sheet), heading).toContain(`${letter}${top + 1}:${letter}${last}`);
    }
  });

  test('stand nowhere else, and begin at nought', () => {
    const xml = ['Attention', 'Stages', 'Clients', 'Open cases'].map((sheet) => opened.sheetXml(sheet)).join();
    expect(xml.match(/<conditionalFormatting /g)).toHaveLength(columns.flatMap(([, , headings]) => headings).length);
    expect([...opened.parts.values()].join().match(/<conditionalFormatting /g)).toHaveLength(15);
    expect(xml.match(/<dataBar><cfvo type="num" val="0"\/><cfvo type="max"\/>/g)).toHaveLength(15);
  });

  test('are solid, by a rule that belongs to the old one', () => {
    const xml = opened.sheetXml('Stages');
    const old = [...xml.matchAll(/<x14:id>([^<]+)<\/x14:id>/g)].map(([, id]) => id);
    const solid = [...xml.matchAll(/<x14:cfRule type="dataBar" id="([^"]+)"><x14:dataBar [^>]*gradient="0">/g)];
    expect(new Set(old).size).toBe(3);
    expect(solid.map(([, id]) => id)).toEqual(old);
    const newer = [...xml.matchAll(/<xm:sqref>([^<]+)<\/xm:sqref>/g)].map(([, range]) => range);
    expect(newer).toEqual(ranges('Stages'));
  });

  test('stand in the sheet where the standard wants them, with the links after them', () => {
    const order = [
      ...opened
        .sheetXml('Clients')
        .matchAll(/<(\/sheetData|conditionalFormatting|hyperlinks|pageMargins|tableParts|extLst)\b/g),
    ]
      .map(([, name]) => name)
      // The rules hold extensions of their own.
      .filter((name, index, all) => name !== 'extLst' || index === all.length - 1);
    expect([...new Set(order)]).toEqual([
      '/sheetData',
      'conditionalFormatting',
      'hyperlinks',
      'pageMargins',
      'tableParts',
      'extLst',
    ]);
  });

  test('are left out where there is nothing to compare', async () => {
    const empty = await OpenedWorkbook.of(aReport({ cases: [aCase()] }));
    expect([...empty.parts.values()].join()).not.toContain('dataBar');
  });

  function ranges(sheet: string): string[] {
    return [...opened.sheetXml(sheet).matchAll(/<conditionalFormatting sqref="([^"]+)"/g)].map(
      ([, range = '']) => range,
    );
  }
});

describe('links within the workbook', () => {
  const links = (of: OpenedWorkbook, sheet: string) =>
    [...of.sheetXml(sheet).matchAll(/<hyperlink ref="([A-Z]+\d+)" location="'([^']+)'!([A-Z]+\d+)"\/>/g)].map(
      ([, from = '', to = '', cell = '']) => ({ from, to, cell }),
    );

  test('lead back to Summary from every other sheet', () => {
    for (const { name } of opened.workbook.worksheets.slice(1)) {
      const [back] = links(opened, name).filter(({ to }) => to === 'Summary');
      expect(back?.cell, name).toBe('A1');
      expect(opened.sheet(name).getCell(back?.from ?? 'A1').value, name).toBe('Back to Summary');
    }
  });

  test('lead from each client to the first of its open cases, and from one without any to none', async () => {
    const [anna, ben, cleo] = [aClient(1, 'Anna'), aClient(2, 'Ben'), aClient(3, 'Cleo')];
    const of = await OpenedWorkbook.of(
      aReport({
        cases: [
          // In the list by position: the joint case of stage 1, then Ben's and then Anna's own.
          aCase({ uuid: aUuid(1), name: 'Joint', clients: [anna, ben], stage: aStage(1), value: pounds(5) }),
          aCase({ uuid: aUuid(2), name: 'Anna’s own', clients: [anna], stage: aStage(3), value: pounds(50) }),
          aCase({ uuid: aUuid(3), name: 'Ben’s own', clients: [ben], stage: aStage(2), value: pounds(7) }),
          aCase({ uuid: aUuid(4), clients: [cleo], completedAt: '2026-11-18T10:00:00.000Z' }),
        ],
        coverage: { gaps: ['A sheet that is PARTIAL begins with a line more.'] },
      }),
    );
    const led = links(of, 'Clients')
      .filter(({ to }) => to === 'Open cases')
      .map(({ from, cell }) => [of.sheet('Clients').getCell(from).value, of.sheet('Open cases').getCell(cell).value]);
    expect(led.map(([client]) => client)).toEqual(['Anna', 'Ben']);
    expect(
      led.map(([, name]) => (typeof name === 'object' && name !== null && 'text' in name ? name.text : name)),
    ).toEqual(['Joint', 'Joint']);
    const noLink = of.table('Clients', 'Clients').rows.map(([name]) => name);
    expect(noLink).toEqual(['Anna', 'Ben', 'Cleo']);
  });

  test('look like links', () => {
    for (const { name } of opened.workbook.worksheets) {
      for (const { from } of links(opened, name))
        expect(opened.sheet(name).getCell(from).font.underline, name).toBe(true);
    }
  });
});

describe('stages', () => {
  test.each([
    ['Stages', 'Stages', 'Position'],
    ['Open cases', 'OpenCases', 'Stage'],
  ])('have on %s their colour as a mark beside their name, and no fill', async (sheet, name, heading) => {
    const of = await OpenedWorkbook.of(
      aReport({
        cases: [
          aCase({ uuid: aUuid(1), stage: aStage(1, { colour: '#a1b2c3' }) }),
          aCase({ uuid: aUuid(2), stage: aStage(2, { colour: '#00FF7F' }) }),
          aCase({ uuid: aUuid(3), stage: aStage(3, { colour: undefined }) }),
        ],
      }),
    );
    const { ref, head } = of.table(sheet, name);
    const top = Number(/^A(\d+)/.exec(ref)?.[1]);
    const cells = [1, 2, 3].map((offset) =>
      of
        .sheet(sheet)
        .getRow(top + offset)
        .getCell(head.indexOf(heading) + 1),
    );
    expect(cells.map(({ border }) => [border.left?.style, border.left?.color?.argb])).toEqual([
      ['thick', 'FFA1B2C3'],
      ['thick', 'FF00FF7F'],
      [undefined, undefined],
    ]);
    for (const { fill } of cells) expect(fill).toMatchObject({ pattern: 'none' });
  });
});

test('a tab’s colour tells what its sheet is for', () => {
  const colours = Map.groupBy(opened.workbook.worksheets, ({ properties }) => properties.tabColor?.argb);
  expect([...colours.values()].map((sheets) => sheets.map(({ name }) => name))).toEqual([
    ['Summary', 'Movement', 'Trend', 'Forecast'],
    ['Attention'],
    ['Stages', 'Clients', 'People', 'Open cases', 'Completed cases'],
    ['Data quality', 'About'],
  ]);
});

test('a screen reader is told the title and the language', () => {
  const core = opened.part('docProps/core.xml');
  expect(core).toContain('<dc:title>Harbour Wealth cases, week Mon 16 to Sun 22 Nov 2026</dc:title>');
  expect(core).toContain('<dc:language>en-GB</dc:language>');
});
