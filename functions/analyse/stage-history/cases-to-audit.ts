import type { Case, Instant } from '../case.ts';
import { compareText, uuidKey } from '../compare.ts';
import type { StageHistory } from './stage-history.ts';

/**
 * The cases whose audits can tell more than is known: the open ones, and those that are known and have been completed
 * since, but none that was not edited since it was last read. Last edited first.
 */
export function casesToAudit(cases: readonly Case[], known: StageHistory | undefined): Case[] {
  const before = new Map(known?.cases.map((each) => [each.uuid, each]));
  return cases
    .filter(({ uuid, createdAt, updatedAt, completedAt }) => {
      const own = before.get(uuidKey(uuid));
      if (own === undefined) return completedAt === undefined && updatedAt !== createdAt;
      if (updatedAt === undefined) return completedAt === undefined;
      const isExact = own.visits.at(-1)?.from.known === 'exact';
      return !(reaches(own.auditedTo, updatedAt) || (isExact && reaches(own.updatedAt, updatedAt)));
    })
    .sort((a, b) => compareText(b.updatedAt ?? '', a.updatedAt ?? '') || compareText(a.uuid, b.uuid));
}

function reaches(to: Instant | undefined, updatedAt: Instant): boolean {
  return to !== undefined && to >= updatedAt;
}
