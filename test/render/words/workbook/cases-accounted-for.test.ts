import { expect, test } from 'vitest';
import type { Scope } from '../../../../functions/analyse/analysis-input.ts';
import type { Case } from '../../../../functions/analyse/case.ts';
import type { Coverage } from '../../../../functions/analyse/coverage.ts';
import { aCase } from '../../../builders/a-case.ts';
import { aClient } from '../../../builders/a-client.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../../workbook/opened-workbook.ts';

const mary = aClient(1, 'Mary');

/** What About tells in the lines with these labels, joined. */
async function about(scope: Partial<Scope>, coverage: Partial<Coverage>, ...each: Partial<Case>[]) {
  const cases = each.map((given, at) => aCase({ uuid: aUuid(at + 1), clients: [mary], ...given }));
  const sheet = (await OpenedWorkbook.of(aReport({ scope, coverage, cases }))).sheet('About');
  return (label: string) => {
    const found: string[] = [];
    sheet.eachRow((row) => {
      if (row.getCell(1).value === label) found.push(String(row.getCell(2).value));
    });
    return found.join('\n');
  };
}

test('where all that came is in the figures, about says so', async () => {
  const lines = await about({}, { received: 2 }, {}, { completedAt: '2026-11-18T09:00:00Z' });
  expect(lines('Cases received')).toBe('2 = 2 used');
  expect(lines('Received, not in the figures')).toBe(
    'None: each is counted as open, or as completed in the history window',
  );
});

test('what was received and is not in the figures is told, and all adds up to what was received', async () => {
  const lines = await about(
    { clients: [mary.uuid], only: { types: [aUuid(7001)], plans: [aUuid(5001)] } },
    { received: 1_013, setAside: [{ uuid: aUuid(77), reason: 'no date' }] },
    {},
    { completedAt: '2026-11-18T09:00:00Z' },
    { completedAt: '2020-11-18T09:00:00Z' },
    { completedAt: '2026-12-18T09:00:00Z' },
    { completedAt: '2026-12-19T09:00:00Z' },
    { clients: [aClient(2)] },
    { clients: [] },
  );
  // 5 + 2 + 1 + 1,005 = 1,013, and 1 + 1 + 1 + 2 = 5.
  expect(lines('Cases received')).toBe(
    '1,013 = 5 used + 2 left out, since none of the clients that the report is narrowed to takes part + 1 set aside, since the record does not fit + 1,005 left out, since the report is narrowed to some types, plans',
  );
  expect(lines('Cases used')).toBe(
    '5 = 1 open + 1 completed in the history window + 1 completed before it + 2 completed after the as-at time',
  );
  expect(lines('Received, not in the figures')).toBe(
    'Counted neither as open nor as completed: 1 completed before the history window; 2 completed after the as-at time; 2 left out, since none of the clients that the report is narrowed to takes part; 1 set aside, since the record does not fit; 1,005 left out, since the report is narrowed to some types, plans',
  );
});

test('a case that came on the lists of two clients is not told as left out', async () => {
  const lines = await about({}, { way: 'client-by-client', received: 3 }, {});
  expect(lines('Cases received')).toBe('3 = 1 used + 2 received again on another list');
  expect(lines('Received, not in the figures')).toMatch(/^None/);
});

test('where both may be so, neither is claimed', async () => {
  const lines = await about({ only: { statuses: [aUuid(8001)] } }, { way: 'clients-in-batches', received: 3 }, {});
  expect(lines('Cases received')).toBe(
    '3 = 1 used + 2 left out, since the report is narrowed to some stages, or received again on another list',
  );
});

test('counts that do not agree are shown as they are', async () => {
  const lines = await about({}, { received: 0 }, {});
  expect(lines('Cases received')).toBe('0 = 1 used + -1 that the lists’ counts do not explain');
});

test('about says which cases would not be seen', async () => {
  expect((await about({}, {}))('What is never seen')).toBe(
    'A case that Plannr counts neither as in progress nor as completed is on none of its lists and would not be seen.',
  );
});
