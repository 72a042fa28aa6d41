import type { CellValue, Worksheet } from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../../../functions/analyse/report.ts';
import { aCase, pounds } from '../../../../builders/a-case.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aStage } from '../../../../builders/a-stage.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { aFlow, aFlowWeek, aReliance } from '../../../hand-made.ts';
import { aSnapshot, firmLastWeek, fullReport, secondReport, unexplainedReport } from '../../../last-week.ts';
import { besideOthers } from '../../../told-figures.ts';
import { OpenedWorkbook, shown } from '../../opened-workbook.ts';

/** The figure of the tile with this label, which stands right under it, and the note under that. */
function tile(opened: OpenedWorkbook, label: string): [figure: CellValue, note: CellValue] {
  const sheet = opened.sheet('Summary');
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    for (const column of [1, 4, 8, 11]) {
      if (sheet.getCell(row, column).value === label) {
        return [shown(sheet.getCell(row + 1, column).value), shown(sheet.getCell(row + 2, column).value)];
      }
    }
  }
  throw new Error(`No tile ${label}`);
}

/** The row of the first labels of tiles. */
function tileRow(opened: OpenedWorkbook): number {
  for (let row = 1; row < 20; row += 1) if (opened.sheet('Summary').getCell(row, 1).value === 'Open cases') return row;
  throw new Error('No tile Open cases');
}

/** What stands to the right of a label: on Summary in the right half. */
function beside(opened: OpenedWorkbook, sheetName: 'Summary' | 'About', label: string): CellValue[] {
  const column = sheetName === 'Summary' ? 8 : 1;
  const found: CellValue[] = [];
  opened.sheet(sheetName).eachRow((row) => {
    if (row.getCell(column).value === label) found.push(shown(row.getCell(column + 1).value));
  });
  return found;
}

/** The sentences: what stands under the head of the left half, until a cell is blank or a list begins. */
function sentences(opened: OpenedWorkbook): CellValue[] {
  const column = opened.sheet('Summary').getColumn(1).values.slice(1);
  const head = column.findIndex((value) => /^The (week|month) in short$/.test(String(value)));
  const rest = column.slice(head + 1);
  const end = rest.findIndex((value) => value === undefined || value === null || / beside others$/.test(String(value)));
  return rest.slice(0, end < 0 ? undefined : end);
}

/** Of all that stands on a sheet. */
function sizeInPoints(sheet: Worksheet): { readonly width: number; readonly height: number } {
  let [width, height] = [0, 0];
  // A digit of Arial 10 is 7 pixels wide, and a pixel is three quarters of a point.
  for (let column = 1; column <= sheet.columnCount; column += 1)
    width += (sheet.getColumn(column).width ?? 9) * 7 * 0.75;
  for (let row = 1; row <= sheet.rowCount; row += 1) height += sheet.getRow(row).height ?? 15;
  return { width, height };
}

/** Two currencies, lost cases, targets, last year's month, and the row that leads to Board. */
function aBusyMonth(): Report {
  const [firm, lostStages] = [fullReport(), ['Submitted']];
  const targets = {
    completedCases: 12,
    completedValue: 9_000,
    currency: 'GBP',
    per: 'month',
    openCasesAtMost: 4,
    lateCasesAtMost: 1,
  } as const;
  const report = aReport({
    period: '2026-11',
    asAt: '2026-12-01T08:00:00.000Z',
    scope: { historyWeeks: 60, lostStages, targets },
    previous: aSnapshot(firmLastWeek(), { period: '2026-10', asAt: '2026-11-01T08:00:00.000Z' }),
  });
  return { ...report, headline: firm.headline };
}

function inPounds(stages: number): Report {
  return aReport({
    cases: Array.from({ length: 60 }, (_, index) =>
      aCase({ uuid: aUuid(index + 1), stage: aStage((index % stages) + 1), value: pounds(100 * index) }),
    ),
  });
}

describe('the summary', () => {
  test('shows the headline, each figure with what it was taken over', async () => {
    const opened = await OpenedWorkbook.of(aReport());
    expect(tile(opened, 'Open cases')).toEqual([6, '5 of 6 have a value']);
    expect(tile(opened, 'Open value (GBP)')).toEqual([4050.5, 'expected fee income']);
    expect(tile(opened, 'Opened in the period')).toEqual([2, '£0']);
    expect(tile(opened, 'Completed in the period')).toEqual([2, '£1,550; 2 have a value']);
    // Positions 1 to 5, one each, and by value (2,000 x 2 + 1,250.50 x 3 + 800 x 5) / 4,050.50 = 2.89.
    expect(tile(opened, 'Mean position of open cases')).toEqual([
      '3.0 of 5; 2.9 by value',
      'of 5 cases; the furthest is at 5',
    ]);
    expect(tile(opened, 'Late')).toEqual([0, 'no case is known to be past what is usual in its stage']);
    expect(tile(opened, 'Reviews overdue')).toEqual([1, 'the longest by 42 days: see Attention']);
    expect(tile(opened, 'Likely to complete')).toEqual(['none', 'no forecast yet: see Forecast']);
  });

  test('sets what is likely beside what the last weeks brought, and says what is late', async () => {
    const opened = await OpenedWorkbook.of(fullReport());
    expect(tile(opened, 'Likely to complete in 4 weeks')).toEqual(['4 to 11', '85 of 100 times; £3,001 to £9,000']);
    expect(tile(opened, 'Late')).toEqual([3, '£3,201 + €3,400; past what is usual in their stage']);
    const sheet = opened.sheet('Summary');
    const label = ['C', 'F', 'J', 'M'].map((column) => sheet.getCell(`${column}${tileRow(opened) + 4}`).value);
    expect(label).toContain('last 4 weeks');
    expect(sheet.getCell(`J${tileRow(opened) + 5}`).value).toBe(6);
  });

  test('tells in the tile how each figure stands to its target, and on About what is aimed at', async () => {
    const targets = {
      completedCases: 3,
      completedValue: 1_000,
      currency: 'GBP',
      per: 'week',
      openCasesAtMost: 5,
      lateCasesAtMost: 0,
    } as const;
    const opened = await OpenedWorkbook.of(aReport({ scope: { targets } }));
    const sheet = opened.sheet('Summary');
    const row = tileRow(opened);
    // Under label, figure and note; the tiles of a row without a target have no such line.
    expect(['A', 'D', 'H', 'K'].map((column) => sheet.getCell(`${column}${row + 3}`).value)).toEqual([
      ...['1 over the limit of 5', null, null],
      'Target: 1 short of 3; £1,000 reached, £550 more',
    ]);
    expect(sheet.getCell(`A${row + 5}`).value).toBe('Late');
    expect(sheet.getCell(`A${row + 8}`).value).toBe('within the limit of 0');
    expect(beside(opened, 'About', 'Targets')[0]).toMatch(
      /^completed cases: 3 in the week, kept in \d+ of the 13 weeks/,
    );
    // It has two currencies.
    expect(sizeInPoints(sheet).height).toBeLessThanOrEqual(695);
  });

  test('sets what came and went beside the week before, the mean of 13 and last year, and says what is not known', async () => {
    const opened = await OpenedWorkbook.of(aReport());
    const words = opened.words('Summary');
    // Three of the nine were opened from 17 August to 15 November.
    expect(besideOthers(opened, 'Opened')).toEqual([2, 0, 3 / 13, null]);
    expect(besideOthers(opened, 'Completed')).toEqual([2, 0, 0, null]);
    expect(besideOthers(opened, 'Completed value (GBP)')).toEqual([1_550, 0, 0, null]);
    expect(besideOthers(opened, 'Withdrawn')).toEqual(['not known', 'not known', 'not known', null]);
    for (const head of ['This week', 'Week before', 'Mean of 13']) expect(words).toContain(head);
    expect(words).toContain('52 weeks before: not read so far back (it takes historyWeeks: 53).');
    const second = await OpenedWorkbook.of(secondReport({ scope: { historyWeeks: 60 } }));
    expect(second.words('Summary')).toContain('52 weeks before');
    expect(second.words('Summary')).toContain('Withdrawn: since the last report.');
    expect(besideOthers(second, 'Withdrawn')).toEqual([1, 'not known', 'not known', 'not known']);
    expect(besideOthers(second, 'Opened')).toEqual([2, 0, 3 / 13, 0]);
  });

  test('names the cases to act on, who holds each, for whom and why, and how many more each person has', async () => {
    const opened = await OpenedWorkbook.of(fullReport());
    const words = opened.words('Summary');
    const from = words.indexOf('Act on these first');
    expect(words.slice(from + 1, from + 14)).toEqual([
      ...['Case', 'Held by, and for whom', 'Why', 'Value'],
      ...['1. Villa in Spain', 'Priya Shah, for Zoë 🌊 Brandt', '19 days in Submitted; 85% leave within 11', 3400],
      '2. Joint mortgage',
      "Ben Cole and Priya Shah, for Mary O'Neill and Tom O’Neill",
      'Review overdue by 42 days',
      1250.5,
      '1 more: nobody assigned 1.',
    ]);
    const none = await OpenedWorkbook.of(aReport());
    expect(none.words('Summary').join('\n')).toContain('No open case needs a look: ');
  });

  test('names the firm, the period in words and the as-at time with its zone', async () => {
    const opened = await OpenedWorkbook.of(aReport());
    expect(opened.words('Summary').slice(0, 2)).toEqual([
      'Harbour Wealth',
      'Cases in the week Mon 16 to Sun 22 Nov 2026, as at Mon 23 Nov 2026, 07:00 (Europe/London)',
    ]);
  });

  test('sets the currencies side by side where there are two, and not where there is one', async () => {
    const opened = await OpenedWorkbook.of(aReport());
    const words = opened.words('Summary');
    const following = (word: CellValue, count: number) =>
      words.slice(words.indexOf(word) + 1, words.indexOf(word) + 1 + count);
    // Open value, with a value, nothing opened or completed, and where the one case stands.
    expect(following('EUR', 3)).toEqual([3400, 1, 4]);
    expect(following('Currency', 5)).toEqual(['Open value', 'With a value', 'Opened', 'Completed', 'Mean position']);
    const one = await OpenedWorkbook.of(aReport({ cases: [aCase({ value: pounds(1) })] }));
    expect(one.words('Summary')).not.toContain('Value by currency');
  });

  // A screen of 1,920 by 1,080 at 90% has about 650 points for rows beside what is Excel's own.
  test.each([
    ['a usual firm, with a row more for what to take care with', () => inPounds(9), 665],
    ['a firm of thirty stages', () => inPounds(30), 650],
    ['a firm without a case', () => aReport({ cases: [] }), 650],
    ['a firm of two currencies, which takes three rows more', () => fullReport(), 695],
    ['a firm of two currencies that loses cases, in a month with targets', aBusyMonth, 714],
  ])('fits one screen and, legibly, one page for %s', async (_, report, points) => {
    const sheet = (await OpenedWorkbook.of(report())).sheet('Summary');
    const { width, height } = sizeInPoints(sheet);
    expect(height).toBeLessThanOrEqual(points);
    // 1,400 pixels.
    expect(width).toBeLessThanOrEqual(1_050);
    expect(sheet.views[0]).toMatchObject({ zoomScale: 90, activeCell: 'A1' });
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 1,
    });
    // On A4 less its margins the smallest letters, of 9 points, come to 6.5 or more.
    expect(9 * Math.min(784 / width, 516 / height)).toBeGreaterThanOrEqual(6.5);
  });

  test('says loudly that it is partial, and why', async () => {
    const opened = await OpenedWorkbook.of(
      aReport({ coverage: { gaps: ['One client could not be read.', 'Two records were set aside.'], share: 0.97 } }),
    );
    const words = opened.words('Summary');
    expect(words.slice(13, 16)).toEqual([
      'PARTIAL: not all that was asked for could be read.',
      'One client could not be read.',
      'Two records were set aside.',
    ]);
    expect(words).toContain('No, PARTIAL: 97% came; the reasons stand above');
    for (const { name: sheet } of opened.workbook.worksheets.slice(1)) {
      expect(opened.words(sheet), sheet).toContain('PARTIAL: not all could be read. See Summary.');
      expect(opened.sheet(sheet).headerFooter.oddFooter, sheet).toContain('&CPARTIAL');
    }
  });

  test('does not say that all came when it is partial for another reason', async () => {
    const opened = await OpenedWorkbook.of(aReport({ coverage: { gaps: ['One record was set aside.'], share: 1 } }));
    expect(beside(opened, 'Summary', 'Complete?')).toEqual(['No, PARTIAL: the reasons stand above']);
    expect(beside(opened, 'About', 'Complete?')).toEqual(['No, PARTIAL']);
  });

  test('says nothing of partial when all came', async () => {
    const opened = await OpenedWorkbook.of(aReport());
    for (const xml of opened.parts.values()) expect(xml).not.toContain('PARTIAL');
    expect(beside(opened, 'Summary', 'Complete?')).toEqual(['Yes: all that was asked for came']);
  });

  test('answers whether it can be relied on', async () => {
    const opened = await OpenedWorkbook.of(
      aReport({
        coverage: {
          received: 1512,
          expected: 1513,
          share: 0.9993,
          account: { uuid: aUuid(1), name: 'Olu Adeyemi', role: 'member', firm: 'Harbour Wealth' },
          notes: ['The include "tags" was refused.'],
        },
      }),
    );
    expect(beside(opened, 'Summary', 'Cases')).toEqual(['1,512 received of 1,513 expected']);
    expect(beside(opened, 'Summary', 'Read as')).toEqual(['Olu Adeyemi, member, Harbour Wealth']);
    expect(beside(opened, 'Summary', 'Sees')).toEqual(['A member may not see all of the firm’s cases']);
    expect(beside(opened, 'Summary', 'Left out')).toEqual([]);
    expect(beside(opened, 'Summary', 'Doubtful data')).toEqual([
      'No value 1; No type 1; Nobody assigned 1; Unknown stage 1; Stage and completion disagree 1',
    ]);
    expect(beside(opened, 'Summary', 'Notes')).toEqual(['1 note on the reading: see About']);
    expect(beside(opened, 'About', 'Note')).toEqual(['The include "tags" was refused.']);
  });

  test('tells whether it agrees with the last run, how old the data is, and what to take care with', async () => {
    const facts = async (given: Partial<Report['reliance']>) => {
      const opened = await OpenedWorkbook.of({ ...aReport(), reliance: aReliance(given) });
      return ['Complete?', 'Agreement', 'Read at', 'Take care', 'Sees'].map(
        (label) => beside(opened, 'Summary', label)[0],
      );
    };
    expect(await facts({})).toEqual([
      'Yes: all that was asked for came',
      'Agrees with the last report: 6 open on Mon 16 Nov 2026, 6 now, nothing unexplained',
      'Mon 23 Nov 2026, 07:00 (Europe/London). Read within a day of the end of the week',
      undefined,
      undefined,
    ]);
    expect(
      await facts({
        verdict: 'with-care',
        cautions: ['role', 'account-changed', 'last-run-partial', 'notes'],
        daysSincePeriod: 2,
        account: { sees: 'not-known' },
        agreement: { state: 'no-baseline' },
      }),
    ).toEqual([
      'With care: all that was asked for came',
      'Nothing to compare with yet: no earlier report is kept',
      'Mon 23 Nov 2026, 07:00 (Europe/London). Read 2 days after the end of the week',
      'The account that reads, or its role, is another than last time. The report compared with was PARTIAL',
      'Its role is not known, so it may not see all of the firm’s cases',
    ]);
    const unexplained = await OpenedWorkbook.of(unexplainedReport());
    expect(beside(unexplained, 'Summary', 'Agreement')).toEqual([
      'DOES NOT AGREE with the last report: -1 cases and £300.50 unexplained since Mon 16 Nov 2026',
    ]);
  });

  test('sets the headline against the last run, and the week against the one before, in figures', async () => {
    const opened = await OpenedWorkbook.of({ ...secondReport(), flow: aFlow() });
    const cells = ['C', 'F', 'J', 'M'].map((column) => {
      const sheet = opened.sheet('Summary');
      const row = tileRow(opened);
      return [sheet.getCell(`${column}${row}`).value, sheet.getCell(`${column}${row + 1}`).value];
    });
    expect(cells).toEqual([
      ['since 16 Nov', 0],
      ['since 16 Nov', -550],
      ['week before', 4],
      ['week before', 5],
    ]);
    const format = (column: string) => opened.sheet('Summary').getCell(`${column}${tileRow(opened) + 1}`).numFmt;
    expect(format('C')).toBe('+#,##0;-#,##0;"no change"');
    expect(format('F')).toBe('+£#,##0;-£#,##0;"no change"');
    const fewer = await OpenedWorkbook.of(unexplainedReport());
    const [cases, value] = ['C', 'F'].map((column) => fewer.sheet('Summary').getCell(`${column}${tileRow(fewer) + 1}`));
    expect([cases?.value, value?.value]).toEqual([-1, -249.5]);
    // Not "-£250": of so little the pence are told.
    expect(value?.numFmt).toBe('+£#,##0.00;-£#,##0.00;"no change"');
    // The figures of the tiles themselves stand where they stood.
    expect(tile(opened, 'Open cases')).toEqual([6, '5 of 6 have a value']);
    expect(tile(opened, 'Open value (GBP)')[0]).toBe(4050.5);
  });

  test('sets nothing against a run that was not', async () => {
    const words = (await OpenedWorkbook.of({ ...aReport(), flow: aFlow({ weeks: [aFlowWeek(47)] }) })).words('Summary');
    expect(words.filter((each) => /^since|^week before/.test(String(each)))).toEqual([]);
  });

  test('has the report in a few sentences at its head', async () => {
    const opened = await OpenedWorkbook.of(fullReport());
    expect(sentences(opened)).toEqual([
      '2 cases completed, worth £1,550.',
      'The queue at Recommendation grew from 0 to 1.',
      'Open cases stayed at 6; their value fell by £550 and €600.',
    ]);
  });

  test('says what it was narrowed to by name, and how many have none; About gives their UUIDs', async () => {
    const opened = await OpenedWorkbook.of(
      aReport({ scope: { clients: [aUuid(9001), aUuid(4711)], only: { types: [aUuid(7001)] } } }),
    );
    expect(opened.words('Summary')).toEqual(
      expect.arrayContaining([
        "Only cases of these clients: Mary O'Neill; and 1 more of which no case came (see About).",
        'Only cases of these types: Pension.',
      ]),
    );
    expect(opened.words('Summary').join(' ')).not.toContain(aUuid(4711));
    expect(opened.words('About').join(' ')).toContain(`Only cases of these clients: Mary O'Neill; ${aUuid(4711)}.`);
  });

  test('says when the period was not over', async () => {
    const opened = await OpenedWorkbook.of(aReport({ asAt: '2026-11-20T12:00:00.000Z' }));
    expect(opened.words('Summary')).toContain(
      'The week was not over: its counts are of the part before the cases were read.',
    );
  });

  test('has no figure where there is none, rather than nought', async () => {
    const opened = await OpenedWorkbook.of(aReport({ cases: [] }));
    expect(tile(opened, 'Open cases')).toEqual([0, 'no open case']);
    expect(tile(opened, 'Opened in the period')).toEqual([0, 'no case was opened']);
    expect(tile(opened, 'Completed in the period')).toEqual([0, 'no case was completed']);
    expect(tile(opened, 'Open value (GBP)')[0]).toBe('none');
    expect(tile(opened, 'Mean position of open cases')[0]).toBe('none');
  });

  test('speaks of one case as of one', async () => {
    const opened = await OpenedWorkbook.of(
      aReport({ cases: [aCase(), aCase({ uuid: aUuid(2), completedAt: '2026-11-18T10:00:00.000Z' })] }),
    );
    expect(tile(opened, 'Open cases')).toEqual([1, '1 of 1 has a value']);
    expect(tile(opened, 'Completed in the period')[1]).toMatch(/; 1 has a value$/);
    expect(opened.words('Clients')).toContain('1 client.');
  });

  test('leads to every other sheet', async () => {
    const opened = await OpenedWorkbook.of(aReport());
    const links = [...opened.sheetXml('Summary').matchAll(/<hyperlink ref="([A-Z]+\d+)" location="'([^']+)'!A1"/g)];
    expect(links.map(([, , to]) => to)).toEqual(opened.workbook.worksheets.slice(1).map(({ name }) => name));
    for (const [, address = '', to] of links) expect(opened.sheet('Summary').getCell(address).text).toBe(to);
  });
});

test.each([
  ['2026-W53', 'the week Mon 28 Dec 2026 to Sun 3 Jan 2027'],
  ['2026-W40', 'the week Mon 28 Sep to Sun 4 Oct 2026'],
  ['2026-11', 'November 2026'],
])('the period %s reads "%s"', async (period, words) => {
  const opened = await OpenedWorkbook.of(aReport({ cases: [], period, asAt: '2027-01-04T07:00:00.000Z' }));
  expect(opened.words('Summary')[1]).toBe(`Cases in ${words}, as at Mon 4 Jan 2027, 07:00 (Europe/London)`);
});

test('about tells the period, the as-at time, the reading, the version and how the cases add up', async () => {
  const opened = await OpenedWorkbook.of(
    aReport({
      coverage: {
        way: 'client-by-client',
        whyThisWay: 'The firm-wide list was refused (403).',
        requests: 1234,
        retries: 1,
        rateLimited: 2,
        clientsAsked: 400,
        clientsRead: 399,
      },
    }),
  );
  const about = (label: string) => beside(opened, 'About', label);
  expect(about('Period')).toEqual(['week Mon 16 to Sun 22 Nov 2026 (2026-W47)']);
  expect(about('Period begins')).toEqual(['Mon 16 Nov 2026, 00:00 (Europe/London)']);
  expect(about('As at')).toEqual(['Mon 23 Nov 2026, 07:00 (Europe/London)']);
  expect(about('Made by')).toEqual(['Casebook 1.2.3']);
  expect(about('Limits in force')).toEqual([
    'In a stage: 3 times the days within which 85% leave it, over 10 cases or more; where fewer have: 21 days; age: the days within which 95% of its type complete; past review: 182 days; open in a stage of completed or lost cases: 182 days',
  ]);
  expect(about('Way of reading')).toEqual(['The cases of one client after another']);
  expect(about('Why this way')).toEqual(['The firm-wide list was refused (403).']);
  expect(about('Requests')).toEqual(['1,234 requests, 1 retry, 2 times told to slow down (429)']);
  expect(about('Clients')[0]).toBe('399 read of 400 asked for');
  expect(about('Cases used')).toEqual([
    '9 = 6 open + 3 completed in the history window + 0 completed before it + 0 completed after the as-at time',
  ]);
  expect(about('Value')[0]).toContain('expected to generate');
  expect(about('Compared with')).toEqual([
    'No baseline yet: no earlier report is kept. Scheduled reports compare with the one before.',
  ]);
  expect(about('Agreement')[0]).toBe('Nothing to compare with yet: no earlier report is kept');
});

test('about tells what it is compared with, and what each new measure means', async () => {
  const previous = aSnapshot(firmLastWeek(), { period: '2026-W45', asAt: '2026-11-09T07:00:00.000Z' });
  const opened = await OpenedWorkbook.of(aReport({ previous }));
  expect(beside(opened, 'About', 'Compared with')[0]).toContain('week to Sun 8 Nov 2026');
  expect(beside(opened, 'About', 'and')).toEqual([
    'No report is kept of the week between: 2 weeks are bridged at once.',
  ]);
  const measures = ['Movement', 'Withdrawn, not read', 'Moves between stages', 'Attention', 'Usual age, usual stay'];
  for (const measure of [...measures, 'Trend', 'Forecast', 'Agreement']) {
    expect(beside(opened, 'About', measure).at(-1), measure).toMatch(/\w{3}.*\.$/);
  }
});
