import { expect, test } from 'vitest';
import { aReport } from '../../../../builders/a-report.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../../opened-workbook.ts';

test('each fault is listed with its case, its people and what makes it one', async () => {
  const opened = await OpenedWorkbook.of(aReport());
  const { head, rows } = opened.table('Data quality', 'DataQuality');
  expect(head).toEqual(['Fault', 'Case', 'Clients', 'Assigned to', 'Detail', 'Case UUID']);
  // A review that is overdue is work, and stands on Attention.
  expect(rows).toHaveLength(5);
  expect(opened.column('Data quality', 'DataQuality', 'Fault')).toEqual([
    'No value',
    'No type',
    'Nobody assigned',
    'Unknown stage',
    'Stage and completion disagree',
  ]);
  expect(opened.column('Data quality', 'DataQuality', 'Case UUID')).toEqual([4, 4, 4, 4, 6].map(aUuid));
  expect(opened.total('Data quality', 'DataQuality', 'Fault')).toMatchObject({ result: 5 });
});

test('every kind of fault has its count above the list, as a number under its name', async () => {
  const opened = await OpenedWorkbook.of(aReport());
  const sheet = opened.sheet('Data quality');
  const counts = new Map<unknown, unknown>();
  for (const row of [6, 8]) {
    for (let column = 1; column <= 5; column += 1) {
      counts.set(sheet.getCell(row, column).value, sheet.getCell(row + 1, column).value);
    }
  }
  expect(Object.fromEntries([...counts])).toEqual({
    'No value': 1,
    'No type': 1,
    'No client': 0,
    'Nobody assigned': 1,
    'Unknown stage': 1,
    'Stage and completion disagree': 1,
    'Completed before opened': 0,
    'Opened after the as-at time': 0,
    'Completed after the as-at time': 0,
    'Participants not seen': 0,
  });
});

test('each count stands over that of the last run, where there was one', async () => {
  const report = aReport();
  const before = new Map([
    ['no-value', 1_234],
    ['no-type', 0],
  ]);
  const counts = report.dataQuality.counts.map((each) => ({ ...each, before: before.get(each.kind) }));
  const opened = await OpenedWorkbook.of({ ...report, dataQuality: { ...report.dataQuality, counts } });
  const sheet = opened.sheet('Data quality');
  expect(['A', 'B', 'C'].map((column) => [6, 7, 8].map((row) => sheet.getCell(`${column}${row}`).value))).toEqual([
    ['No value', 1, 1234],
    ['No type', 1, 0],
    ['No client', 0, null],
  ]);
  expect(sheet.getCell('A8').numFmt).toBe('#,##0" last time"');
  expect(sheet.getCell('A9').value).toBe('Unknown stage');
});

test('what was set aside or not read is listed with its UUID and the reason', async () => {
  const opened = await OpenedWorkbook.of(
    aReport({
      coverage: {
        received: 11,
        setAside: [{ uuid: aUuid(81), reason: 'created_at: expected a date' }, { reason: 'not a record' }],
        unreadClients: [{ uuid: aUuid(82), reason: 'refused (403)' }],
        shortLists: [{ list: 'open cases', reason: '9 came of 10' }],
        gaps: ['Two records were set aside.'],
      },
    }),
  );
  expect(opened.table('Data quality', 'RecordsSetAside').rows).toEqual([
    [aUuid(81), 'created_at: expected a date'],
    ['without a UUID', 'not a record'],
  ]);
  expect(opened.table('Data quality', 'UnreadClients').rows).toEqual([[aUuid(82), 'refused (403)']]);
  expect(opened.table('Data quality', 'ShortLists').rows).toEqual([['open cases', '9 came of 10']]);
  expect(opened.words('Data quality')).toContain(
    'Not in the figures: 2 records set aside, 1 client not read, 1 list not whole. They are listed below the faults.',
  );
});

test('nothing wrong and nothing left out is said in so many words', async () => {
  const opened = await OpenedWorkbook.of(aReport({ cases: [] }));
  expect(opened.words('Data quality')).toEqual(
    expect.arrayContaining([
      'Nothing is wrong with any open case, nor with any completed in the period.',
      'No record was set aside, and no client was left unread.',
    ]),
  );
  expect(opened.sheetXml('Data quality')).toContain('<f>SUBTOTAL(103,DataQuality[Fault])</f><v>0</v>');
});
