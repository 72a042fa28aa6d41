import type { CaseQuery } from '../lists/case-queries.ts';
import { type KeptFilters, keptBy } from './kept-filters.ts';
import type { CaseRow } from '../records/read-case-row.ts';
import type { ListRead } from '../lists/read-list.ts';
import type { ListSums } from '../shard.ts';

/** What one more list of a scope adds. */
export type ScopePart = { readonly lists: ListSums; readonly kept: KeptFilters };

/**
 * Counts the lists of one firm, batch or client. A case that is on both, as all are where Plannr ignores the filters, is
 * one that was to come and one that came.
 */
export function createScopeTally() {
  // By uuid, whether it could be used.
  const seen = new Map<string, boolean>();
  const sums = { expected: 0, received: 0, due: 0, came: 0 };

  return {
    add(query: CaseQuery, list: ListRead<CaseRow>): ScopePart {
      const rows = new Map(list.values.map((row) => [row.case.uuid, row]));
      const unusable = list.setAside.flatMap(({ uuid }) => (uuid === undefined ? [] : [uuid]));
      const usableOnBoth = [...rows.keys()].filter((uuid) => seen.get(uuid) === true).length;
      const onBoth = [...rows.keys(), ...unusable].filter((uuid) => seen.has(uuid)).length;
      // No more can be on both than are on either. Where a list is short, or counted wrongly, more may have been seen.
      const net = (key: keyof typeof sums, number: number, doubles: number) =>
        number - Math.min(doubles, number, sums[key]);

      const expected = net('expected', list.expected ?? 0, onBoth);
      const received = net('received', list.received, onBoth);
      const dueHere = list.expected ?? list.received;
      const due = net('due', dueHere, onBoth);
      // What one list has too much must not make up for what another lacks.
      const cameHere = Math.min(dueHere, list.received - list.unusable);
      const came = Math.min(net('came', cameHere, usableOnBoth), sums.due + due - sums.came);

      for (const uuid of unusable) if (!seen.has(uuid)) seen.set(uuid, false);
      for (const uuid of rows.keys()) seen.set(uuid, true);
      sums.expected += expected;
      sums.received += received;
      sums.due += due;
      sums.came += came;
      return {
        lists: {
          read: 1,
          lost: 0,
          withoutCount: list.expected === undefined ? 1 : 0,
          ofUnknownExtent: list.extentIsKnown ? 0 : 1,
          expected,
          received,
          due,
          came,
        },
        kept: keptBy(query, rows.values(), usableOnBoth),
      };
    },
  };
}

export function sumLists(all: readonly ListSums[]): ListSums {
  const sum = (key: keyof ListSums) => all.reduce((total, lists) => total + lists[key], 0);
  return {
    read: sum('read'),
    lost: sum('lost'),
    withoutCount: sum('withoutCount'),
    ofUnknownExtent: sum('ofUnknownExtent'),
    expected: sum('expected'),
    received: sum('received'),
    due: sum('due'),
    came: sum('came'),
  };
}
