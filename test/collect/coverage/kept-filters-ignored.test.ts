import { describe, expect, test } from 'vitest';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { expectedCases, plainCases } from '../expected-cases.ts';
import { list, readScripted, row } from '../read-scripted.ts';
import type { Asked } from '../scripted-plannr.ts';
import { readFrom } from '../start-reading.ts';

const firm = generateFirm({ seed: 41, cases: 620, clients: 12 });
const state = firm.at(firm.asAt);
const isCompletedList = ({ query }: Asked) => query.has('filter[completed]');
const done = (at: string) => ({ completed_at: at, updated_at: at });

describe('where Plannr ignores', () => {
  test.each([
    ['both filters', ['in_progress', 'completed', 'completed_after'], 'open and for completed', () => true],
    [
      'the one for open cases',
      ['in_progress'],
      'open',
      (each: { completedAt?: string }) => each.completedAt !== undefined,
    ],
    [
      'the one for completed cases',
      ['completed', 'completed_after'],
      'completed',
      (each: { completedAt?: string }) => each.completedAt === undefined,
    ],
  ] as const)('%s, each case is counted once, and it is told', async (_, ignoredFilters, which, cameTwice) => {
    const twice = state.cases.filter(cameTwice).length;
    const { cases, coverage } = await readFrom({ firm, faults: { ignoredFilters } });
    expect(plainCases(cases)).toEqual(expectedCases(state));
    expect(coverage).toMatchObject({ expected: 620, received: 620, gaps: [], share: 1 });
    expect(coverage.notes).toEqual([
      `Plannr ignored the filter for ${which} cases, so that ${twice} cases came twice; each was counted once.`,
    ]);
  });

  test('both filters of a list per client, a case is counted once for each client', async () => {
    const faults = { forbidden: ['cases'], ignoredFilters: ['in_progress', 'completed', 'completed_after'] } as const;
    const { coverage } = await readFrom({ firm, faults });
    const onLists = state.cases.reduce((sum, { clientUuids }) => sum + clientUuids.length, 0);
    expect(coverage).toMatchObject({ expected: onLists, received: onLists, gaps: [], share: 1 });
    expect(coverage.notes.join()).toContain(`${onLists} cases came twice`);
  });

  test('both filters, a record without a uuid is missed on each list: nobody can tell that it is the same', async () => {
    const broken = state.cases[3]?.uuid ?? '';
    const faults = {
      ignoredFilters: ['in_progress', 'completed', 'completed_after'],
      brokenRecords: [{ field: 'uuid', cases: [broken] }] as const,
    };
    const { coverage } = await readFrom({ firm, faults });
    expect(coverage).toMatchObject({ expected: 621, received: 621 });
    expect(coverage.setAside).toHaveLength(2);
    expect(coverage.share).toBeCloseTo(619 / 621, 10);
  });

  test('the filter by date, old cases do no harm, and it is told', async () => {
    const completed = [row(1, done('2026-02-01T10:00:00+00:00')), row(2, done('2025-06-01T10:00:00+01:00'))];
    const { coverage } = await readScripted((asked) => list(isCompletedList(asked) ? completed : []));
    expect(coverage.notes).toEqual([
      'Plannr ignored the filter by date of completion; cases completed long ago were read too, and the figures are the same.',
    ]);
  });

  test("the filter for the report's types, they are narrowed here, and it is told", async () => {
    const only = { types: [state.types[0]?.uuid ?? ''] };
    const ignored = await readFrom({ firm, faults: { ignoredFilters: ['type'] }, request: { only } });
    expect(ignored.coverage.notes).toEqual([
      "Plannr ignored the filter for the report's types; Casebook narrowed the cases itself.",
    ]);
    const kept = await readFrom({ firm, request: { only } });
    expect(kept.coverage.notes).toEqual([]);
  });
});

test('where both filters are refused, each case is counted once', async () => {
  const { coverage } = await readFrom({ firm, faults: { refusedFilters: ['in_progress', 'completed'] } });
  expect(coverage).toMatchObject({ expected: 620, received: 620, gaps: [], share: 1 });
  expect(coverage.notes).toEqual([
    'Plannr refused to list open and completed cases apart; both were read at once and told apart by Casebook.',
  ]);
});

test('a case that is completed between the two lists is one that came, and no filter is blamed for it', async () => {
  const { cases, coverage } = await readScripted((asked) =>
    list([row(1, isCompletedList(asked) ? done('2026-02-01T10:00:00+00:00') : {})]),
  );
  expect(cases).toMatchObject([{ uuid: 'case-1', completedAt: '2026-02-01T10:00:00.000Z' }]);
  expect(coverage).toMatchObject({ expected: 1, received: 1, notes: [], gaps: [], share: 1 });
});

test('cases that Plannr has on the other list are told, with what they count as, and no filter is blamed for them', async () => {
  const at = '2026-02-01T10:00:00+00:00';
  // Case 7 is completed between the two.
  const open = [row(1), row(2), row(3, done(at)), row(7)];
  const completed = [row(4, done(at)), row(5), row(6), row(7, done(at))];
  const { coverage } = await readScripted((asked) => list(isCompletedList(asked) ? completed : open));
  expect(coverage).toMatchObject({ expected: 7, received: 7, share: 1 });
  expect(coverage.notes).toEqual([
    "Plannr's list of open cases held 1 case with a date of completion, which Casebook counts as completed.",
    "Plannr's list of completed cases held 2 cases without a date of completion, which Casebook counts as open.",
  ]);
});

test('what is missing from one list is not made up for by what both hold', async () => {
  const all = Array.from({ length: 20 }, (_, index) => row(index));
  // Page 2 of the list of open cases, with half of them, cannot be read; the other list holds all.
  const { cases, coverage } = await readScripted((asked) => {
    if (isCompletedList(asked)) return list(all);
    return asked.query.has('page')
      ? { status: 403 }
      : { body: { data: all.slice(0, 10), meta: { total: 20, per_page: 10, last_page: 2 } } };
  });
  expect(cases).toHaveLength(20);
  expect(coverage).toMatchObject({ expected: 30, received: 20 });
  expect(coverage.share).toBeCloseTo(20 / 30, 10);
  expect(coverage.gaps).toHaveLength(1);
});
