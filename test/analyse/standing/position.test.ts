import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const position = (...each: Partial<Case>[]) =>
  aReport({ cases: each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given })) }).totals.position;

test('the mean position is over the cases, the weighted one over their value', () => {
  expect(
    position(
      { stage: aStage(1), value: pounds(1_000) },
      { stage: aStage(4), value: pounds(3_000) },
      { stage: aStage(4), value: undefined },
    ),
  ).toEqual({
    n: 3,
    mean: 3,
    weightedMean: { GBP: { n: 2, mean: 3.25 } },
    furthest: { stage: 'Submitted', position: 4 },
  });
});

test('each currency has a weighted mean of its own', () => {
  expect(
    position(
      { stage: aStage(1), value: pounds(100) },
      { stage: aStage(3), value: pounds(100) },
      { stage: aStage(5), value: euros(9_999) },
    ).weightedMean,
  ).toEqual({ GBP: { n: 2, mean: 2 }, EUR: { n: 1, mean: 5 } });
});

describe('left out of the weighted mean', () => {
  test.each([
    ['a value of nothing', pounds(0)],
    ['a negative value', pounds(-50)],
    ['no value', undefined],
  ])('%s', (_, value) => {
    expect(position({ stage: aStage(1), value: pounds(10) }, { stage: aStage(5), value })).toMatchObject({
      n: 2,
      mean: 3,
      weightedMean: { GBP: { n: 1, mean: 1 } },
    });
    expect(position({ value }).weightedMean).toEqual({});
  });

  test('a penny counts', () => {
    expect(position({ stage: aStage(3), value: pounds(0.01) }).weightedMean).toEqual({ GBP: { n: 1, mean: 3 } });
  });
});

describe('cases whose position is not known', () => {
  test('are left out', () => {
    expect(
      position({ stage: aStage(2) }, { stage: undefined }, { stage: aStage(3, { position: undefined }) }),
    ).toMatchObject({ n: 1, mean: 2, weightedMean: { GBP: { n: 1, mean: 2 } } });
  });

  test('make no mean and no furthest stage by themselves', () => {
    expect(position({ stage: undefined })).toEqual({ n: 0, weightedMean: {} });
  });
});

test('completed cases have no say', () => {
  expect(position({ stage: aStage(5), completedAt: '2026-11-18T10:00:00Z' }, { stage: aStage(1) })).toMatchObject({
    n: 1,
    mean: 1,
    furthest: { stage: 'Fact find', position: 1 },
  });
});

test('of two stages at the furthest position the first by name is shown, whichever case comes first', () => {
  const submitted = { stage: aStage(4) };
  const awaiting = { stage: aStage(4, { uuid: aUuid(8999), name: 'Awaiting provider' }) };
  const early = { createdAt: '2026-01-05T09:00:00Z' };
  const furthest = { stage: 'Awaiting provider', position: 4 };
  expect(position({ ...submitted, ...early }, awaiting).furthest).toEqual(furthest);
  expect(position({ ...awaiting, ...early }, submitted).furthest).toEqual(furthest);
});

test('a later stage of a lower position is not further', () => {
  expect(
    position({ stage: aStage(4), createdAt: '2026-01-05T09:00:00Z' }, { stage: aStage(2) }, { stage: aStage(3) })
      .furthest,
  ).toEqual({ stage: 'Submitted', position: 4 });
});

describe('values so large that value times position is past the whole numbers that can be added exactly', () => {
  const pennies = (minor: number) => ({ minor, currency: 'GBP' });

  test('do not stop the report', () => {
    expect(position({ stage: aStage(10), value: pennies(999_999_999_999_999) })).toMatchObject({
      mean: 10,
      weightedMean: { GBP: { n: 1, mean: 10 } },
    });
    expect(position({ stage: aStage(2), value: pennies(Number.MAX_SAFE_INTEGER) }).weightedMean).toEqual({
      GBP: { n: 1, mean: 2 },
    });
  });

  test('are weighed to the penny, whichever case comes first', () => {
    const many = { stage: aStage(10), value: pennies(4_503_599_627_370_495) };
    const few = { stage: aStage(3), value: pennies(4_503_599_627_370_495) };
    const penny = { stage: aStage(1), value: pennies(1) };
    const early = { createdAt: '2026-01-05T09:00:00Z' };
    // (10 + 3) / 2 = 6.5, and the penny at position 1 takes off less than a number near 6.5 can show.
    expect(position(many, few).weightedMean).toEqual({ GBP: { n: 2, mean: 6.5 } });
    expect(position(few, { ...many, ...early }).weightedMean).toEqual({ GBP: { n: 2, mean: 6.5 } });
    expect(position(penny, few, { ...many, ...early }).weightedMean.GBP?.mean).toBeCloseTo(6.5, 14);
  });

  test('each currency by itself', () => {
    expect(
      position(
        { stage: aStage(10), value: pennies(999_999_999_999_999) },
        { stage: aStage(4), value: euros(1) },
        { stage: aStage(20), value: pennies(999_999_999_999_999) },
      ).weightedMean,
    ).toEqual({ GBP: { n: 2, mean: 15 }, EUR: { n: 1, mean: 4 } });
  });

  test('that cannot be added up themselves stop the report', () => {
    const most = { stage: aStage(1), value: pennies(Number.MAX_SAFE_INTEGER) };
    expect(() => position(most, most)).toThrow('cannot be added exactly');
  });
});
