import { type Case, type Instant, isDone } from '../case.ts';
import { compareText, uuidKey } from '../compare.ts';
import { createIsFirstStage } from './first-stage.ts';
import type { StageHistory } from './stage-history.ts';

/**
 * The cases whose audits can tell more than is known: the open ones, and those that are known and have been completed
 * since, but none that was not edited since it was last read, unless it stands elsewhere than is explained. Last edited
 * first.
 */
export function casesToAudit(cases: readonly Case[], known: StageHistory | undefined): Case[] {
  const before = new Map(known?.cases.map((each) => [each.uuid, each]));
  const isFirstStage = createIsFirstStage(cases);
  return cases
    .filter((each) => {
      const { uuid, createdAt, updatedAt, stage } = each;
      const own = before.get(uuidKey(uuid));
      if (own === undefined) return !isDone(each) && (updatedAt !== createdAt || !isFirstStage(stage));
      if (own.visits.at(-1)?.stage !== (stage && uuidKey(stage.uuid))) return true;
      if (updatedAt === undefined) return !isDone(each);
      const isExact = own.visits.at(-1)?.from.known === 'exact';
      return !(reaches(own.auditedTo, updatedAt) || (isExact && reaches(own.updatedAt, updatedAt)));
    })
    .sort((a, b) => compareText(b.updatedAt ?? '', a.updatedAt ?? '') || compareText(a.uuid, b.uuid));
}

/**
 * The completed cases of which nothing is known: opened and completed between two runs, or completed before the first.
 * Without them what is usual would be told by those alone that lasted. Last completed first.
 *
 * @param isHistory whether a case completed then is part of the history
 */
export function completedToAudit(
  cases: readonly Case[],
  known: StageHistory | undefined,
  isHistory: (completedAt: Instant) => boolean,
): Case[] {
  const before = new Set(known?.cases.map(({ uuid }) => uuid));
  return cases
    .filter(
      ({ uuid, completedAt }) => completedAt !== undefined && isHistory(completedAt) && !before.has(uuidKey(uuid)),
    )
    .sort((a, b) => compareText(b.completedAt ?? '', a.completedAt ?? '') || compareText(a.uuid, b.uuid));
}

function reaches(to: Instant | undefined, updatedAt: Instant): boolean {
  return to !== undefined && to >= updatedAt;
}
