import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../../functions/analyse/report.ts';
import { renderWorkbook } from '../../../../functions/render/workbook/render-workbook.ts';
import { aCase } from '../../../builders/a-case.ts';
import { aClient } from '../../../builders/a-client.ts';
import { aReport } from '../../../builders/a-report.ts';
import { fullReport } from '../../last-week.ts';
import { OpenedWorkbook } from '../opened-workbook.ts';

/* What a reader of exceljs would not see, and what makes Excel offer a repair or tell more than it should. */

/** The lists that are always there and have their sheet, or the top of it, to themselves. */
const mainTables = {
  Stages: 'Stages',
  Clients: 'Clients',
  'Open cases': 'OpenCases',
  'Completed cases': 'CompletedCases',
  'Data quality': 'DataQuality',
};

/** All lists that a report can have, but for what was not read, for stages that changed and for names too long for a chart. */
const tables: readonly (readonly [sheet: string, table: string])[] = [
  ...Object.entries(mainTables),
  ['Attention', 'Attention'],
  ['Attention', 'AttentionPeople'],
  ['Attention', 'AttentionAll'],
  ['Attention', 'AttentionCleared'],
  ['Attention', 'OverdueReviews'],
  ['People', 'People'],
  ['People', 'WorkByType'],
  ['People', 'PeopleToFirm'],
  ['Movement', 'Bridge'],
  ['Movement', 'StagesThenAndNow'],
  ['Movement', 'StageMoves'],
  ['Movement', 'MovedCases'],
  ['Movement', 'MovementByClient'],
  ['Movement', 'MovementByPerson'],
  ['Movement', 'BridgeChart'],
  ['Movement', 'BridgeValueChart'],
  ['Trend', 'Weeks'],
  ['Trend', 'Ageing'],
  ['Trend', 'TimeToComplete'],
  ['Trend', 'TimeInStage'],
  ['Forecast', 'Forecast'],
  ['Forecast', 'ForecastValue'],
  ['Forecast', 'ForecastHits'],
  ['Forecast', 'ForecastOutcomes'],
  ['Forecast', 'ForecastValueOutcomes'],
  ['Forecast', 'ForecastChart'],
  ['Forecast', 'ForecastValueChart'],
];

describe('the workbook as a file', () => {
  let opened: OpenedWorkbook;

  beforeAll(async () => {
    opened = await OpenedWorkbook.of(fullReport({ scope: { columns: ['tags', 'custom:tags', 'custom:=cmd|x'] } }));
  });

  test('has the sheets in order and hides none', () => {
    const sheets = [...opened.part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)" state="([^"]+)"/g)];
    expect(sheets.map(([, name, state]) => [name, state])).toEqual(
      [
        ...['Summary', 'Attention', 'Movement', 'Stages', 'Clients', 'People'],
        ...['Open cases', 'Completed cases', 'Trend', 'Forecast', 'Data quality', 'About'],
      ].map((name) => [name, 'visible']),
    );
  });

  test('names no person, no path and no moment but the as-at time', () => {
    const core = opened.part('docProps/core.xml');
    expect(core).toContain('<dc:creator>Casebook</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Casebook</cp:lastModifiedBy>');
    expect(core.match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g)).toEqual(['2026-11-23T07:00:00Z', '2026-11-23T07:00:00Z']);
    expect(opened.part('docProps/app.xml')).toContain('<Company></Company><Manager></Manager>');
  });

  test('is the same to the byte for the same report', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => renderWorkbook(aReport(), { version: '1.2.3' })));
    expect(Buffer.from(one ?? []).equals(Buffer.from(other ?? []))).toBe(true);
  });

  test('measures columns in the font of its cells', () => {
    expect(/<fonts [^>]*><font>(.*?)<\/font>/s.exec(opened.part('xl/styles.xml'))?.[1]).toBe(
      '<sz val="10"/><color theme="1"/><name val="Arial"/><family val="2"/>',
    );
    expect(opened.part('xl/styles.xml')).not.toContain('Calibri');
  });

  test.each(tables)('has on %s a table %s that Excel takes', (sheetName, name) => {
    const xml = opened.tableXml(name);
    const { ref, head } = opened.table(sheetName, name);
    const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
    // The filter covers head and rows, and leaves the totals out.
    const totalsRows = xml.includes('totalsRowCount="1"') ? 1 : 0;
    expect(/<autoFilter ref="([^"]+)"/.exec(xml)?.[1]).toBe(`${left}${top}:${right}${Number(bottom) - totalsRows}`);
    expect(xml).not.toContain('hiddenButton="1"');
    expect(xml).toContain('headerRowCount="1"');
    const columns = [...xml.matchAll(/<tableColumn id="(\d+)" name="([^"]*)"([^>]*)\/>/g)];
    expect(columns.map(([, id]) => Number(id))).toEqual(head.map((_, index) => index + 1));
    expect(columns.map(([, , heading]) => heading?.replaceAll('&apos;', "'"))).toEqual(head);
    expect(new Set(head.map((heading) => heading.toLowerCase())).size).toBe(head.length);
    // A total has either a label or a function.
    for (const [, , , rest] of columns) {
      if (totalsRows === 0) expect(rest).not.toContain('totalsRowLabel');
      expect(rest?.includes('totalsRowLabel') && /totalsRowFunction="(?!none)/.test(rest)).toBe(false);
    }
  });

  test('gives each table its own number', () => {
    const ids = [...opened.parts].flatMap(([path, xml]) =>
      path.startsWith('xl/tables/table') ? [/<table [^>]*?\bid="(\d+)"/.exec(xml)?.[1]] : [],
    );
    expect(ids).toHaveLength(tables.length);
    expect(new Set(ids).size).toBe(tables.length);
  });

  test.each(Object.entries(mainTables))(
    'freezes the head of the list on %s, and prints it on every page',
    (sheetName, name) => {
      const { ref } = opened.table(sheetName, name);
      const head = Number(/\d+/.exec(ref)?.[0]);
      expect(opened.sheetXml(sheetName)).toMatch(
        new RegExp(
          `<pane xSplit="1" ySplit="${head}" topLeftCell="B${head + 1}" activePane="bottomRight" state="frozen"/>`,
        ),
      );
      expect(opened.part('xl/workbook.xml')).toContain(`&apos;${sheetName}&apos;!$${head}:$${head}</definedName>`);
      expect(opened.sheet(sheetName).pageSetup).toMatchObject({
        orientation: 'landscape',
        paperSize: 9,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      });
    },
  );

  test.each(['Trend', 'Forecast'])('prints what the sheet is on every page of %s', (sheetName) => {
    expect(opened.part('xl/workbook.xml')).toContain(`&apos;${sheetName}&apos;!$1:$2</definedName>`);
    expect(opened.sheetXml(sheetName)).toMatch(/<rowBreaks .*<brk id="\d+" .*<\/rowBreaks>/);
  });

  test('keeps every text in the table of texts, where every program looks for it, and counts them right', () => {
    const uses = [...opened.parts].flatMap(([path, xml]) => {
      if (!path.startsWith('xl/worksheets/sheet')) return [];
      expect(xml, path).not.toContain('inlineStr');
      return Array.from(xml.matchAll(/ t="s"><v>(\d+)<\/v>/g), ([, number]) => Number(number));
    });
    const table = opened.part('xl/sharedStrings.xml');
    const [, count, unique] = /<sst [^>]*count="(\d+)" uniqueCount="(\d+)"/.exec(table) ?? [];
    expect(Number(count)).toBe(uses.length);
    expect(Number(unique)).toBe(table.match(/<si>/g)?.length);
    expect(new Set(uses)).toEqual(new Set(Array.from({ length: Number(unique) }, (_, number) => number)));
  });

  test('stores the result of every formula, so that a reader who does not recalculate sees the same', () => {
    let formulas = 0;
    for (const [path, xml] of opened.parts) {
      if (!path.startsWith('xl/worksheets/sheet')) continue;
      const all = xml.match(/<f>/g)?.length ?? 0;
      expect(xml.match(/<f>(?:SUBTOTAL\(10[39],|SUMPRODUCT\()[^<]+<\/f><v>[^<]+<\/v>/g)?.length ?? 0, path).toBe(all);
      formulas += all;
    }
    expect(formulas).toBeGreaterThan(20);
  });

  test('numbers asked columns that would have the same heading, and makes no formula of one', () => {
    expect(opened.table('Open cases', 'OpenCases').head.slice(-3)).toEqual(['Tags', 'Tags (2)', "'=cmd|x"]);
  });
});

test('a list without a row is still a table: one blank row, and totals of nought', async () => {
  const opened = await OpenedWorkbook.of(aReport({ cases: [] }));
  for (const [sheetName, name] of Object.entries(mainTables)) {
    const { rows } = opened.table(sheetName, name);
    expect(rows, name).toHaveLength(1);
    expect(new Set(rows[0]), name).toEqual(new Set([null]));
  }
  expect(opened.sheetXml('Open cases')).toContain('<f>SUBTOTAL(109,OpenCases[Value (GBP)])</f><v>0</v>');
  expect(opened.words('Open cases')).toContain('No case is open.');
  expect(opened.words('Completed cases')).toContain('No case was completed from Mon 24 Nov 2025 to Mon 23 Nov 2026.');
});

test('a name is shown as it is, whatever it looks like to a spreadsheet or to XML', async () => {
  const names = [
    '_x0041_ and _x005F_ and _x0042_x0043_',
    '  two spaces  before and after  ',
    'line\nbreak',
    '<b>&amp;</b> "quotes" \'single\'',
    ']]> <!-- -->',
    '#REF!',
    'TRUE',
    '0012',
    '1e5',
    'عميل ‏',
    'é\u0301',
    '{=1}',
  ];
  const cases = names.map((name, index) =>
    aCase({
      uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name,
      clients: [aClient(index, name)],
    }),
  );
  const opened = await OpenedWorkbook.of(aReport({ cases, scope: { caseLink: undefined } }));
  expect(opened.column('Open cases', 'OpenCases', 'Case')).toEqual(names);
  expect(opened.column('Open cases', 'OpenCases', 'Clients')).toEqual(names);
  const shared = '<t>_x005F_x0041_ and _x005F_x005F_ and _x005F_x0042_x005F_x0043_</t>';
  expect(opened.part('xl/sharedStrings.xml')).toContain(shared);
  expect(opened.part('xl/sharedStrings.xml')).toContain('<t xml:space="preserve">  two spaces  before and after  </t>');
  expect(opened.part('xl/sharedStrings.xml')).toContain('<t xml:space="preserve">line\nbreak</t>');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'a figure that is %d cannot reach a cell: the error names the sheet and the column',
  async (figure) => {
    const report = aReport();
    const [first, ...rest] = report.openCases;
    if (first === undefined) throw new Error('The firm has open cases.');
    const broken: Report = { ...report, openCases: [{ ...first, ageDays: figure }, ...rest] };
    await expect(renderWorkbook(broken, { version: '1' })).rejects.toThrow('"Open cases", column "Age (days)"');
    const total: Report = { ...report, totals: { ...report.totals, openValue: { GBP: figure } } };
    await expect(renderWorkbook(total, { version: '1' })).rejects.toThrow('"Summary", column "Open value (GBP)"');
  },
);

test('a footer holds the firm as it is, and never more than Excel takes', async () => {
  const short = await OpenedWorkbook.of(aReport({ scope: { firm: '3 Rivers & Co' } }));
  const long = await OpenedWorkbook.of(
    aReport({ scope: { firm: '&'.repeat(100), reportId: 'a'.repeat(64) }, coverage: { gaps: ['A gap.'] } }),
  );
  expect(short.sheet('Stages').headerFooter.oddFooter).toContain('"3 Rivers && Co');
  for (const sheet of long.workbook.worksheets) {
    expect(sheet.headerFooter.oddFooter?.length, sheet.name).toBeLessThanOrEqual(255);
    expect(sheet.headerFooter.oddFooter).toContain('page &P of &N');
    // Each of the firm's is spelt with two.
    expect((/"Arial,Regular"(&*)&C/.exec(sheet.headerFooter.oddFooter ?? '')?.[1]?.length ?? 1) % 2).toBe(0);
  }
});

test('a currency without pennies, one with three digits and one that is none are each shown in their own units', async () => {
  const cases = ['JPY', 'KWD', 'CHF', 'X]['].map((currency, index) =>
    aCase({ uuid: `00000000-0000-4000-8000-00000000000${index}`, value: { minor: 123_456, currency } }),
  );
  const opened = await OpenedWorkbook.of(aReport({ cases }));
  const { head } = opened.table('Open cases', 'OpenCases');
  expect(head.slice(21)).toEqual(['Value (CHF)', 'Value (JPY)', 'Value (KWD)', 'Value (X)']);
  const total = (currency: string) => opened.total('Open cases', 'OpenCases', `Value (${currency})`);
  expect(total('CHF')).toMatchObject({ result: 1234.56 });
  expect(total('JPY')).toMatchObject({ result: 123_456 });
  expect(total('KWD')).toMatchObject({ result: 123.456 });
  expect(total('X')).toMatchObject({ result: 1234.56 });
  const formats = ['V', 'W', 'X', 'Y'].map((column) => opened.sheet('Open cases').getCell(`${column}7`).numFmt);
  expect(formats).toEqual(['[$CHF ]#,##0.00', '[$JP¥]#,##0', '[$KWD ]#,##0.000', '[$X ]#,##0.00']);
});

test('no column is wider than Excel takes, however long the word that is its heading', async () => {
  const columns = [`custom:${'W'.repeat(230)}`, `custom:${'reference'.repeat(26)}`];
  const opened = await OpenedWorkbook.of(aReport({ scope: { columns } }));
  for (const sheet of ['Open cases', 'Completed cases']) {
    const widths = Array.from(opened.sheetXml(sheet).matchAll(/<col [^>]*width="([\d.]+)"/g), ([, width]) =>
      Number(width),
    );
    expect(Math.max(...widths), sheet).toBe(255);
    const heights = Array.from(opened.sheetXml(sheet).matchAll(/<row [^>]*ht="([\d.]+)"/g), ([, height]) =>
      Number(height),
    );
    expect(Math.max(...heights), sheet).toBeLessThanOrEqual(409);
  }
});

test('Excel is told that a present version worked out the formulas, and so does not ask to save what nobody changed', async () => {
  const opened = await OpenedWorkbook.of(aReport());
  const calculator = /<calcPr calcId="(\d+)"\/>/.exec(opened.part('xl/workbook.xml'))?.[1];
  expect(Number(calculator)).toBeGreaterThanOrEqual(191_029);
});
