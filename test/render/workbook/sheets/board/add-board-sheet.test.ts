import type { Worksheet } from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../../../functions/analyse/report.ts';
import { aCase, euros, pounds } from '../../../../builders/a-case.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aStage } from '../../../../builders/a-stage.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { aSnapshot } from '../../../last-week.ts';
import { besideOthers } from '../../../told-figures.ts';
import { OpenedWorkbook, shown } from '../../opened-workbook.ts';

const ofMonth = { period: '2026-11', asAt: '2026-12-01T08:00:00.000Z' } as const;

/** The cells to the right of a name in its half of the page, as they are shown. */
function cellsBeside(sheet: Worksheet, name: string, half: 1 | 8, from = 1): unknown[] {
  for (let row = from; row <= sheet.rowCount; row += 1) {
    if (sheet.getCell(row, half).value !== name) continue;
    const cells = [1, 2, 3, 4, 5].map((after) => sheet.getCell(row, half + after));
    return cells
      .filter((cell) => !cell.isMerged || cell.master.address === cell.address)
      .map((cell) => shown(cell.value));
  }
  throw new Error(`No ${name}`);
}

/** More of everything than two pages have room for: types, people, stages, currencies, and words at the head. */
function aCrowdedMonth(): Report {
  const cases = Array.from({ length: 90 }, (_, index) =>
    aCase({
      uuid: aUuid(index + 1),
      createdAt: '2026-03-03T09:00:00Z',
      completedAt: index % 3 === 0 ? '2026-11-12T09:00:00Z' : undefined,
      type: { uuid: aUuid(7_000 + (index % 30)), name: `Advice of the kind ${index % 30}` },
      stage: aStage(1 + (index % 30), { name: `Stage number ${index % 30}`, isTypeCompleted: undefined }),
      assignedTo: [`The Honourable Person ${index % 40}`, `Person ${(index + 1) % 40}`],
      assignedUuids: [aUuid(6_000 + (index % 40)), aUuid(6_000 + ((index + 1) % 40))],
      value: [pounds(1_000), euros(700), { minor: 90_000, currency: 'USD' }][index % 3],
    }),
  );
  const gap =
    'One client of 31 could not be read: Plannr refused it. What to do: give the account access to this client. ';
  return aReport({
    ...ofMonth,
    cases,
    previous: aSnapshot(cases.slice(3), { period: '2026-10', asAt: '2026-11-01T08:00:00.000Z' }),
    coverage: { gaps: [1, 2, 3, 4, 5].map((number) => `${number}: ${gap.repeat(2)}`), share: 0.97 },
    scope: {
      historyWeeks: 60,
      lostStages: ['Stage number 9'],
      stages: Array.from({ length: 30 }, (_, index) => ({ stage: `Stage number ${index}`, target: 5 })),
      targets: {
        completedCases: 10,
        completedValue: 9_000,
        currency: 'GBP',
        per: 'week',
        openCasesAtMost: 50,
        lateCasesAtMost: 3,
      },
    },
  });
}

describe('the page for the board', () => {
  test('is in a report on a month alone, and Summary leads to it', async () => {
    const week = await OpenedWorkbook.of(aReport());
    expect(week.workbook.getWorksheet('Board')).toBeUndefined();
    expect(week.words('Summary')).not.toContain('Board');
    const month = await OpenedWorkbook.of(aReport(ofMonth));
    expect(month.workbook.worksheets.map(({ name }) => name).slice(0, 5)).toEqual([
      'Summary',
      'Attention',
      'Movement',
      'Board',
      'Stages',
    ]);
    expect(month.sheetXml('Summary')).toContain(`location="'Board'!A1"`);
    expect(month.sheetXml('Board')).toContain(`location="'Summary'!A1"`);
  });

  test('tells the figures of Summary, Trend and People under their names, and what earlier forecasts came to', async () => {
    const report = aReport({ ...ofMonth, scope: { historyWeeks: 60 } });
    const opened = await OpenedWorkbook.of(report);
    const sheet = opened.sheet('Board');
    // Of aFirm's nine three were opened and two completed in November, for £450 and £1,100, and six were opened before.
    expect(cellsBeside(sheet, 'Opened', 1)).toEqual([3, 1, 6 / 12, 0]);
    expect(cellsBeside(sheet, 'Completed', 1)).toEqual([2, 0, 1 / 12, 0]);
    expect(cellsBeside(sheet, 'in value (GBP)', 1)[0]).toBe(1_550);
    expect(besideOthers(opened, 'Opened')).toEqual(cellsBeside(sheet, 'Opened', 1));
    expect(besideOthers(opened, 'Completed')).toEqual(cellsBeside(sheet, 'Completed', 1));
    const months = opened.column('Trend', 'Months', 'Opened');
    expect(cellsBeside(sheet, 'Opened', 1).slice(0, 2)).toEqual([months.at(-1), months.at(-2)]);
    const firm = cellsBeside(sheet, 'Firm', 1);
    expect(firm).toEqual([2, 1_550, report.totals.openCases, (report.totals.openValue.GBP ?? 0) / 100]);
    expect(cellsBeside(sheet, 'Firm', 8)).toEqual(firm);
    expect(opened.words('Board')).toContain('There is no earlier forecast to hold against the month.');
    expect(opened.words('Board')).toContain(
      'No stage in which cases are or were has a target, or the settings have no map of the stages.',
    );
  });

  test.each([
    ['of a usual firm', () => aReport(ofMonth)],
    ['without a case', () => aReport({ ...ofMonth, cases: [] })],
    ['with more of everything than there is room for', aCrowdedMonth],
  ])('is two pages of A4 %s', async (_, report) => {
    const sheet = (await OpenedWorkbook.of(report())).sheet('Board');
    const breaks = /<rowBreaks[^>]*>(.*?)<\/rowBreaks>/s.exec(
      (await OpenedWorkbook.of(report())).sheetXml('Board'),
    )?.[1];
    const [last = 0] = [...(breaks ?? '').matchAll(/<brk id="(\d+)"/g)].map(([, id]) => Number(id));
    expect(last).toBeGreaterThan(10);
    expect(breaks?.match(/<brk /g)).toHaveLength(1);
    let [width, first, second] = [0, 0, 0];
    // A digit of Arial 10 is 7 pixels wide, and a pixel is three quarters of a point.
    for (let column = 1; column <= 13; column += 1) width += (sheet.getColumn(column).width ?? 9) * 7 * 0.75;
    for (let row = 1; row <= sheet.rowCount; row += 1) {
      const points = sheet.getRow(row).height ?? 15;
      if (row <= last) first += points;
      else second += points;
    }
    // A4 on its side, less its margins, is 784 by 516 points.
    const room = 516 * (width / 784);
    expect(first).toBeLessThanOrEqual(room);
    expect(second).toBeLessThanOrEqual(room);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1, fitToHeight: 0 });
  });

  test('names the largest and sums up the rest', async () => {
    const report = aCrowdedMonth();
    const sheet = (await OpenedWorkbook.of(report)).sheet('Board');
    expect(cellsBeside(sheet, '22 other types', 1)[0]).toBe(report.board?.types.others?.completed);
    expect(cellsBeside(sheet, '32 others', 8)[0]).toBe(report.board?.people.others?.completed);
    expect(cellsBeside(sheet, 'less shared cases', 8)[0]).toBe(report.board?.people.countedAgain?.completed);
    expect(cellsBeside(sheet, 'All stages with a target', 1).at(-1)).toBe(report.board?.service?.openPast);
  });
});
