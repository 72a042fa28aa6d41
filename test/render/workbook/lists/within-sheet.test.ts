import { beforeAll, describe, expect, test } from 'vitest';
import { aCase, pounds } from '../../../builders/a-case.ts';
import { aClient } from '../../../builders/a-client.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../opened-workbook.ts';

describe('a list of more rows than a sheet has', () => {
  let opened: OpenedWorkbook;

  beforeAll(async () => {
    // The oldest is worth 1 pound, the next one 2, and so on.
    const cases = Array.from({ length: 9 }, (_, index) =>
      aCase({
        uuid: aUuid(index),
        createdAt: `2026-01-0${index + 1}T09:00:00.000Z`,
        value: pounds(index + 1),
        clients: [aClient(index)],
      }),
    );
    opened = await OpenedWorkbook.of(aReport({ cases }), { mostRows: 4 });
  });

  test('shows the first that there is room for, and totals of these, as their formulas come to', () => {
    const { rows, totals, head } = opened.table('Open cases', 'OpenCases');
    const value = head.indexOf('Value (GBP)');
    expect(rows.map((row) => row[value])).toEqual([1, 2, 3, 4]);
    expect(totals[0]).toMatchObject({ formula: 'SUBTOTAL(103,OpenCases[Case])', result: 4 });
    expect(totals[value]).toMatchObject({ result: 10 });
    expect(opened.table('Clients', 'Clients').rows).toHaveLength(4);
  });

  test('says so, and where all of them are', () => {
    expect(opened.words('Open cases')).toContain(
      'Excel holds no more rows: the first 4 of 9 cases are listed, and the row of totals is of these alone.',
    );
    expect(opened.words('Open cases').join(' ')).toContain(
      'All of them are in weekly-cases.2026-W47.report.json, which is kept beside this workbook.',
    );
    expect(opened.words('Clients').join(' ')).toContain('the first 4 of 9 clients are listed');
    expect(opened.words('Completed cases').join(' ')).not.toContain('Excel holds no more rows');
  });

  test('no client leads to a case that is not there', () => {
    const targets = Array.from(opened.sheetXml('Clients').matchAll(/location="'Open cases'!A(\d+)"/g), ([, row]) =>
      Number(row),
    );
    const [, , top = '0', bottom = '0'] =
      /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(opened.table('Open cases', 'OpenCases').ref) ?? [];
    for (const row of targets) {
      expect(row).toBeGreaterThan(Number(top));
      expect(row).toBeLessThan(Number(bottom));
    }
  });
});
