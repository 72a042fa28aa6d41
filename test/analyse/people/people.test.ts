import { expect, test } from 'vitest';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const [ann, bob] = [aUuid(901), aUuid(902)];
const cases = [
  aCase({ uuid: aUuid(1), value: pounds(100), assignedTo: ['Ann Lee'], assignedUuids: [ann] }),
  aCase({ uuid: aUuid(2), value: pounds(30), assignedTo: ['Ann Lee', 'Bob Ray'], assignedUuids: [ann, bob] }),
  aCase({ uuid: aUuid(3), value: pounds(5), assignedTo: [], clients: [aClient(7)] }),
  aCase({ uuid: aUuid(4), value: pounds(2), assignedTo: [], clients: [aClient(8)] }),
  aCase({ uuid: aUuid(5), value: pounds(1), assignedTo: undefined }),
  aCase({ uuid: aUuid(6), assignedTo: ['Bob Ray'], assignedUuids: [bob], completedAt: '2026-11-18T10:00:00Z' }),
];
const advisers = [{ client: aClient(7).uuid, adviser: { uuid: bob, name: 'Robert Ray' } }];

test('a case counts under each who holds it, a client’s own adviser among them, and the people come to the firm', () => {
  const { people, openCases } = aReport({ cases, advisers });
  expect(
    people.people.map(({ kind, name, work, asAdviser }) => [kind, name, work.openCases, work.openValue, asAdviser]),
  ).toEqual([
    ['person', 'Ann Lee', 2, { GBP: 13_000 }, 0],
    ['person', 'Bob Ray', 2, { GBP: 3_500 }, 1],
    ['nobody', undefined, 1, { GBP: 200 }, 0],
    ['not-read', undefined, 1, { GBP: 100 }, 0],
  ]);
  expect(people.people[1]?.work).toMatchObject({ completedInPeriod: 1, completedLately: 1 });
  const { people: sum, countedAgain, firm } = people.reconciliation;
  expect([sum.openCases, countedAgain.openCases, firm.openCases]).toEqual([6, 1, 5]);
  expect([sum.openValue, countedAgain.openValue, firm.openValue]).toEqual([
    { GBP: 16_800 },
    { GBP: 3_000 },
    { GBP: 13_800 },
  ]);
  expect(people.unassigned).toEqual({ adviser: 1, nobody: 1 });
  expect(openCases.find(({ uuid }) => uuid === aUuid(3))?.heldBy).toEqual([
    { uuid: bob, name: 'Bob Ray', isAdviser: true },
  ]);
});

test('where no adviser is known, what nobody is assigned to is nobody’s', () => {
  const { people } = aReport({ cases });
  expect(people.people.map(({ kind, work }) => [kind, work.openCases])).toEqual([
    ['person', 2],
    ['person', 1],
    ['nobody', 2],
    ['not-read', 1],
  ]);
});

test('13 weeks are left out where completed cases were not read so far back', () => {
  const { people } = aReport({ cases, scope: { historyWeeks: 8 } });
  expect(people.lately).toBeUndefined();
  expect(people.reconciliation.firm.completedLately).toBeUndefined();
  expect(aReport({ cases }).people.lately).toEqual({ firstDay: '2026-08-24', lastDay: '2026-11-22' });
});
