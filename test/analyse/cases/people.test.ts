import { expect, test } from 'vitest';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const [one, other] = ['11111111-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002'];
const old = '2024-01-05T09:00:00.000Z';

const of = (number: number, name: string, uuid?: string) =>
  aCase({
    uuid: aUuid(number),
    createdAt: old,
    assignedTo: [name],
    assignedUuids: uuid === undefined ? undefined : [uuid],
  });

test('two people of one name are two, and told apart', () => {
  const cases = [of(1, 'David Jones', one), of(2, 'David Jones', other)];
  const previous = aSnapshot(cases.map((each) => ({ ...each, value: undefined })));
  const report = aReport({ cases, previous });
  expect(report.openCases.map(({ assignedTo }) => assignedTo)).toEqual([
    ['David Jones (11111111)'],
    ['David Jones (22222222)'],
  ]);
  const rows = report.movement.state === 'compared' ? report.movement.assignees : [];
  expect(rows.map(({ uuid, name }) => [uuid, name])).toEqual([
    [one, 'David Jones (11111111)'],
    [other, 'David Jones (22222222)'],
  ]);
});

test('one person is one, however the name is typed or changes, and by name only where no UUID came', () => {
  expect(
    aReport({ cases: [of(1, 'Ann Lee'), of(2, 'Ann Lee ')] }).openCases.map(({ assignedTo }) => assignedTo),
  ).toEqual([['Ann Lee'], ['Ann Lee']]);
  expect(
    aReport({ cases: [of(1, 'Ann Lee', one), of(2, 'Ann  Park', one)] }).openCases.map(({ assignedTo }) => assignedTo),
  ).toEqual([['Ann Park'], ['Ann Park']]);
});

test('what is kept of people is their accounts, and no name', () => {
  const kept = aSnapshot([of(1, 'David Jones', one), of(2, 'Ann Lee')]);
  expect(kept.cases.map(({ assignees }) => assignees)).toEqual([[one], undefined]);
  expect(JSON.stringify(kept)).not.toMatch(/Jones|Lee/);
});
