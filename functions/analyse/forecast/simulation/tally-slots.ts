/** Observations by slot of a life table and by lot, those of both alike added up. */
export type Observations = {
  readonly slots: Int32Array;
  readonly owners: Int32Array;
  /** By how much each counts; all alike, if absent. */
  readonly counts?: Float64Array;
};

/** Adds up those that are in one slot and share one lot, where that makes them much fewer. */
export function tallySlots(given: Observations, lots: number): Observations {
  const { slots, owners, counts } = given;
  if (slots.length < 100 * lots) return given;
  const order = byOwner(given, lots);
  const sums = new Float64Array(slots.reduce((most, slot) => Math.max(most, slot), 0) + 1);
  const touched: number[] = [];
  const found = {
    slots: new Int32Array(order.length),
    owners: new Int32Array(order.length),
    counts: new Float64Array(order.length),
  };
  let next = 0;
  const flush = (owner: number) => {
    for (const slot of touched) {
      found.slots[next] = slot;
      found.owners[next] = owner;
      found.counts[next++] = sums[slot] ?? 0;
      sums[slot] = 0;
    }
    touched.length = 0;
  };
  let last = 0;
  for (const index of order) {
    const owner = owners[index] ?? 0;
    if (owner !== last) flush(last);
    last = owner;
    const slot = slots[index] ?? 0;
    const count = counts === undefined ? 1 : (counts[index] ?? 0);
    if (count === 0) continue;
    if (sums[slot] === 0) touched.push(slot);
    sums[slot] = (sums[slot] ?? 0) + count;
  }
  flush(last);
  return {
    slots: found.slots.slice(0, next),
    owners: found.owners.slice(0, next),
    counts: found.counts.slice(0, next),
  };
}

/** The observations that have a slot, by their lots. */
function byOwner({ slots, owners }: Observations, lots: number): Int32Array {
  const ends = new Int32Array(lots + 1);
  for (let index = 0; index < slots.length; index++) {
    if ((slots[index] ?? -1) < 0) continue;
    const owner = owners[index] ?? 0;
    ends[owner + 1] = (ends[owner + 1] ?? 0) + 1;
  }
  for (let lot = 0; lot < lots; lot++) ends[lot + 1] = (ends[lot + 1] ?? 0) + (ends[lot] ?? 0);
  const order = new Int32Array(ends[lots] ?? 0);
  for (let index = 0; index < slots.length; index++) {
    if ((slots[index] ?? -1) < 0) continue;
    const owner = owners[index] ?? 0;
    const at = ends[owner] ?? 0;
    order[at] = index;
    ends[owner] = at + 1;
  }
  return order;
}
