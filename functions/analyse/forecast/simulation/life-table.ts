import { weeksAhead } from './horizons.ts';
import type { Observations } from './tally-slots.ts';

/*
 * A life table in discrete time: of the cases in one situation (a cell), how many were still followed in each week that
 * came, and how many completed in it. A case that is followed for a shorter time counts for as long as it was
 * (Kaplan and Meier). Cases may have weights.
 */
export type LifeTable = {
  /** By cell and week: `cell * weeksAhead + week`. */
  readonly atRisk: Float64Array;
  readonly completed: Float64Array;
};

const outcomes = 2 * (weeksAhead + 1);

/** Where an observation is counted: its cell, and what became of it. */
export function slotOf(cell: number, weeksUntilCompletion: number): number {
  const week = Math.max(0, Math.ceil(weeksUntilCompletion) - 1);
  return week < weeksAhead ? cell * outcomes + weeksAhead + 1 + week : cell * outcomes + weeksAhead;
}

/** The same for one that has not completed yet, and was followed for so many weeks, of which the whole ones count. */
export function slotOfUnfinished(cell: number, weeksFollowed: number): number {
  return cell * outcomes + Math.min(weeksAhead, Math.max(0, Math.floor(weeksFollowed)));
}

/** The cell of such a slot. */
export function cellOf(slot: number): number {
  return Math.floor(slot / outcomes);
}

/** Makes a function that counts observations; each call overwrites the table of the last. */
export function createLifeTable(cells: number): {
  readonly table: LifeTable;
  /** @param weights of the owners */
  fill(observations: Observations, weights: Float64Array): void;
} {
  const sums = new Float64Array(cells * outcomes);
  const atRisk = new Float64Array(cells * weeksAhead);
  const completed = new Float64Array(cells * weeksAhead);

  return {
    table: { atRisk, completed },
    fill({ slots, owners, counts }, weights) {
      sums.fill(0);
      for (let index = 0; index < slots.length; index++) {
        const slot = slots[index] ?? -1;
        // What is in no cell of this table has no slot.
        if (slot < 0) continue;
        const weight = weights[owners[index] ?? 0] ?? 0;
        sums[slot] = (sums[slot] ?? 0) + (counts === undefined ? weight : weight * (counts[index] ?? 0));
      }
      for (let cell = 0; cell < cells; cell++) {
        const first = cell * outcomes;
        let still = sums[first + weeksAhead] ?? 0;
        for (let week = weeksAhead - 1; week >= 0; week--) {
          const done = sums[first + weeksAhead + 1 + week] ?? 0;
          still += done;
          completed[cell * weeksAhead + week] = done;
          atRisk[cell * weeksAhead + week] = still;
          // Followed for so many weeks: at risk in all before.
          still += sums[first + week] ?? 0;
        }
      }
    },
  };
}
