import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../../../functions/analyse/report.ts';
import { aCase } from '../../../../builders/a-case.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aStageHistory } from '../../../../builders/a-stage-history.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { day, OpenedWorkbook } from '../../opened-workbook.ts';

/* The figures are those of the nine cases of `aFirm`, worked out by hand as at Monday 23 November 2026. */

let opened: OpenedWorkbook;

beforeAll(async () => {
  opened = await OpenedWorkbook.of(aReport());
});

describe('the sheet of open cases', () => {
  const column = (heading: string) => opened.column('Open cases', 'OpenCases', heading);

  test('has the columns that other programs rely on, in order, and the second currency after them', () => {
    expect(opened.table('Open cases', 'OpenCases').head).toEqual([
      'Case',
      'Clients',
      'Type',
      'Stage',
      'Position',
      'Board position',
      'Value (GBP)',
      'Opened',
      'Age (days)',
      'Days in stage',
      'Review',
      'Assigned to',
      'Flags',
      'Case UUID',
      ...['Needs a look', 'Why', 'Usual days in stage', 'Days over', 'Weeks on the list'],
      'Days in stage known',
      'Held by',
      'Value (EUR)',
    ]);
  });

  test('has working days at the right where the settings name a calendar, and says what they are', async () => {
    const research = aCase({ createdAt: '2026-11-02T09:00:00.000Z', updatedAt: '2026-11-02T09:00:00.000Z' });
    const scope = { calendar: 'england-and-wales', closed: ['2026-11-05'] } as const;
    const entered = aStageHistory([1, [2, '2026-11-02T09:00:00.000Z']]);
    const report = aReport({ cases: [{ ...research, uuid: aUuid(1) }], scope, stageHistory: entered });
    const book = await OpenedWorkbook.of(report);

    const { head, rows } = book.table('Open cases', 'OpenCases');
    expect(head.slice(19)).toEqual([
      ...['Days in stage known', 'Held by'],
      ...['Working days in stage', 'Usual working days', 'Working days over'],
    ]);
    // Monday 2 to Monday 23 November: 21 days, of which 15 are working days but for the Thursday.
    expect([rows[0]?.[9], ...(rows[0]?.slice(21) ?? [])]).toEqual([21, 14, null, null]);
    expect(book.words('Open cases')).toContain(
      'Working days are Monday to Friday, less the bank holidays of England and Wales and the firm’s own closed days. The day on which a case came into its stage is day 0.',
    );
  });

  test('shows each case by its name, by position with the unknown stage last', () => {
    expect(column('Case')).toEqual([
      'Annual review',
      'Pension transfer',
      'Joint mortgage',
      'Villa in Spain',
      `Long name ${'x'.repeat(290)}`,
      "'=1+1",
    ]);
    expect(column('Case UUID')).toEqual([5, 1, 2, 3, 6, 4].map(aUuid));
    expect(column('Position')).toEqual([1, 2, 3, 4, 5, null]);
    expect(column('Stage')).toEqual([
      'Fact find',
      'Research',
      'Recommendation',
      'Submitted',
      'Completed',
      'Unknown stage',
    ]);
    expect(column('Board position')).toEqual([3, 1, 4, 2, 1, null]);
  });

  test('names all clients of a shared case, and makes no formula of a name', () => {
    expect(column('Clients')).toEqual([
      'Tom O’Neill',
      "Mary O'Neill",
      "Mary O'Neill; Tom O’Neill",
      'Zoë 🌊 Brandt',
      'Zoë 🌊 Brandt',
      '\'=HYPERLINK("https://evil.example")',
    ]);
  });

  test('has pounds and pence as numbers, each currency in its own column, and a blank where there is no value', () => {
    expect(column('Value (GBP)')).toEqual([0, 2000, 1250.5, null, 800, null]);
    expect(column('Value (EUR)')).toEqual([null, null, null, 3400, null, null]);
    const { getCell } = { getCell: (address: string) => opened.sheet('Open cases').getCell(address).numFmt };
    expect(getCell('G7')).toBe('£#,##0.00');
    expect(getCell('V7')).toBe('[$€]#,##0.00');
  });

  test('has days as days that no time zone moves', () => {
    expect(column('Opened')).toEqual(
      ['2026-11-18', '2026-11-02', '2026-09-01', '2026-06-15', '2026-03-20', '2026-11-17'].map(day),
    );
    expect(column('Review')).toEqual([null, null, day('2026-10-12'), day('2027-01-15'), null, null]);
    // 46,344 days after 30 December 1899 is 18 November 2026.
    expect(opened.sheetXml('Open cases')).toMatch(/<c r="H7" s="\d+"><v>46344<\/v><\/c>/);
    expect(opened.sheet('Open cases').getCell('H7').numFmt).toBe('dd mmm yyyy');
  });

  test('tells the age, and what is not known of the time in stage', () => {
    expect(column('Age (days)')).toEqual([5, 21, 83, 161, 248, 6]);
    expect(column('Days in stage')).toEqual(Array.from({ length: 6 }, () => 'not known yet'));
  });

  test('tells who is assigned and what is wrong, in words', () => {
    expect(column('Assigned to')).toEqual([
      'Priya Shah; Ben Cole',
      'Priya Shah',
      'Priya Shah',
      'Priya Shah',
      'Priya Shah',
      null,
    ]);
    expect(column('Flags')).toEqual([
      null,
      null,
      'Review past',
      null,
      'Stage and completion disagree',
      'No value; No type; Nobody assigned; Unknown stage',
    ]);
  });

  test('counts and adds up below, in formulas that follow a filter and with their results stored', () => {
    expect(opened.total('Open cases', 'OpenCases', 'Case')).toEqual({
      formula: 'SUBTOTAL(103,OpenCases[Case])',
      result: 6,
    });
    expect(opened.total('Open cases', 'OpenCases', 'Value (GBP)')).toEqual({
      formula: 'SUBTOTAL(109,OpenCases[Value (GBP)])',
      result: 4050.5,
    });
    expect(opened.total('Open cases', 'OpenCases', 'Value (EUR)')).toEqual({
      formula: 'SUBTOTAL(109,OpenCases[Value (EUR)])',
      result: 3400,
    });
    expect(opened.total('Open cases', 'OpenCases', 'Age (days)')).toBeNull();
  });

  test('leads from the name of a case to the case in the CRM', () => {
    expect(opened.sheet('Open cases').getCell('A7').value).toEqual({
      text: 'Annual review',
      hyperlink: `https://crm.example/cases/${aUuid(5)}`,
    });
  });
});

describe('the sheet of completed cases', () => {
  const column = (heading: string) => opened.column('Completed cases', 'CompletedCases', heading);

  test('has the columns that other programs rely on, in order', () => {
    expect(opened.table('Completed cases', 'CompletedCases').head).toEqual([
      'Case',
      'Clients',
      'Type',
      'Value (GBP)',
      'Opened',
      'Completed',
      'Days to complete',
      'In period',
      'Assigned to',
      'Case UUID',
      'Outcome',
      'Value (EUR)',
    ]);
  });

  test('shows the last completed first, with the days it took and whether it was in the period', () => {
    expect(column('Case')).toEqual(['Remortgage', 'ISA top-up', 'First mortgage']);
    expect(column('Completed')).toEqual(['2026-11-20', '2026-11-17', '2026-05-11'].map(day));
    expect(column('Days to complete')).toEqual([109, 43, 98]);
    expect(column('In period')).toEqual(['Yes', 'Yes', null]);
    expect(column('Value (GBP)')).toEqual([1100, 450, null]);
    expect(column('Value (EUR)')).toEqual([null, null, 900]);
    expect(opened.total('Completed cases', 'CompletedCases', 'Value (GBP)')).toMatchObject({ result: 1550 });
  });
});

test('tags, plans and custom fields stand after the core columns, under headings of their own', async () => {
  const asked = await OpenedWorkbook.of(
    aReport({ scope: { columns: ['tags', 'plans', 'custom:favourite_drink', 'custom:Case'] } }),
  );
  expect(asked.table('Open cases', 'OpenCases').head.slice(14)).toEqual([
    ...['Needs a look', 'Why', 'Usual days in stage', 'Days over', 'Weeks on the list'],
    ...['Days in stage known', 'Held by'],
    'Value (EUR)',
    'Tags',
    'Plans',
    'Favourite drink',
    'Case (2)',
  ]);
  expect(asked.column('Open cases', 'OpenCases', 'Tags')).toEqual([
    null,
    null,
    'Priority; Remortgage',
    null,
    null,
    null,
  ]);
  expect(asked.column('Open cases', 'OpenCases', 'Plans')).toEqual([null, null, null, 'Mortgage 4711', null, null]);
  expect(asked.column('Open cases', 'OpenCases', 'Favourite drink')).toEqual(['Tea', null, null, null, null, null]);
});

test('what is known of the time in stage is a number only where it is exact', async () => {
  const report = aReport();
  const known = [
    { known: 'exact', days: 12 },
    { known: 'between', least: 8, most: 15 },
    { known: 'at-least', days: 1009 },
  ] as const;
  const openCases = report.openCases.map((row, index) => ({ ...row, timeInStage: known[index] ?? row.timeInStage }));
  const workbook = await OpenedWorkbook.of({ ...report, openCases });
  expect(workbook.column('Open cases', 'OpenCases', 'Days in stage').slice(0, 4)).toEqual([
    12,
    '8 to 15',
    'at least 1,009',
    'not known yet',
  ]);
  expect(workbook.column('Open cases', 'OpenCases', 'Days in stage known').slice(0, 4)).toEqual([
    'exact',
    'between',
    'at least',
    'not known yet',
  ]);
});

test('how surely the days in stage are known is summed up over the list, and not printed', async () => {
  const report = aReport({ cases: [aCase()] });
  const words = async (timeInStage: Partial<Report['reliance']['timeInStage']>) => {
    const none = { exact: 0, between: 0, atLeast: 0, notYet: 0 };
    const reliance = { ...report.reliance, timeInStage: { ...none, ...timeInStage } };
    return (await OpenedWorkbook.of({ ...report, reliance })).words('Open cases');
  };
  expect(await words({ exact: 1_200, between: 40, atLeast: 3, notYet: 1 })).toContain(
    'Days in stage: known to the day for 1,200, between two days for 40, at the least for 3, not yet for 1.',
  );
  expect(await words({ exact: 1 })).toContain('Days in stage: known to the day for 1.');
  const workbook = await OpenedWorkbook.of(report);
  // The 13th column is Flags, the last before the UUID.
  expect(workbook.part('xl/workbook.xml')).toContain('&apos;Open cases&apos;!$A$1:$M$');
});

test('a client or an assignee that was not read is not shown as nobody', async () => {
  const report = aReport();
  const [first, ...rest] = report.openCases;
  if (first === undefined) throw new Error('The firm has open cases.');
  const clients = [{ uuid: aUuid(77), name: '' }, ...first.clients];
  const workbook = await OpenedWorkbook.of({
    ...report,
    openCases: [{ ...first, clients, assignedTo: undefined, name: ' ' }, ...rest],
  });
  expect(workbook.column('Open cases', 'OpenCases', 'Clients')[0]).toBe('Name not read; Tom O’Neill');
  expect(workbook.column('Open cases', 'OpenCases', 'Assigned to')[0]).toBe('not read');
  expect(workbook.column('Open cases', 'OpenCases', 'Case')[0]).toBe('(no name)');
});

test('a link that is not https is left out, and its case is not', async () => {
  const report = aReport();
  const openCases = report.openCases.map((row, index) => ({
    ...row,
    link: ['javascript:alert(1)', 'http://crm.example/1', 'file:///etc/passwd', 'not a link'][index] ?? row.link,
  }));
  const workbook = await OpenedWorkbook.of({ ...report, openCases });
  expect(workbook.column('Open cases', 'OpenCases', 'Case')).toHaveLength(6);
  const rels = workbook.part(`xl/worksheets/_rels/sheet${workbook.sheet('Open cases').id}.xml.rels`);
  const targets = [...rels.matchAll(/Target="([^"]+)" TargetMode="External"/g)].map(([, target]) => target);
  expect(targets).toEqual([`https://crm.example/cases/${aUuid(6)}`, `https://crm.example/cases/${aUuid(4)}`]);
});

test('custom fields that are numbers or dates are numbers and dates in the workbook too', async () => {
  const customFields = { fee: 1250.5, year: 2024, signed: { date: '2026-10-05' } };
  const typed = await OpenedWorkbook.of(
    aReport({
      scope: { columns: ['custom:fee', 'custom:year', 'custom:signed'] },
      cases: [aCase({ uuid: aUuid(1), customFields }), aCase({ uuid: aUuid(2), customFields: { fee: 3 } })],
    }),
  );
  const column = (heading: string) => typed.column('Open cases', 'OpenCases', heading);
  expect(column('Fee')).toEqual([1250.5, 3]);
  expect(column('Year')).toEqual([2024, null]);
  expect(column('Signed')).toEqual([new Date('2026-10-05T00:00:00.000Z'), null]);
});
