import { beforeAll, describe, expect, test } from 'vitest';
import { aCase, pounds } from '../../../../builders/a-case.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../../opened-workbook.ts';

/* The figures are those of the nine cases of `aFirm`, worked out by hand as at Monday 23 November 2026. */

let opened: OpenedWorkbook;

beforeAll(async () => {
  opened = await OpenedWorkbook.of(aReport());
});

describe('the sheet of stages', () => {
  const column = (heading: string) => opened.column('Stages', 'Stages', heading);

  test('has the columns that other programs rely on first, in order', () => {
    expect(opened.table('Stages', 'Stages').head.slice(0, 13)).toEqual([
      'Position',
      'Stage',
      'Open cases',
      'Open value (GBP)',
      'Share of value',
      'With a value',
      'Median age (days)',
      '85% age (days)',
      'Oldest (days)',
      'Lowest board position',
      'Median board position',
      'Highest board position',
      'Completed in period',
    ]);
  });

  test('shows where the cases stand, the unknown stage last', () => {
    expect(column('Position')).toEqual([1, 2, 3, 4, 5, null]);
    expect(column('Stage')).toEqual([
      'Fact find',
      'Research',
      'Recommendation',
      'Submitted',
      'Completed',
      'Unknown stage',
    ]);
    expect(column('Open cases')).toEqual([1, 1, 1, 1, 1, 1]);
    expect(column('Open value (GBP)')).toEqual([0, 2000, 1250.5, 0, 800, 0]);
    expect(column('Open value (EUR)')).toEqual([0, 0, 0, 3400, 0, 0]);
    expect(column('With a value')).toEqual([1, 1, 1, 1, 1, 0]);
    expect(column('Median age (days)')).toEqual([5, 21, 83, 161, 248, 6]);
    expect(column('Lowest board position')).toEqual([3, 1, 4, 2, 1, null]);
    expect(column('Completed in period')).toEqual([0, 0, 0, 0, 2, 0]);
  });

  test('a sum of no values is 0 and shows a dash', () => {
    expect(opened.sheet('Stages').getCell('D9').value).toBe(0);
    expect(opened.sheet('Stages').getCell('D9').numFmt).toBe('£#,##0.00;-£#,##0.00;"–"');
  });

  test('shows each share as a part of 1, in percent', () => {
    const shares = column('Share of value');
    [0, 2000 / 4050.5, 1250.5 / 4050.5, 0, 800 / 4050.5, 0].forEach((share, index) => {
      expect(shares[index]).toBeCloseTo(share, 12);
    });
    expect(opened.sheet('Stages').getCell('E6').numFmt).toBe('0.0%');
  });

  test('adds up what can be added up, and no percentile or position', () => {
    const total = (heading: string) => opened.total('Stages', 'Stages', heading);
    expect(total('Position')).toBe('Total');
    expect(total('Open cases')).toEqual({ formula: 'SUBTOTAL(109,Stages[Open cases])', result: 6 });
    expect(total('Open value (GBP)')).toEqual({ formula: 'SUBTOTAL(109,Stages[Open value (GBP)])', result: 4050.5 });
    expect(total('Open value (EUR)')).toMatchObject({ result: 3400 });
    expect(total('With a value')).toMatchObject({ result: 5 });
    expect(total('Completed in period')).toMatchObject({ result: 2 });
    for (const heading of ['Median age (days)', 'Oldest (days)', 'Highest board position']) {
      expect(total(heading), heading).toBeNull();
    }
  });
});

describe('the sheet of clients', () => {
  const column = (heading: string) => opened.column('Clients', 'Clients', heading);

  test('has the columns that other programs rely on first, in order', () => {
    expect(opened.table('Clients', 'Clients').head.slice(0, 10)).toEqual([
      'Client',
      'Open cases',
      'Open value (GBP)',
      'Completed in period',
      'Completed value in period (GBP)',
      'Mean position',
      'Furthest stage',
      'Oldest (days)',
      'Shared cases',
      'Client UUID',
    ]);
  });

  test('shows each client with all cases that the client takes part in', () => {
    expect(column('Client')).toEqual([
      "Mary O'Neill",
      'Tom O’Neill',
      'Zoë 🌊 Brandt',
      '\'=HYPERLINK("https://evil.example")',
    ]);
    expect(column('Client UUID')).toEqual([9001, 9002, 9003, 9004].map(aUuid));
    expect(column('Open cases')).toEqual([2, 2, 2, 1]);
    expect(column('Open value (GBP)')).toEqual([3250.5, 1250.5, 800, 0]);
    expect(column('Open value (EUR)')).toEqual([0, 0, 3400, 0]);
    expect(column('Completed in period')).toEqual([1, 1, 1, 0]);
    expect(column('Completed value in period (GBP)')).toEqual([450, 1100, 1100, 0]);
    expect(column('Mean position')).toEqual([2.5, 2, 4.5, null]);
    expect(column('Furthest stage')).toEqual(['Recommendation', 'Recommendation', 'Completed', null]);
    expect(column('Oldest (days)')).toEqual([83, 83, 248, 6]);
    expect(column('Shared cases')).toEqual([1, 1, 0, 0]);
  });

  test('gives every mean and percentile with the number that it was taken over', () => {
    // Mary's two cases: 2,000.00 at position 2 and 1,250.50 at position 3.
    expect(column('Mean position by value (GBP)')[0]).toBeCloseTo((2000 * 2 + 1250.5 * 3) / 3250.5, 12);
    expect(column('Cases in that mean (GBP)')).toEqual([2, 1, 1, 0]);
    expect(column('With a position')).toEqual([2, 2, 2, 0]);
    expect(column('Median days to complete')).toEqual([43, 109, 98, null]);
    expect(column('Completed in history')).toEqual([1, 1, 2, 0]);
    expect(column('Median board position')).toEqual([1, 3, 1, null]);
    expect(column('With a board position')).toEqual([2, 2, 2, 0]);
  });

  test('shows how the clients add up to the firm, figure by figure', () => {
    const { ref, head } = opened.table('Clients', 'Clients');
    const below = Number(ref.split(/\D+/).at(-1)) + 2;
    const figures = (heading: string) =>
      [0, 1, 2, 3].map(
        (row) =>
          opened
            .sheet('Clients')
            .getRow(below + row)
            .getCell(head.indexOf(heading) + 1).value,
      );
    expect(figures('Client')).toEqual([
      'Sum of the clients',
      'less shared cases counted again',
      'plus cases without a client',
      'Firm',
    ]);
    expect(figures('Open cases')).toEqual([7, 1, 0, 6]);
    expect(figures('Open value (GBP)')).toEqual([5301, 1250.5, 0, 4050.5]);
    expect(figures('Open value (EUR)')).toEqual([3400, 0, 0, 3400]);
    expect(figures('Completed in period')).toEqual([3, 1, 0, 2]);
    expect(figures('Completed value in period (GBP)')).toEqual([2650, 1100, 0, 1550]);
    expect(opened.total('Clients', 'Clients', 'Open value (GBP)')).toMatchObject({ result: 5301 });
    expect(opened.words('Clients')).toContain(
      'Open cases: the clients have 7 together; less 1 counted again, plus 0 without a client, that makes 6 in the firm.',
    );
  });

  test('prints the core columns and every currency, and no UUID when it is the last', () => {
    expect(opened.part('xl/workbook.xml')).toContain(
      '<definedName name="_xlnm.Print_Area" localSheetId="4">&apos;Clients&apos;!$A$1:$L$19</definedName>',
    );
  });
});

test('a client whose name was not read has a row that says so', async () => {
  const workbook = await OpenedWorkbook.of(
    aReport({ cases: [aCase({ value: pounds(10) })], scope: { clients: [aUuid(9001), aUuid(4711)] } }),
  );
  expect(workbook.column('Clients', 'Clients', 'Client')).toEqual(['Client 1', 'Name not read']);
  expect(workbook.column('Clients', 'Clients', 'Client UUID')).toEqual([aUuid(9001), aUuid(4711)]);
});
