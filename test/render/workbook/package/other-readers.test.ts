import { expect, test } from 'vitest';
import type { Report } from '../../../../functions/analyse/report.ts';
import { renderWorkbook } from '../../../../functions/render/workbook/render-workbook.ts';
import { aCase } from '../../../builders/a-case.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { comparePlain } from '../../../office/compare.ts';
import { readWithSheetJs } from '../../../office/read-with-sheetjs.ts';
import { fullReport } from '../../last-week.ts';

/* Programs that are not Excel: what they read is what stands in the cells. More of them: npm run check:office. */

const reports: Readonly<Record<string, () => Report>> = {
  'with everything a report can have': () => fullReport({ scope: { columns: ['tags', 'custom:=cmd|x'] } }),
  'without a case': () => aReport({ cases: [] }),
  'of three hundred cases': () =>
    aReport({ cases: Array.from({ length: 300 }, (_, index) => aCase({ uuid: aUuid(index), name: `Case ${index}` })) }),
};

test.each(Object.entries(reports))('SheetJS reads every cell of a report %s', async (_, report) => {
  const bytes = await renderWorkbook(report(), { version: '1' });
  expect(await comparePlain(bytes, 'SheetJS', readWithSheetJs(bytes))).toEqual([]);
});
