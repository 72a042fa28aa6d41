import { describe, expect, test } from 'vitest';
import type { BoardFigures, BoardTable } from '../../functions/analyse/board.ts';
import { aCase, pounds } from '../builders/a-case.ts';
import { aReport } from '../builders/a-report.ts';
import { aStage } from '../builders/a-stage.ts';
import { aUuid } from '../builders/a-uuid.ts';
import { aSnapshot } from '../render/last-week.ts';

const ofMonth = { period: '2026-10', asAt: '2026-11-02T08:00:00Z' } as const;
const lost = aStage(9, { name: 'Not proceeding' });

function boardOf(given: Parameters<typeof aReport>[0]) {
  const { board } = aReport({ ...ofMonth, ...given });
  if (board === undefined) throw new Error('A month has a page for the board.');
  return board;
}

/** Completed on 14 October, for so many pounds, of the type and the people of these numbers. */
function done(number: number, worth: number, type: number, people: readonly number[], stage = aStage(8)) {
  return aCase({
    uuid: aUuid(number),
    type: { uuid: aUuid(7_000 + type), name: `Type ${type}` },
    createdAt: '2026-09-01T12:00:00Z',
    completedAt: '2026-10-14T12:00:00Z',
    value: pounds(worth),
    stage,
    assignedTo: people.map((each) => `Person ${each}`),
    assignedUuids: people.map((each) => aUuid(6_000 + each)),
  });
}

test('a week has no page for the board', () => {
  expect(aReport()).not.toHaveProperty('board', expect.anything());
});

describe('by type and by person', () => {
  test('the most completed value comes first, and shared cases are taken off once', () => {
    const cases = [
      done(1, 100, 1, [1]),
      done(2, 250, 2, [1, 2]),
      done(3, 40, 1, [], lost),
      { ...done(4, 900, 2, [2]), completedAt: undefined, stage: aStage(2) },
    ];
    const { types, people } = boardOf({ cases, scope: { lostStages: ['Not proceeding'] } });
    const firm = {
      completed: 2,
      completedValue: { GBP: 35_000 },
      lost: 1,
      conversion: 2 / 3,
      openCases: 1,
      openValue: { GBP: 90_000 },
    };
    expect(types.firm).toEqual(firm);
    expect(people.firm).toEqual(firm);
    expect(
      types.rows.map(({ name, completed, lost: gone, conversion }) => [name, completed, gone, conversion]),
    ).toEqual([
      ['Type 2', 1, 0, 1],
      ['Type 1', 1, 1, 0.5],
    ]);
    expect(types.others).toBeUndefined();
    expect(types.countedAgain).toBeUndefined();
    expect(
      people.rows.map(({ kind, name, completedValue, openValue }) => [kind, name, completedValue, openValue]),
    ).toEqual([
      ['person', 'Person 1', { GBP: 35_000 }, {}],
      ['person', 'Person 2', { GBP: 25_000 }, { GBP: 90_000 }],
      ['nobody', undefined, {}, {}],
    ]);
    expect(people.countedAgain).toMatchObject({ completed: 1, completedValue: { GBP: 25_000 }, openCases: 0 });
  });

  test('a firm that did not say which cases are lost has no conversion', () => {
    expect(boardOf({ cases: [done(1, 100, 1, [1])] }).types.rows[0]?.conversion).toBeUndefined();
  });

  test.each([9, 10, 25])('of %i, all that have no row are summed up, and the rows come to the firm', (many) => {
    const cases = Array.from({ length: many }, (_, index) =>
      done(index + 1, 10 * (index + 1), index, [index, index + 1]),
    );
    const { types, people } = boardOf({ cases });
    expect(types.rows).toHaveLength(many === 9 ? 9 : 8);
    expect(types.others?.of).toBe(many === 9 ? undefined : many - 8);
    expect(types.rows[0]?.name).toBe(`Type ${many - 1}`);
    for (const table of [types, people]) expect(sumOf(table)).toEqual(partsOf(table.firm));
  });
});

function partsOf({ completed, completedValue, lost: gone, openCases, openValue }: BoardFigures) {
  return [completed, gone, openCases, completedValue.GBP ?? 0, openValue.GBP ?? 0];
}

function sumOf({ rows, others, countedAgain }: BoardTable): number[] {
  const added = [...rows, ...(others === undefined ? [] : [others])].map(partsOf);
  const again = countedAgain === undefined ? [0, 0, 0, 0, 0] : partsOf(countedAgain);
  return again.map((off, index) => added.reduce((sum, parts) => sum + (parts[index] ?? 0), 0) - off);
}

describe('forecast against outcome', () => {
  const ranges = (low: number, likelyLow: number, likelyHigh: number, high: number) => ({
    likely: { low: likelyLow, high: likelyHigh },
    wide: { low, high },
  });
  const issued = (asAtDay: string, weeks: number, of = ranges(0, 1, 2, 3)) => ({
    run: `monthly.${asAtDay}`,
    asAt: `${asAtDay}T08:00:00.000Z`,
    asAtDay,
    weeks,
    cases: of,
    value: { GBP: ranges(0, 1_000, 2_000, 5_000) },
  });

  test('is told of each look ahead by the one that came due last, in the month or since', () => {
    const previous = {
      ...aSnapshot([], { period: '2026-09', asAt: '2026-10-01T08:00:00.000Z' }),
      forecasts: [
        // Due on 1 October, and due on 1 November, the day before as-at; the third is not due yet.
        issued('2026-09-03', 4),
        issued('2026-10-04', 4, ranges(0, 0, 0, 1)),
        issued('2026-09-08', 8),
        // Due on 30 September, before the month.
        issued('2026-07-01', 13),
      ],
    };
    // Completed on 14 October, as many as three.
    const cases = [1, 2, 3].map((number) => done(number, 10, 1, []));
    const { forecasts } = boardOf({ cases, previous });
    expect(
      forecasts.map(({ weeks, currency, asAtDay, untilDay, actual, held }) => [
        weeks,
        currency,
        asAtDay,
        untilDay,
        actual,
        held,
      ]),
    ).toEqual([
      [4, undefined, '2026-10-04', '2026-11-01', 3, 'above'],
      [4, 'GBP', '2026-10-04', '2026-11-01', 3_000, 'wide'],
    ]);
  });
});
