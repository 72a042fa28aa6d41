import type { Terms } from '../lists/list-query.ts';
import type { ReadingPlan, ShardPart } from '../shard.ts';
import { someParticipants } from './tally.ts';

/** The relations of a case that a report asks for, by the names of Plannr's includes. */
export type Relation = 'participants' | 'status' | 'type' | 'assigned_to' | 'tags' | 'plans' | 'custom_fields';

/** What of what was asked for Plannr took and sent, over all shards. */
export type Came = {
  /** How a relation did not come: the include was refused, or ignored in every row. `undefined`: it came. */
  readonly howMissing: (relation: Relation) => 'refused to send' | 'did not send' | undefined;
  /** Whether a key came in any row at all. */
  readonly hasKey: (key: string) => boolean;
  /** Whether Plannr narrowed the lists by this filter, as far as it says. */
  readonly isFiltered: (filter: 'type' | 'status' | 'plan_uuid') => boolean;
  /** Parameters that were refused: `sort`, `filter.completed_after`. */
  readonly dropped: ReadonlySet<string>;
  /** The page sizes that were used in place of 500; 0 is Plannr's own. */
  readonly pageSizes: readonly number[];
  /** Those that were used since larger pages took too long. */
  readonly slowPageSizes: readonly number[];
};

// Everyone's participants may be empty in a handful of odd cases. In so many, or on clients' own lists, they did not come.
const rowsThatTell = 10;

export function whatCame(plan: ReadingPlan, results: readonly ShardPart[]): Came {
  const terms = results.flatMap((result) => result.terms.map(([, each]) => each));
  const dropped = new Set(terms.flatMap((each) => each.dropped));
  const rows = results.reduce((sum, { delivered }) => sum + delivered.rows, 0);
  const hasKey = (key: string) => results.some(({ delivered }) => (delivered.with[key] ?? 0) > 0);
  const nobodyTakesPart =
    !hasKey(someParticipants) && rows > 0 && (plan.way === 'client-by-client' || rows >= rowsThatTell);
  return {
    howMissing(relation) {
      if (dropped.has(`include.${relation}`)) return 'refused to send';
      if (relation === 'participants' && nobodyTakesPart) return 'did not send';
      return rows > 0 && !hasKey(relation) ? 'did not send' : undefined;
    },
    hasKey,
    isFiltered: (filter) => plan.narrowsAtPlannr && !dropped.has(`filter.${filter}`),
    dropped,
    pageSizes: sizesOf(terms.filter(({ isSlow }) => isSlow !== true)),
    slowPageSizes: sizesOf(terms.filter(({ isSlow }) => isSlow === true)),
  };
}

function sizesOf(terms: readonly Terms[]): readonly number[] {
  return [...new Set(terms.map(({ perPage = 0 }) => perPage))].filter((size) => size !== 500);
}
