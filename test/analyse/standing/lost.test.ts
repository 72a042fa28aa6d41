import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { looksLost } from '../../../functions/analyse/cases/lost-stages.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const notProceeding = aStage(6, { name: 'Not proceeding', isTypeCompleted: true });
const inPeriod = '2026-11-18T10:00:00.000Z';

/** Four completed cases worth £2,744 in week 47, two lost ones worth £5,000, an open one in the stage of lost cases, one open. */
function cases(): Case[] {
  const given: Partial<Case>[] = [
    { stage: aStage(5), value: pounds(744), completedAt: inPeriod },
    { stage: aStage(5), value: pounds(1_000), completedAt: inPeriod },
    { stage: aStage(5), value: pounds(1_000), completedAt: inPeriod },
    { stage: aStage(5), value: undefined, completedAt: inPeriod },
    { stage: notProceeding, value: pounds(4_000), completedAt: inPeriod, createdAt: '2026-01-02T10:00:00Z' },
    { stage: notProceeding, value: pounds(1_000), completedAt: inPeriod, createdAt: '2026-01-02T10:00:00Z' },
    { stage: notProceeding, value: pounds(300) },
    { value: pounds(50) },
  ];
  return given.map((each, index) => aCase({ uuid: aUuid(index + 1), ...each }));
}

const scope = { lostStages: ['  not  PROCEEDING '] };
const report = aReport({ cases: cases(), scope });

describe('a case with a completion date in a stage of lost cases', () => {
  test('is lost in the headline and not completed, and the conversion is of those that ended', () => {
    expect(report.totals).toMatchObject({
      openCases: 2,
      completedInPeriod: 4,
      completedValueInPeriod: { GBP: 274_400 },
      completedInHistory: 4,
      lostInPeriod: 2,
      lostValueInPeriod: { GBP: 500_000 },
      lostInHistory: 2,
      lostValueInHistory: { GBP: 500_000 },
    });
    expect(report.lost).toEqual({
      stages: [{ uuid: notProceeding.uuid, name: 'Not proceeding' }],
      unknown: [],
      inPeriod: { completed: 4, lost: 2, conversion: 4 / 6 },
      inHistory: { completed: 4, lost: 2, conversion: 4 / 6 },
    });
    expect(report.version).toBe(2);
    expect(report.accountedFor).toMatchObject({ used: 8, open: 2, completedInHistory: 4, lostInHistory: 2 });
  });

  test('is in no time to complete, on Trend as lost, and on the list with its outcome', () => {
    // The lost ones took 320 days.
    expect(report.totals.timeToComplete).toMatchObject({ n: 4, most: 16 });
    expect(report.timeToComplete.map(({ days }) => days.n)).toEqual([4]);
    expect(report.flow.weeks.at(-1)).toMatchObject({
      name: '2026-W47',
      completed: 4,
      lost: 2,
      lostValue: { GBP: 500_000 },
      openAtEnd: 2,
    });
    const outcomes = Map.groupBy(report.completedCases, ({ outcome }) => outcome);
    expect([outcomes.get('completed')?.length, outcomes.get('lost')?.length]).toEqual([4, 2]);
    expect(report.stages.find(({ name }) => name === 'Not proceeding')).toMatchObject({
      isLost: true,
      openCases: 1,
      completedInPeriod: 0,
      lostInPeriod: 2,
    });
  });

  test('is on a line of its own of the bridge, by its stage today, whatever the last report called it', () => {
    const before = cases().map((each) => ({ ...each, completedAt: undefined, stage: aStage(2) }));
    const { movement } = aReport({ cases: cases(), scope, previous: aSnapshot(before) });
    if (movement.state !== 'compared') throw new Error(movement.state);
    const line = (kind: string) => movement.bridge.lines.find((each) => each.kind === kind);
    expect(line('completed')).toMatchObject({ count: 4, figures: { cases: 4, value: { GBP: 274_400 } } });
    expect(line('lost')).toMatchObject({ sign: -1, count: 2, figures: { cases: 2, value: { GBP: 500_000 } } });
    expect(movement.bridge.unexplained).toEqual({ cases: 0, value: { GBP: 0 } });
    expect(movement.completions.inPeriod.cases).toBe(4);
    expect(movement.losses.inPeriod).toEqual({ cases: 2, value: { GBP: 500_000 } });
  });
});

test('an open case in a stage of lost cases stays open, is told under With care, and is named', () => {
  expect(report.reliance.doubts).toContainEqual({
    kind: 'open-in-lost-stage',
    cases: 1,
    of: 2,
    value: { GBP: 30_000 },
  });
  expect(report.openCases.find(({ uuid }) => uuid === aUuid(7))?.flags).toEqual(['stage-disagrees']);
});

test('without the setting all count as completed, and a stage that looks like one of lost cases is told', () => {
  const plain = aReport({ cases: cases() });
  expect(plain.version).toBe(1);
  expect(plain.lost).toBeUndefined();
  expect(plain.totals).toMatchObject({
    completedInPeriod: 6,
    completedValueInPeriod: { GBP: 774_400 },
    lostInPeriod: 0,
  });
  const doubt = { kind: 'stages-look-lost', stages: ['Not proceeding'], cases: 2, of: 6, value: { GBP: 500_000 } };
  expect(plain.reliance.doubts).toContainEqual(doubt);
  expect(plain.reliance.verdict).toBe('with-care');
});

test('an empty list says that no stage is one of lost cases, whatever it is called', () => {
  const none = aReport({ cases: cases(), scope: { lostStages: [] } });
  expect(none.version).toBe(1);
  expect(none.reliance.cautions).not.toContain('stages-look-lost');
});

test('a stage may be named by its UUID, and what no case read is in is told', () => {
  const byUuid = aReport({ cases: cases(), scope: { lostStages: [notProceeding.uuid.toUpperCase(), 'NPW'] } });
  expect(byUuid.totals.lostInPeriod).toBe(2);
  expect(byUuid.lost?.unknown).toEqual(['NPW']);
});

test.each([
  'Not proceeding',
  'NPW',
  'Case withdrawn',
  'LOST',
  'Declined by lender',
  'Cancelled',
  'Canceled',
  'NTU',
  'Did not proceed',
  'Not taken up',
  'Closed - lost',
])('"%s" looks like a stage of lost cases', (name) => expect(looksLost({ name })).toBe(true));

test.each([
  'Completed',
  'Prospect',
  'Withdrawal',
  'Cancellation period',
  'Proceeding',
  'Lostwithiel office',
  'Awaiting provider',
])('"%s" does not', (name) => expect(looksLost({ name })).toBe(false));

describe('the forecast', () => {
  const history = (lostShare: number) =>
    Array.from({ length: 133 }, (_, index) => {
      // A case every other day, each ended after 30 days; every so many of them lost.
      const opened = Date.parse('2026-03-01T10:00:00Z') + index * 2 * 86_400_000;
      const isOver = opened + 30 * 86_400_000 < Date.parse('2026-11-23T00:00:00Z');
      const isLost = index % 10 < lostShare * 10;
      return aCase({
        uuid: aUuid(100 + index),
        createdAt: new Date(opened).toISOString(),
        completedAt: isOver ? new Date(opened + 30 * 86_400_000).toISOString() : undefined,
        stage: isOver ? (isLost ? notProceeding : aStage(5)) : aStage(2),
      });
    });
  const medianOf = (given: Case[], lostStages: string[]) => {
    const { forecast } = aReport({ cases: given, scope: { lostStages } });
    if (forecast.state !== 'shown') throw new Error(forecast.state);
    return { cases: forecast.horizons[0]?.cases.median ?? 0, basis: forecast.basis };
  };

  test('expects fewer to complete where a part is lost, and none of those that are open in a stage of lost cases', () => {
    const all = medianOf(history(0.4), []);
    const some = medianOf(history(0.4), ['Not proceeding']);
    // 14 complete in four weeks if nothing is lost; of ten four are.
    expect(all.cases).toBeGreaterThanOrEqual(12);
    expect(some.cases / all.cases).toBeGreaterThan(0.45);
    expect(some.cases / all.cases).toBeLessThan(0.75);
    const open = history(0.4).map((each) =>
      each.completedAt === undefined ? { ...each, stage: notProceeding } : each,
    );
    expect(medianOf(open, ['Not proceeding']).basis.openCases).toBe(0);
    expect(some.basis.openCases).toBe(all.basis.openCases);
  });
});
