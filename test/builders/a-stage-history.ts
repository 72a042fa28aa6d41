import type { Moment, StageHistory, StageVisit } from '../../functions/analyse/stage-history/stage-history.ts';
import { aStage } from './a-stage.ts';
import { aUuid } from './a-uuid.ts';

/**
 * When a case came into which stage: its number and the stage's position, then a moment; a text is an exact one.
 * `[1, [2, '2026-11-02T09:00:00.000Z'], [3, '2026-11-20T09:00:00.000Z']]`
 */
export type Entered = readonly [number, ...(readonly [number | undefined, string | Moment])[]];

export function aStageHistory(...cases: readonly Entered[]): StageHistory {
  return {
    version: 1,
    cases: cases.map(([number, ...entries]) => {
      const visits = entries.map(
        ([position, moment]): StageVisit => ({
          stage: position === undefined ? undefined : aStage(position).uuid,
          from: typeof moment === 'string' ? { known: 'exact', at: new Date(moment).toISOString() } : moment,
        }),
      );
      return {
        uuid: aUuid(number),
        seenAt: '2026-11-23T07:00:00.000Z',
        visits: visits.map((visit, index) => ({ ...visit, to: visits[index + 1]?.from })),
      };
    }),
  };
}
