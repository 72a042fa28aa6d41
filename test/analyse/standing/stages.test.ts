import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const stages = (...each: Partial<Case>[]) =>
  aReport({ cases: each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given })) }).stages;

test('a stage’s row holds its cases, value, share, ages, board positions and what was completed in it', () => {
  const [factFind, research] = stages(
    { stage: aStage(2), value: pounds(300), createdAt: '2026-11-13T09:00:00Z', boardPosition: 5 },
    { stage: aStage(2), value: pounds(300), createdAt: '2026-11-03T09:00:00Z', boardPosition: 2 },
    { stage: aStage(2), value: undefined, createdAt: '2026-10-14T09:00:00Z', boardPosition: undefined },
    { stage: aStage(1), value: pounds(400), createdAt: '2026-11-23T06:00:00Z', boardPosition: 1 },
    { stage: aStage(2), value: pounds(9_000), completedAt: '2026-11-18T09:00:00Z', boardPosition: 90 },
    { stage: aStage(2), value: pounds(9_000), completedAt: '2026-11-23T06:00:00Z' },
  );
  expect(research).toEqual({
    uuid: aUuid(8002),
    name: 'Research',
    position: 2,
    colour: '#23852B',
    isTypeCompleted: false,
    openCases: 3,
    openValue: { GBP: 60_000 },
    shareOfCases: 0.75,
    shareOfValue: { GBP: 0.6 },
    withValue: 2,
    // 10, 20 and 40 days.
    age: { n: 3, p50: 20, p85: 40, p95: 40, most: 40 },
    boardPositions: { n: 2, lowest: 2, median: 2, highest: 5 },
    completedInPeriod: 1,
    lostInPeriod: 0,
  });
  expect(factFind).toMatchObject({
    name: 'Fact find',
    openCases: 1,
    shareOfCases: 0.25,
    shareOfValue: { GBP: 0.4 },
    age: { n: 1, most: 0 },
    completedInPeriod: 0,
  });
});

test('no cases, no stages', () => {
  expect(stages()).toEqual([]);
});

describe('which stages have a row', () => {
  test('those of open cases and of cases completed in the history window, in the order of their positions', () => {
    expect(
      stages(
        { stage: aStage(5), completedAt: '2026-01-15T09:00:00Z' },
        { stage: aStage(10) },
        { stage: aStage(9) },
        { stage: aStage(1), completedAt: '2020-01-15T09:00:00Z' },
        { stage: aStage(3), completedAt: '2026-12-15T09:00:00Z' },
      ).map(({ name, openCases, completedInPeriod }) => ({ name, openCases, completedInPeriod })),
    ).toEqual([
      { name: 'Completed', openCases: 0, completedInPeriod: 0 },
      { name: 'Stage 9', openCases: 1, completedInPeriod: 0 },
      { name: 'Stage 10', openCases: 1, completedInPeriod: 0 },
    ]);
  });

  test('thirty stages are thirty rows', () => {
    const thirty = Array.from({ length: 30 }, (_, index) => 30 - index);
    const rows = stages(...thirty.map((position) => ({ stage: aStage(position) })));
    expect(rows.map(({ position }) => position)).toEqual(thirty.toReversed());
  });

  test('stages without a position come after the rest, by name, and the unknown stage last of all', () => {
    expect(
      stages(
        { stage: undefined },
        { stage: { uuid: aUuid(1), name: 'zebra' } },
        { stage: { uuid: aUuid(2), name: 'Apple' } },
        { stage: aStage(2, { uuid: aUuid(3), name: 'Parallel B' }) },
        { stage: aStage(2, { uuid: aUuid(4), name: 'Parallel A' }) },
        { stage: aStage(7) },
      ).map(({ name }) => name),
    ).toEqual(['Parallel A', 'Parallel B', 'Stage 7', 'Apple', 'zebra', 'Unknown stage']);
  });

  test('two stages of one name and position stay two, in the order of their uuids', () => {
    const twin = (uuid: string) => aStage(2, { uuid, name: 'Research' });
    expect(
      stages({ stage: twin(aUuid(22)) }, { stage: twin(aUuid(21)) }, { stage: twin(aUuid(22)) }).map(
        ({ uuid, openCases }) => [uuid, openCases],
      ),
    ).toEqual([
      [aUuid(21), 1],
      [aUuid(22), 2],
    ]);
  });

  test('the unknown stage has a row only if a case needs it', () => {
    expect(stages({ stage: aStage(1) }).map(({ name }) => name)).toEqual(['Fact find']);
    expect(
      stages({ stage: undefined, completedAt: '2020-01-15T09:00:00Z' }, { stage: aStage(1) }).map(({ name }) => name),
    ).toEqual(['Fact find']);
    expect(stages({ stage: undefined, completedAt: '2026-11-18T09:00:00Z' })).toEqual([
      {
        name: 'Unknown stage',
        openCases: 0,
        openValue: {},
        shareOfValue: {},
        withValue: 0,
        age: { n: 0 },
        boardPositions: { n: 0 },
        completedInPeriod: 1,
        lostInPeriod: 0,
      },
    ]);
  });
});

describe('a stage that was edited while the cases were read', () => {
  const before = aStage(2, { updatedAt: '2026-01-05T09:00:00.000Z' });
  const after = aStage(2, { name: 'Research & analysis', position: 3, updatedAt: '2026-11-23T07:00:01.000Z' });

  test.each([
    ['the first', [after, before]],
    ['the last', [before, after]],
  ])('is one stage, as it was last edited, when %s case has it so', (_, [first, second]) => {
    const report = aReport({
      cases: [
        aCase({ uuid: aUuid(1), createdAt: '2026-11-01T09:00:00Z', stage: first }),
        aCase({ uuid: aUuid(2), createdAt: '2026-11-02T09:00:00Z', stage: second }),
      ],
    });
    expect(report.stages).toMatchObject([{ name: 'Research & analysis', position: 3, openCases: 2 }]);
    expect(report.totals.position).toMatchObject({
      mean: 3,
      furthest: { stage: 'Research & analysis', position: 3 },
    });
    expect(report.openCases.map(({ stage }) => stage)).toEqual([
      { uuid: aUuid(8002), name: 'Research & analysis', position: 3 },
      { uuid: aUuid(8002), name: 'Research & analysis', position: 3 },
    ]);
  });

  test('is as its latest case has it where no edit is dated, or both are dated the same', () => {
    const named = (name: string, updatedAt?: string) => ({ stage: aStage(2, { name, updatedAt }) });
    const late = { createdAt: '2026-11-20T09:00:00Z' };
    expect(stages({ ...named('New'), ...late }, named('Old'))).toMatchObject([{ name: 'New' }]);
    expect(
      stages({ ...named('New', '2026-01-05T09:00:00.000Z'), ...late }, named('Old', '2026-01-05T09:00:00.000Z')),
    ).toMatchObject([{ name: 'New' }]);
  });

  test('is believed to be as a dated edit has it, rather than an undated one', () => {
    const late = { createdAt: '2026-11-20T09:00:00Z' };
    expect(
      stages({ stage: aStage(2, { name: 'Undated', updatedAt: undefined }), ...late }, { stage: aStage(2) }),
    ).toMatchObject([{ name: 'Research' }]);
  });

  test('is the same stage when its uuid comes in capitals', () => {
    const uuid = 'edeca343-8b56-4079-8e16-620fe8145712';
    expect(stages({ stage: aStage(2, { uuid }) }, { stage: aStage(2, { uuid: uuid.toUpperCase() }) })).toMatchObject([
      { openCases: 2 },
    ]);
  });
});

describe('the share of value', () => {
  test('is by currency, and nought for a stage that has none of it', () => {
    expect(
      stages(
        { stage: aStage(1), value: pounds(30) },
        { stage: aStage(2), value: pounds(10) },
        { stage: aStage(2), value: euros(5) },
      ).map(({ shareOfValue }) => shareOfValue),
    ).toEqual([
      { GBP: 0.75, EUR: 0 },
      { GBP: 0.25, EUR: 1 },
    ]);
  });

  test.each([
    ['nothing', [pounds(5), pounds(-5)]],
    ['less than nothing', [pounds(5), pounds(-6)]],
  ])('is absent where the values come to %s', (_, [first, second]) => {
    expect(
      stages({ stage: aStage(1), value: first }, { stage: aStage(2), value: second }, { value: euros(1) }).map(
        ({ shareOfValue }) => Object.keys(shareOfValue),
      ),
    ).toEqual([['EUR'], ['EUR']]);
  });

  test('is of a penny, where that is all there is', () => {
    expect(stages({ value: pounds(0.01) })).toMatchObject([{ shareOfValue: { GBP: 1 } }]);
  });

  test('counts open cases alone', () => {
    expect(
      stages(
        { stage: aStage(1), value: pounds(30) },
        { stage: aStage(1), value: pounds(90), completedAt: '2026-11-18T09:00:00Z' },
      ),
    ).toMatchObject([{ openValue: { GBP: 3_000 }, shareOfValue: { GBP: 1 }, shareOfCases: 1, withValue: 1 }]);
  });
});
