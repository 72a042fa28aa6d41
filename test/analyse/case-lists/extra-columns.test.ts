import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const extra = (columns: readonly string[], given: Partial<Case>) =>
  aReport({ scope: { columns }, cases: [aCase(given)] }).openCases[0]?.extra;

describe('the heading of one more column', () => {
  test.each([
    ['tags', 'Tags'],
    ['plans', 'Plans'],
    ['custom:favourite_drink', 'Favourite drink'],
    ['custom:risk-level', 'Risk level'],
    ['custom:__fee__basis_', 'Fee basis'],
    ['custom:NI number', 'NI number'],
    ['custom:tags', 'Tags'],
    ['custom:custom:x', 'Custom:x'],
    ['custom:___', '___'],
    ['custom:é_tat', 'É tat'],
  ])('%s: %s', (key, heading) => {
    expect(aReport({ scope: { columns: [key] } }).columns).toEqual([{ key, heading }]);
  });
});

test('a column has its texts joined, in the order of the settings', () => {
  expect(
    extra(['custom:favourite_drink', 'plans', 'tags'], {
      tags: ['Priority', 'VIP'],
      plans: [
        { uuid: aUuid(5001), name: 'ISA' },
        { uuid: aUuid(5002), name: 'SIPP' },
      ],
      customFields: { favourite_drink: 'Tea', tags: 'no' },
    }),
  ).toEqual(['Tea', 'ISA; SIPP', 'Priority; VIP']);
});

test('a custom field that is called like a column of ours is the custom field', () => {
  expect(extra(['custom:tags', 'tags'], { tags: ['VIP'], customFields: { tags: 'own' } })).toEqual(['own', 'VIP']);
});

test('a plan that came without a name shows its uuid rather than nothing', () => {
  expect(extra(['plans'], { plans: [{ uuid: aUuid(5001), name: '' }] })).toEqual([aUuid(5001)]);
});

test('a case that has nothing to say in a column leaves it empty', () => {
  expect(extra(['tags', 'plans', 'custom:drink', 'custom:toString'], { customFields: { other: 'x' } })).toEqual([
    '',
    '',
    '',
    '',
  ]);
  expect(extra(['tags', 'plans', 'custom:drink'], { tags: [], plans: [], customFields: undefined })).toEqual([
    '',
    '',
    '',
  ]);
});

test('completed cases have the columns too', () => {
  const report = aReport({
    scope: { columns: ['tags'] },
    cases: [aCase({ tags: ['VIP'], completedAt: '2026-11-17T10:00:00Z' })],
  });
  expect(report.completedCases[0]?.extra).toEqual(['VIP']);
});

test.each([
  [[7, 2.5, undefined], 'number', ['7', '2.5', '']],
  [[7, 'none yet'], undefined, ['7', 'none yet']],
  [['Tea', 'Milk'], undefined, ['Tea', 'Milk']],
  [[undefined], undefined, ['']],
  [[{ date: '2027-05-01' }, { date: '2027-06-30T23:30:00.000Z' }], 'day', ['2027-05-01', '2027-07-01']],
  [[{ date: '2027-05-01' }, 7], undefined, ['2027-05-01', '7']],
] as const)('a column of %j is of kind %s', (values, kind, texts) => {
  const cases = values.map((value, index) =>
    aCase({
      uuid: aUuid(index + 1),
      createdAt: `2026-10-0${index + 1}T09:00:00Z`,
      customFields: value === undefined ? {} : { own: value },
    }),
  );
  const report = aReport({ scope: { columns: ['custom:own'] }, cases });
  expect(report.columns).toEqual([{ key: 'custom:own', heading: 'Own', kind }]);
  expect(report.openCases.map(({ extra: own }) => own[0])).toEqual(texts);
});
