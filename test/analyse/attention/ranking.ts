import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { CaseStages, Moment } from '../../../functions/analyse/stage-history/stage-history.ts';
import { aReport } from '../../builders/a-report.ts';
import { casesOfState } from '../../builders/cases-of-state.ts';
import { defaultAsAt, generateFirm } from '../../sandbox/plannr/generate-firm.ts';

/* Four stuck cases are planted in each firm; how many of them are among the first 15 to act on. Source: docs/attention.md. */

const day = 86_400_000;
const ago = (days: number) => new Date(Date.parse(defaultAsAt) - days * day).toISOString();

/** Days since it was opened, and since it entered its stage. */
const planted = [
  { kind: 'long in its stage', opened: 240, entered: 220, minor: 100_000, review: undefined },
  { kind: 'too old', opened: 1000, entered: 2, minor: 100_000, review: undefined },
  { kind: 'review long past', opened: 12, entered: 2, minor: 100_000, review: ago(730) },
  { kind: 'worth nothing, very late', opened: 640, entered: 600, minor: 0, review: undefined },
] as const;

const exactly = (at: string): Moment => ({ known: 'exact', at });

/** As snapshots on Mondays would tell it. */
function byMondays(at: string): Moment {
  const weeks = Math.floor((Date.parse(defaultAsAt) - Date.parse(at)) / (7 * day));
  return { known: 'between', after: ago(7 * (weeks + 1)), by: ago(7 * weeks) };
}

export function testRanking(seeds: readonly number[], least: number): void {
  const ways = { 'with audits': exactly, 'with snapshots alone': byMondays };
  test.each(Object.entries(ways))('planted stuck cases are among the first 15, %s', (_way, moment) => {
    const found = seeds.flatMap((seed) => attentionOf(seed, moment).plantedFirst);
    expect(found.length / (planted.length * seeds.length), JSON.stringify(found)).toBeGreaterThanOrEqual(least);
  });

  test('with snapshots alone nothing is listed that is not late by what audits tell exactly', () => {
    const falseAlarms = seeds.flatMap((seed) => {
      const late = new Set(attentionOf(seed, exactly).listed);
      return attentionOf(seed, byMondays).listed.filter((uuid) => !late.has(uuid));
    });
    expect(falseAlarms).toEqual([]);
  });
}

function attentionOf(seed: number, moment: (at: string) => Moment) {
  const firm = generateFirm({ seed, cases: 400, clients: 120 });
  const state = firm.at(defaultAsAt);
  const visits = (entries: readonly (readonly [string | undefined, string])[]): CaseStages['visits'] =>
    entries.map(([stage, at], index) => {
      const next = entries[index + 1];
      return { stage, from: moment(at), ...(next === undefined ? {} : { to: moment(next[1]) }) };
    });
  const cases = casesOfState(state);
  const open = cases.filter(
    ({ completedAt, type, stage }) =>
      completedAt === undefined && type !== undefined && stage?.isTypeCompleted === false && stage.position !== 1,
  );
  const kinds = new Map(
    planted.map((each, index) => [open[Math.floor((open.length * (index + 0.5)) / planted.length)]?.uuid, each]),
  );
  const stayed = (each: Case): CaseStages => {
    const plant = kinds.get(each.uuid);
    const moves = firm
      .eventsOf(each.uuid, defaultAsAt)
      .filter(({ kind, before, after }) => kind === 'opened' || before?.statusUuid !== after?.statusUuid)
      .map(({ after, instant }) => [after?.statusUuid, instant] as const);
    const entries =
      plant === undefined
        ? moves
        : ([
            [state.stages[0]?.uuid, ago(plant.opened)],
            [each.stage?.uuid, ago(plant.entered)],
          ] as const);
    return { uuid: each.uuid, updatedAt: each.updatedAt, seenAt: defaultAsAt, visits: visits(entries) };
  };
  const sent = cases.map((each): Case => {
    const plant = kinds.get(each.uuid);
    if (plant === undefined) return each;
    const { opened, entered, minor, review } = plant;
    const value = { minor, currency: 'GBP' };
    return { ...each, createdAt: ago(opened), updatedAt: ago(entered), value, reviewAt: review };
  });
  const { attention } = aReport({ cases: sent, stageHistory: { version: 1, cases: sent.map(stayed) } });
  return {
    plantedFirst: attention.firm.flatMap(({ uuid }) => kinds.get(uuid)?.kind ?? []),
    listed: attention.listed.map(({ uuid }) => uuid),
  };
}
