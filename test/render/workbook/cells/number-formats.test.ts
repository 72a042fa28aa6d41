import type { Cell } from 'exceljs';
import { expect, test } from 'vitest';
import { shortMoneyFormat } from '../../../../functions/render/workbook/cells/number-formats.ts';
import { aCase } from '../../../builders/a-case.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../opened-workbook.ts';

test.each([
  ['GBP', 124_050_012, '£#,##0'],
  ['GBP', 100_000, '£#,##0'],
  ['GBP', 99_999, '£#,##0.00'],
  ['GBP', -1, '£#,##0.00'],
  ['GBP', 80_000, '£#,##0'],
  ['GBP', 0, '£#,##0'],
  ['GBP', undefined, '£#,##0'],
  ['KWD', 500, '[$KWD ]#,##0.000'],
  ['KWD', 999_999, '[$KWD ]#,##0.000'],
  ['KWD', 1_000_001, '[$KWD ]#,##0'],
  ['JPY', 5, '[$JP¥]#,##0'],
])('where space is short, %s %s in minor units is shown as %s', (currency, minor, format) => {
  expect(shortMoneyFormat(currency, minor)).toBe(format);
});

test('half a dinar and half a pound do not look like nothing on the summary', async () => {
  const opened = await OpenedWorkbook.of(
    aReport({
      cases: [
        aCase({ value: { minor: 500, currency: 'KWD' } }),
        aCase({ uuid: aUuid(2), value: { minor: 49, currency: 'GBP' } }),
      ],
    }),
  );
  const formats = new Map<number, Set<string>>();
  opened.sheet('Summary').eachRow((row) => {
    row.eachCell(({ value, numFmt }: Cell) => {
      if (typeof value === 'number') formats.set(value, (formats.get(value) ?? new Set()).add(numFmt));
    });
  });
  expect([...(formats.get(0.5) ?? [])]).toEqual(['[$KWD ]#,##0.000']);
  expect([...(formats.get(0.49) ?? [])]).toEqual(['£#,##0.00']);
});
