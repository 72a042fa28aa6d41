import { describe, expect, test } from 'vitest';
import { aCase, pounds } from '../../../../builders/a-case.ts';
import { aClient } from '../../../../builders/a-client.ts';
import { aFirm } from '../../../../builders/a-firm.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aScope } from '../../../../builders/a-scope.ts';
import { aStage } from '../../../../builders/a-stage.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { aSnapshot, firmLastWeek, secondReport, unexplainedReport } from '../../../last-week.ts';
import { day, OpenedWorkbook, shown } from '../../opened-workbook.ts';

/* The figures follow from `firmLastWeek` and `aFirm`, worked out by hand. */

describe('after a week', () => {
  let opened: OpenedWorkbook;
  const open = async () => (opened ??= await OpenedWorkbook.of(secondReport()));

  test('tells which report it is compared with', async () => {
    await open();
    expect(opened.words('Movement')).toContain(
      'Compared with the report on the week to Sun 15 Nov 2026, as at Mon 16 Nov 2026, 07:00 (Europe/London): 7 days before this one.',
    );
  });

  test('the bridge leads from the cases open then to those open now, in cases and in each currency', async () => {
    await open();
    const { head, rows, totals } = opened.table('Movement', 'Bridge');
    expect(head).toEqual(['Line', 'Cases', 'Value (GBP)', 'Value (EUR)', 'Cases on the line']);
    expect(rows).toEqual([
      ['Open on Mon 16 Nov 2026', 6, 4600.5, 4000, null],
      ['New', 2, 0, 0, 2],
      ['Reopened', 1, 800, 0, 1],
      ['Value raised', 0, 500, 0, 1],
      ['Value lowered', 0, 0, -600, 1],
      ['Completed', -2, -1550, 0, 2],
      ['Withdrawn', -1, -300, 0, 1],
      ['Unexplained', 0, 0, 0, null],
    ]);
    expect(totals.map(shown)).toEqual(['Open on Mon 23 Nov 2026', 6, 4050.5, 3400, null]);
    expect(totals[2]).toMatchObject({ formula: 'SUBTOTAL(109,Bridge[Value (GBP)])' });
    expect(opened.tableXml('Bridge')).toContain('totalsRowLabel="Open on Mon 23 Nov 2026"');
    expect(opened.words('Movement')).toContain(
      'The lines lead from the cases open then to those open now, and nothing is left unexplained.',
    );
  });

  test('every line has its cases, by name, with what each adds', async () => {
    await open();
    const column = (heading: string) => opened.column('Movement', 'MovedCases', heading);
    expect(column('What')).toEqual([
      ...['New', 'New', 'Reopened', 'Value raised', 'Value lowered', 'Completed', 'Completed', 'Withdrawn'],
      ...['Moved forward', 'Moved back', 'Moved forward', 'Moved forward'],
    ]);
    expect(column('Case')).toEqual([
      "'=1+1",
      'Annual review',
      `Long name ${'x'.repeat(290)}`,
      'Pension transfer',
      'Villa in Spain',
      'Remortgage',
      'ISA top-up',
      'Name not kept',
      'Pension transfer',
      'Joint mortgage',
      'Remortgage',
      'ISA top-up',
    ]);
    expect(column('Adds (GBP)').slice(0, 8)).toEqual([null, 0, 800, 500, null, -1100, -450, -300]);
    expect(column('Adds (EUR)')[4]).toBe(-600);
    expect(column('Value before (GBP)').slice(3, 5)).toEqual([1500, null]);
    expect(column('Value now (GBP)')[3]).toBe(2000);
    expect(column('Value before (EUR)')[4]).toBe(4000);
    expect(column('Stage before')[9]).toBe('Submitted');
    expect(column('Stage now')[9]).toBe('Recommendation');
    expect(column('Completed')[5]).toEqual(day('2026-11-20'));
    expect(column('Clients')[5]).toBe('Tom O’Neill; Zoë 🌊 Brandt');
    // A move adds to no line, so that the column comes to the change in value.
    expect(column('Adds (GBP)').slice(8)).toEqual([null, null, null, null]);
    expect(opened.total('Movement', 'MovedCases', 'Adds (GBP)')).toMatchObject({ result: 4050.5 - 4600.5 });
    expect(opened.total('Movement', 'MovedCases', 'Adds (EUR)')).toMatchObject({ result: -600 });
  });

  test('a case leads to the CRM; of one that is gone there is no name, and the sheet says why', async () => {
    await open();
    const cell = opened.table('Movement', 'MovedCases').rows[3]?.[0];
    expect(cell).toEqual({ text: 'Pension transfer', hyperlink: `https://crm.example/cases/${aUuid(1)}` });
    expect(opened.table('Movement', 'MovedCases').rows[7]?.[0]).toBe('Name not kept');
    expect(opened.column('Movement', 'MovedCases', 'Assigned to')[7]).toBeNull();
    expect(opened.words('Movement')).toContain(
      'A case that this run did not see has no name here: Casebook keeps no names from one run to the next.',
    );
  });

  test('moves between stages tell from where to where, how many, and which way', async () => {
    await open();
    const { head, rows, totals } = opened.table('Movement', 'StageMoves');
    expect(head).toEqual(['From', 'To', 'Value (GBP)', 'Value (EUR)', 'Cases', 'Direction']);
    expect(rows).toEqual([
      ['Fact find', 'Research', 2000, null, 1, 'Moved forward'],
      ['Submitted', 'Recommendation', 1250.5, null, 1, 'Moved back'],
      ['Submitted', 'Completed', 1550, null, 2, 'Moved forward'],
    ]);
    expect(shown(totals[4])).toBe(4);
  });

  test('each client and each person has what moved of theirs', async () => {
    await open();
    const clients = opened.table('Movement', 'MovementByClient');
    expect(clients.head).toEqual([
      ...['Client', 'Change in cases', 'Change in value (GBP)', 'Change in value (EUR)'],
      ...['New', 'Reopened', 'Value raised', 'Value lowered', 'Completed', 'Withdrawn'],
      ...['Moved forward', 'Moved back', 'Client UUID'],
    ]);
    const row = (name: string) => clients.rows.find(([first]) => first === name);
    // Mary: a case worth £500 more, one of £450 completed, one of £300 gone, a shared one moved back.
    expect(row("Mary O'Neill")).toEqual([
      ...["Mary O'Neill", -2, -250, null],
      ...[null, null, 1, null, 1, 1],
      ...[2, 1, aUuid(9001)],
    ]);
    const people = opened.table('Movement', 'MovementByPerson');
    expect(people.rows.map(([name, cases]) => [name, cases])).toEqual([
      // Reopened one, completed two, opened one together with Ben Cole.
      ['Priya Shah', 0],
      ['Nobody assigned', 1],
      ['Ben Cole', 1],
    ]);
  });

  test('the lists stand apart, each under its title', async () => {
    await open();
    const { ref } = opened.table('Movement', 'StagesThenAndNow');
    const below = Number(ref.split(/\D+/).at(-1)) + 1;
    const sheet = opened.sheet('Movement');
    expect([sheet.getCell(below, 1).value, sheet.getCell(below + 1, 1).value]).toEqual([null, 'Moves between stages']);
  });

  test('keeps only the first column in place, since each list has a head of its own', async () => {
    await open();
    expect(opened.sheetXml('Movement')).toMatch(
      /<pane xSplit="1" topLeftCell="B1" activePane="topRight" state="frozen"\/>/,
    );
    // It is printed on one page, on which no list's head is said again.
    const book = opened.part('xl/workbook.xml');
    expect(book).toContain('Movement&apos;!$A$1:');
    expect(book).not.toMatch(/Movement&apos;!\$\d+:/);
  });
});

test('a first run says that there is no baseline yet, and shows no bridge', async () => {
  const opened = await OpenedWorkbook.of(aReport());
  expect(opened.words('Movement').slice(2, -1).join(' ')).toBe(
    'No baseline yet: no earlier report is kept. Scheduled reports compare with the one before.',
  );
  expect([...opened.parts.values()].join()).not.toContain('displayName="Bridge"');
  // The sentence runs over as many columns as are printed.
  expect(opened.part('xl/workbook.xml')).toContain('&apos;Movement&apos;!$A$1:$L$');
});

test('a report about other clients and types than the last says so, and compares nothing', async () => {
  const previous = aSnapshot();
  const opened = await OpenedWorkbook.of(
    aReport({ previous, scope: aScope({ clients: [aUuid(9001)], only: { types: [aUuid(7001)] } }) }),
  );
  expect(opened.words('Movement').slice(2, -1).join(' ')).toBe(
    'Nothing to compare with: the last report, as at Mon 16 Nov 2026, was about other clients and case types. Only reports on the same are compared.',
  );
});

test('after missed runs the bridge spans several weeks and says which', async () => {
  const previous = aSnapshot(firmLastWeek(), { period: '2026-W44', asAt: '2026-11-02T07:00:00.000Z' });
  const opened = await OpenedWorkbook.of(aReport({ previous }));
  expect(opened.words('Movement')).toEqual(
    expect.arrayContaining([
      'Compared with the report on the week to Sun 1 Nov 2026, as at Mon 2 Nov 2026, 07:00 (Europe/London): 21 days before this one.',
      'No report is kept of the 2 weeks between: 3 weeks are bridged at once.',
    ]),
  );
  expect(opened.words('Movement')).toContain('Open on Mon 2 Nov 2026');
});

test('one missed week is not "1 weeks"', async () => {
  const previous = aSnapshot(firmLastWeek(), { period: '2026-W45', asAt: '2026-11-09T07:00:00.000Z' });
  expect((await OpenedWorkbook.of(aReport({ previous }))).words('Movement')).toContain(
    'No report is kept of the week between: 2 weeks are bridged at once.',
  );
});

test('a week compared with a month says so', async () => {
  const previous = aSnapshot(firmLastWeek(), { period: '2026-10', asAt: '2026-11-01T07:00:00.000Z' });
  expect((await OpenedWorkbook.of(aReport({ previous }))).words('Movement')).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Compared with the report on the month of October 2026, as at Sun 1 Nov 2026'),
      'That report was on a month, this one is on a week.',
    ]),
  );
});

test('cases that a partial run did not read are on a line of their own, which is explained', async () => {
  const cases = aFirm().filter(({ uuid }) => uuid !== aUuid(3));
  const opened = await OpenedWorkbook.of(
    aReport({ previous: aSnapshot(), cases, coverage: { gaps: ['One client could not be read.'], share: 0.97 } }),
  );
  const { rows } = opened.table('Movement', 'Bridge');
  // The deleted case is not called withdrawn either: this run cannot know.
  expect(rows.find(([line]) => line === 'Not read this time')).toEqual(['Not read this time', -2, -300, -4000, 2]);
  expect(rows.find(([line]) => line === 'Withdrawn')).toEqual(['Withdrawn', 0, 0, 0, 0]);
  expect(opened.words('Movement')).toContain(
    'Not read this time: open then, and not among what this run, which was not complete, could read.',
  );
  expect(opened.words('Movement')).not.toContain('Not read last time');
  // It is still in the CRM, where its name can be looked up.
  const unread = opened.table('Movement', 'MovedCases').rows.find(([, what]) => what === 'Not read this time');
  expect(unread?.[0]).toEqual({ text: 'Name not kept', hyperlink: `https://crm.example/cases/${aUuid(3)}` });
});

test('a comparison with a partial run, or by another account, says so', async () => {
  const previous = {
    ...aSnapshot(firmLastWeek(), { gaps: ['A gap.'] }),
    account: { uuid: aUuid(6001), role: 'member' },
  };
  expect((await OpenedWorkbook.of(aReport({ previous }))).words('Movement')).toEqual(
    expect.arrayContaining([
      'That report was PARTIAL: what it had not read is on lines of its own.',
      'The account that reads, or its role, is another than then: it may see more cases, or fewer.',
    ]),
  );
});

test('what is unexplained stands on its own line and is said loudly', async () => {
  const opened = await OpenedWorkbook.of(unexplainedReport());
  expect(opened.table('Movement', 'Bridge').rows.at(-1)).toEqual(['Unexplained', -1, 300.5, 0, null]);
  expect(opened.words('Movement')).toContain(
    'NOT EVERYTHING IS EXPLAINED: what the lines leave over stands on a line of its own. Rely on this sheet with care.',
  );
});

test('a week in which nothing moved has a bridge of noughts, and says that no case moved', async () => {
  const cases = [aCase()];
  const opened = await OpenedWorkbook.of(aReport({ cases, previous: aSnapshot(cases) }));
  expect(opened.words('Movement')).toEqual(
    expect.arrayContaining(['No case changed its stage.', 'No case changed or moved.']),
  );
  const { rows } = opened.table('Movement', 'Bridge');
  expect(rows.map(([, cases]) => cases)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  // Nought taken away is nought, not less.
  expect(opened.sheetXml('Movement')).not.toContain('<v>-0</v>');
});

test('stages that were renamed or moved in the list are told, and the moves by today’s order', async () => {
  const renamed = (position: number) =>
    aStage(position === 2 ? 3 : position === 3 ? 2 : position, {
      uuid: aUuid(8000 + position),
      name: position === 2 ? 'Research & planning' : aStage(position).name,
    });
  const then = [aCase({ stage: aStage(2) }), aCase({ uuid: aUuid(2), stage: aStage(3) })];
  const now = [aCase({ stage: renamed(3) }), aCase({ uuid: aUuid(2), stage: renamed(2) })];
  const opened = await OpenedWorkbook.of(aReport({ cases: now, previous: aSnapshot(then) }));
  expect(opened.table('Movement', 'StageChanges').rows).toEqual([
    ['Recommendation', 'Recommendation', 2, 3],
    ['Research & planning', 'Research', 3, 2],
  ]);
  expect(opened.table('Movement', 'StageMoves').rows.map(([from, to, , , way]) => [from, to, way])).toEqual([
    ['Recommendation', 'Research & planning', 'Moved forward'],
    ['Research & planning', 'Recommendation', 'Moved back'],
  ]);
});

test('open cases by stage stand there as they were and are', async () => {
  const opened = await OpenedWorkbook.of({
    ...secondReport(),
    queues: [
      { uuid: aUuid(8003), name: 'Compliance', position: 3, before: 6, now: 11 },
      { name: 'Unknown stage', before: 0, now: 1 },
    ],
  });
  expect(opened.table('Movement', 'StagesThenAndNow')).toMatchObject({
    head: ['Stage', 'Open then', 'Open now', 'Position'],
    rows: [
      ['Compliance', 6, 11, 3],
      ['Unknown stage', 0, 1, null],
    ],
  });
  expect(opened.total('Movement', 'StagesThenAndNow', 'Open now')).toMatchObject({ result: 12 });
});

test('a currency that no case has a value in any more still has its columns', async () => {
  const then = [aCase({ value: { minor: 5_000, currency: 'CHF' } })];
  const opened = await OpenedWorkbook.of(aReport({ cases: [aCase({ value: pounds(60) })], previous: aSnapshot(then) }));
  const { head, rows } = opened.table('Movement', 'Bridge');
  expect(head).toEqual(['Line', 'Cases', 'Value (GBP)', 'Value (CHF)', 'Cases on the line']);
  expect(rows[0]).toEqual(['Open on Mon 16 Nov 2026', 1, 0, 50, null]);
  expect(rows.slice(3, 5)).toEqual([
    ['Value raised', 0, 60, 0, 1],
    ['Value lowered', 0, 0, -50, 1],
  ]);
});

test('names from outside are shown as they are, and make no formula', async () => {
  const name = '=HYPERLINK("https://evil.example")';
  const cases = [aCase({ name, clients: [aClient(1, name)], assignedTo: [name], stage: aStage(1, { name }) })];
  const opened = await OpenedWorkbook.of(aReport({ cases, previous: aSnapshot([]) }));
  for (const [table, heading] of [
    ['MovedCases', 'Case'],
    ['MovedCases', 'Clients'],
    ['MovedCases', 'Stage now'],
    ['MovementByClient', 'Client'],
    ['MovementByPerson', 'Assigned to'],
  ] as const) {
    expect(opened.column('Movement', table, heading), table).toEqual([`'${name}`]);
  }
});

test('of a case that is gone the list tells when we were told, and About of how many', async () => {
  const byName = { asked: 1, datedBeforeHistory: [], unlisted: [], unanswered: 0, toldDeleted: 1 };
  const opened = await OpenedWorkbook.of(
    secondReport({
      missing: [{ uuid: aUuid(10), fate: 'gone', toldAt: '2026-11-18T23:59:59.000Z' }],
      coverage: { byName },
    }),
  );

  expect(opened.column('Movement', 'MovedCases', 'What')[7]).toBe('Withdrawn, told to us on 18 Nov as deleted');
  expect(opened.words('About')).toContain('1 case that vanished from the lists: 1 not there, as Plannr had told us');
});
