import type { Case } from '../../functions/analyse/case.ts';
import { aCase } from './a-case.ts';
import { aStage } from './a-stage.ts';
import { aUuid } from './a-uuid.ts';

const weekMilliseconds = 7 * 86_400_000;
/** Monday 23 November 2026, 07:00 in London: as-at of most tests. */
const asAt = Date.UTC(2026, 10, 23, 7);

/** The instant so many weeks before as-at of most tests. */
export function weeksAgo(weeks: number): string {
  return new Date(asAt - weeks * weekMilliseconds).toISOString();
}

/**
 * A firm like clockwork: every Wednesday it opens so many cases, each of which completes on a Wednesday so many weeks
 * later. Those of the last 60 weeks; each uuid counts on from `firstUuid`.
 */
export function aSteadyFirm(
  given: {
    readonly perWeek?: number;
    readonly weeksToComplete?: number;
    readonly weeks?: number;
    readonly firstUuid?: number;
    readonly each?: Partial<Case>;
  } = {},
): Case[] {
  const { perWeek = 10, weeksToComplete = 6, weeks = 60, firstUuid = 1, each = {} } = given;
  return Array.from({ length: weeks * perWeek }, (_, index) => {
    // 0.7 weeks before a Monday morning is a Wednesday.
    const opened = Math.floor(index / perWeek) + 0.7;
    const completed = opened - weeksToComplete;
    return aCase({
      uuid: aUuid(firstUuid + index),
      createdAt: weeksAgo(opened),
      completedAt: completed < 0 ? undefined : weeksAgo(completed),
      stage: aStage(completed < 0 ? 2 : 5),
      ...each,
    });
  });
}
