import type { Faults } from './faults.ts';
import type { TruthCase } from './firm.ts';
import { spend } from './spend.ts';

type Serving = {
  readonly listName: string;
  readonly list: readonly TruthCase[];
  readonly page: number;
  readonly perPage: number;
  readonly faults: Faults;
};

/** What `Faults.shiftRows` does to lists between their pages. */
export class ShiftingRows {
  /** Cases that the fault has deleted. */
  readonly removed = new Set<string>();
  /** By list, the case that has not appeared yet. */
  private readonly concealed = new Map<string, string>();

  /** The list as it is when this page is asked for. */
  before({ listName, list, page, perPage, faults: { shiftRows } }: Serving): readonly TruthCase[] {
    const there = this.removed.size === 0 ? list : list.filter(({ uuid }) => !this.removed.has(uuid));
    if (shiftRows?.change !== 'inserted') {
      this.concealed.clear();
      return there;
    }
    const [first] = there;
    const goesOn = there.length - 1 > shiftRows.afterPage * perPage;
    if (first !== undefined && page === 1 && goesOn && shiftRows.times !== 0) this.concealed.set(listName, first.uuid);
    const missing = this.concealed.get(listName);
    return missing === undefined ? there : there.filter(({ uuid }) => uuid !== missing);
  }

  /** Once the page has been served, the list changes. */
  after({ listName, list, page, perPage, faults: { shiftRows } }: Serving): void {
    if (shiftRows === undefined || page !== shiftRows.afterPage) return;
    const [first] = list;
    switch (shiftRows.change) {
      case 'deleted':
        if (first !== undefined && list.length > page * perPage && spend(shiftRows)) this.removed.add(first.uuid);
        break;
      case 'inserted':
        if (this.concealed.has(listName) && spend(shiftRows)) this.concealed.delete(listName);
        break;
    }
  }
}
