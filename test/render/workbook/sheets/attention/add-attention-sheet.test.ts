import { expect, test } from 'vitest';
import type { Money } from '../../../../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../../../../builders/a-case.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { anAttention, anAttentionCase } from '../../../hand-made.ts';
import { fullReport } from '../../../last-week.ts';
import { OpenedWorkbook } from '../../opened-workbook.ts';

test('the cases to act on are ranked, each with its people, its value and its reason in words', async () => {
  const opened = await OpenedWorkbook.of(fullReport());
  const { head, rows } = opened.table('Attention', 'Attention');
  expect(head).toEqual([
    ...['Rank', 'Case', 'Clients', 'Held by', 'Stage', 'Value (GBP)', 'Value (EUR)', 'Reason'],
    ...['New', 'On the list since', 'Type'],
    ...['Age (days)', 'Days in stage', 'Case UUID'],
  ]);
  expect(rows).toEqual([
    [
      ...[1, { text: 'Villa in Spain', hyperlink: `https://crm.example/cases/${aUuid(3)}` }, 'Zoë 🌊 Brandt'],
      ...['Priya Shah', 'Submitted', null, 3400, '19 days in Submitted; 85% leave it within 11'],
      ...[null, new Date('2026-11-09'), 'Mortgage'],
      ...[161, 19, aUuid(3)],
    ],
    [
      ...[2, { text: 'Joint mortgage', hyperlink: `https://crm.example/cases/${aUuid(2)}` }],
      ...["Mary O'Neill; Tom O’Neill", 'Ben Cole; Priya Shah', 'Recommendation', 1250.5, null],
      ...['Review was due Mon 12 Oct 2026, 42 days ago', null, new Date('2026-11-09')],
      ...['Mortgage', 83, '8 to 15', aUuid(2)],
    ],
  ]);
  expect(opened.words('Attention')).toContain(
    'The 2 most urgent of 3 cases to look at, by how late each is against what is usual, and by its value (GBP).',
  );
});

test('how many each person has stands above the whole list, those of nobody last', async () => {
  const opened = await OpenedWorkbook.of(fullReport());
  const has = (name: string) => `ISNUMBER(FIND("; ${name}; ","; "&AttentionAll[Held by]&"; "))`;
  const live = (name: string) => `SUMPRODUCT(${has(name)}+${has(`${name} (client’s adviser)`)})`;
  expect(opened.table('Attention', 'AttentionPeople').rows).toEqual([
    [{ formula: live('Ben Cole'), result: 1 }, 'Ben Cole', null],
    [{ formula: live('Priya Shah'), result: 2 }, 'Priya Shah', null],
    [
      { formula: 'SUMPRODUCT((AttentionAll[Held by]="")+(AttentionAll[Held by]="not read"))', result: 1 },
      'Nobody assigned',
      null,
    ],
  ]);
  const column = (heading: string) => opened.column('Attention', 'AttentionAll', heading);
  expect(column('Rank')).toEqual([1, 2, 3]);
  expect(column('Case')).toEqual(['Villa in Spain', 'Joint mortgage', "'=1+1"]);
  expect(column('New')).toEqual([null, null, 'new']);
});

test('what came off the list is told with what became of it', async () => {
  const opened = await OpenedWorkbook.of(fullReport());
  const { head, rows } = opened.table('Attention', 'AttentionCleared');
  expect(head).toEqual([
    ...['Day', 'Case', 'Clients', 'Assigned to', 'Stage', 'What became of it', 'Was on it since', 'Case UUID'],
  ]);
  expect(rows).toMatchObject([
    [
      expect.anything(),
      'Remortgage',
      "Mary O'Neill",
      'Priya Shah',
      'Completed',
      'Completed',
      expect.anything(),
      aUuid(9),
    ],
  ]);
  expect(opened.words('Attention')).toContain(
    '1 case is new on the list, and 1 case came off it since the last report.',
  );
});

test('reviews that are past have a list of their own, with the days as a number', async () => {
  const opened = await OpenedWorkbook.of(aReport());
  const { head, rows } = opened.table('Attention', 'OverdueReviews');
  expect(head.slice(0, 7)).toEqual([
    ...['Days overdue', 'Case', 'Clients', 'Assigned to', 'Stage', 'Value (GBP)', 'Review'],
  ]);
  expect(rows.map((row) => [row[0], row[3], row[6]])).toEqual([[42, 'Priya Shah', new Date('2026-10-12')]]);
  expect(opened.words('Attention')).toContain(
    '1 review is overdue: they are listed at the foot, the longest overdue first.',
  );
  expect(opened.column('Data quality', 'DataQuality', 'Fault')).not.toContain('Review past');
  expect(opened.words('Data quality')).not.toContain('Review past');
});

test('a name that a formula could not find has its number alone', async () => {
  const cases = ['=1+1', 'Ann; Bob', 'x'.repeat(300)].map((name, index) =>
    aCase({ uuid: aUuid(index + 1), assignedTo: [name], reviewAt: '2026-01-01' }),
  );
  const opened = await OpenedWorkbook.of(aReport({ cases }));
  expect(opened.column('Attention', 'AttentionPeople', 'On the list')).toEqual([1, 1, 1]);
});

test('an open case tells whether it is on the list, why, and by how much it is late', async () => {
  const reviewed = aCase({ uuid: aUuid(1), createdAt: '2026-11-20T09:00:00.000Z', reviewAt: '2026-01-01' });
  const opened = await OpenedWorkbook.of(aReport({ cases: [reviewed] }));
  const column = (heading: string) => opened.column('Open cases', 'OpenCases', heading);
  expect(column('Needs a look')).toEqual(['Yes']);
  expect(column('Why')).toEqual(['Review was due on Thu 1 Jan 2026, 326 days ago']);
  expect(column('Usual days in stage')).toEqual([21]);
  expect(column('Weeks on the list')).toEqual([0]);
});

test('of more cases than are shown it says how many there are', async () => {
  const words = async (found: number) =>
    (await OpenedWorkbook.of({ ...aReport(), attention: anAttention({ firm: [anAttentionCase()], found }) })).words(
      'Attention',
    )[2];
  expect(await words(1_037)).toMatch(/^The 1 most urgent of 1,037 cases to look at, by how late/);
  expect(await words(1)).toMatch(/^1 case to look at, the most urgent first/);
});

test('nothing to act on is said in so many words', async () => {
  const attention = anAttention({
    firm: [],
    listed: [],
    cleared: [],
    assignees: [],
    people: [],
    found: 0,
    fresh: undefined,
  });
  const opened = await OpenedWorkbook.of({ ...aReport(), attention });
  expect(opened.words('Attention')).toContain(
    'No open case needs a look: none is known to wait for far longer than is usual, and no review is over half a year late.',
  );
  expect([...opened.parts.values()].join()).not.toContain('AttentionPeople');
});

test('a link that is not https is left out, and its case is not', async () => {
  const attention = anAttention({ firm: [anAttentionCase({ link: 'javascript:alert(1)' })] });
  const opened = await OpenedWorkbook.of({ ...aReport(), attention });
  expect(opened.table('Attention', 'Attention').rows[0]?.[1]).toBe('Villa in Spain');
});

test('has a column for a currency only where a listed case has a value in it', async () => {
  const late = { reviewAt: '2026-01-01' };
  const heads = async (value: Money) => {
    const cases = [
      aCase({ uuid: aUuid(1), value: pounds(10), ...late }),
      aCase({ uuid: aUuid(2), value, ...late }),
      // Nothing is late about this one.
      aCase({ uuid: aUuid(3), value: euros(10) }),
    ];
    const { head } = (await OpenedWorkbook.of(aReport({ cases }))).table('Attention', 'Attention');
    return head.filter((heading) => heading.startsWith('Value'));
  };
  expect(await heads(pounds(20))).toEqual(['Value (GBP)']);
  expect(await heads(euros(20))).toEqual(['Value (GBP)', 'Value (EUR)']);
});
