import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../../../functions/analyse/analysis-input.ts';
import type { Report } from '../../../../../functions/analyse/report.ts';
import { aCase, pounds } from '../../../../builders/a-case.ts';
import { aClient } from '../../../../builders/a-client.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aStage } from '../../../../builders/a-stage.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../../opened-workbook.ts';

const [mary, tom, zoe] = [aClient(1, 'Mary'), aClient(2, 'Tom'), aClient(3, 'Zoe')];

/** A row of the list of clients by heading, without its blank cells. */
async function clientRow(report: Report, uuid: string): Promise<Record<string, unknown>> {
  const { head, rows } = (await OpenedWorkbook.of(report)).table('Clients', 'Clients');
  const row = rows.find((cells) => cells[head.indexOf('Client UUID')] === uuid) ?? [];
  return Object.fromEntries(head.map((heading, at) => [heading, row[at]]).filter(([, value]) => value !== null));
}

describe('a client that could not be read', () => {
  const partial = aReport({
    scope: { clients: [mary.uuid, tom.uuid, zoe.uuid, aUuid(9009)] },
    cases: [aCase({ clients: [mary, tom], value: pounds(10) })],
    coverage: {
      gaps: ['2 clients could not be read.'],
      unreadClients: [
        { uuid: tom.uuid, reason: 'refused (403)' },
        { uuid: aUuid(9009), reason: 'refused' },
      ],
    },
  });

  test('has no figure, rather than noughts as a client without cases has', async () => {
    expect(await clientRow(partial, aUuid(9009))).toEqual({
      Client: 'Name not read (could not be read: refused)',
      'Client UUID': aUuid(9009),
    });
    expect(await clientRow(partial, zoe.uuid)).toMatchObject({ Client: 'Name not read', 'Open cases': 0 });
  });

  test('shows what came of it by shared cases, marked as not all', async () => {
    expect(await clientRow(partial, tom.uuid)).toMatchObject({
      Client: 'Tom (not all read: refused (403))',
      'Open cases': 1,
      'Open value (GBP)': 10,
      'Completed in period': 0,
    });
    expect(await clientRow(partial, mary.uuid)).toMatchObject({ Client: 'Mary', 'Open cases': 1 });
  });

  test('changes no total and not how the clients add up', async () => {
    const opened = await OpenedWorkbook.of(partial);
    expect(opened.total('Clients', 'Clients', 'Client')).toMatchObject({ result: 4 });
    expect(opened.total('Clients', 'Clients', 'Open cases')).toMatchObject({ result: 2 });
    expect(opened.total('Clients', 'Clients', 'Shared cases')).toMatchObject({ result: 2 });
    expect(opened.words('Clients')).toContain(
      'Open cases: the clients have 2 together; less 1 counted again, plus 0 without a client, that makes 1 in this report.',
    );
  });
});

describe('how the clients add up', () => {
  const only: readonly (readonly [string, Partial<Scope>])[] = [
    ['clients', { clients: [mary.uuid] }],
    ['types', { only: { types: [aUuid(7001)] } }],
    ['stages', { only: { statuses: [aUuid(8002)] } }],
    ['plans', { only: { plans: [aUuid(5001)] } }],
  ];

  test.each(only)('speaks of this report, not of the firm, when it is narrowed to %s', async (_, scope) => {
    const words = (await OpenedWorkbook.of(aReport({ scope, cases: [aCase({ clients: [mary] })] }))).words('Clients');
    expect(words).toEqual(
      expect.arrayContaining([
        'A shared case counts under each of its clients and once in this report.',
        'Open cases: the clients have 1 together; less 0 counted again, plus 0 without a client, that makes 1 in this report.',
        'This report',
      ]),
    );
    expect(words).not.toContain('Firm');
  });
});

test('a furthest stage without a name says so, and none is blank', async () => {
  const cases = [
    aCase({ clients: [mary], stage: aStage(3, { name: '' }) }),
    aCase({ uuid: aUuid(2), clients: [tom], stage: undefined }),
  ];
  const report = aReport({ cases });
  expect(await clientRow(report, mary.uuid)).toMatchObject({ 'Furthest stage': '(no name)' });
  expect(await clientRow(report, tom.uuid)).not.toHaveProperty('Furthest stage');
});
