import type { Chances, Situation } from '../simulation/chances.ts';
import { weeksAhead } from '../simulation/horizons.ts';
import { cellOf } from '../simulation/life-table.ts';
import type { Replay } from '../simulation/replay-history.ts';
import type { SimulatedCase } from '../simulation/simulated-case.ts';
import type { Situations } from '../simulation/situation.ts';

/** What a firm did in each past week, in the order of time, and what the chances of its cases made of it. */
export type PastWeeks = {
  readonly opened: Float64Array;
  readonly done: Float64Array;
  /** How many would have been completed, had each case had the chances of its situation. */
  readonly due: Float64Array;
  /** The firm as it stood so many weeks before as-at: how many cases were in each situation. */
  readonly looks: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly situations: readonly Situation[];
  /** How many cases were opened, of each type. */
  readonly openedOfType: Float64Array;
};

export type PastWeeksInput = {
  readonly cases: readonly SimulatedCase[];
  readonly types: number;
  readonly weeks: number;
  readonly situations: Situations;
  readonly replay: Replay;
  readonly chances: Chances;
};

export function lookBack({ cases, types, weeks, situations, replay, chances }: PastWeeksInput): PastWeeks {
  const opened = new Float64Array(weeks);
  const done = new Float64Array(weeks);
  const openedOfType = new Float64Array(types);
  const add = (to: Float64Array, ago: number) => {
    const week = weeks - 1 - Math.floor(ago);
    if (week >= 0 && week < weeks) to[week] = (to[week] ?? 0) + 1;
  };
  for (const { openedAgo, completedAgo, type } of cases) {
    add(opened, openedAgo);
    if (openedAgo < weeks) openedOfType[type] = (openedOfType[type] ?? 0) + 1;
    if (completedAgo !== undefined) add(done, completedAgo);
  }

  const numbers = new Map<number, number>();
  const found: Situation[] = [];
  const looks = new Map<number, Map<number, number>>();
  const { agos, ageSlots, stageSlots, apart } = replay;
  for (let index = 0; index < agos.length; index++) {
    const ago = agos[index] ?? 0;
    if (ago === 0) continue;
    const ageCell = cellOf(ageSlots[index] ?? 0);
    const stageSlot = stageSlots[index] ?? -1;
    const stageCell = stageSlot < 0 ? -1 : cellOf(stageSlot);
    const key = ageCell * (situations.stageCells + 1) + stageCell + 1;
    const number = numbers.get(key) ?? found.push({ ageCell, stageCell }) - 1;
    numbers.set(key, number);
    const look = looks.get(ago) ?? new Map<number, number>();
    looks.set(ago, look);
    look.set(number, (look.get(number) ?? 0) + 1);
  }
  const within = found.map((each) => chances.within(each, 0));
  const newCases = newWithin(openedOfType, situations, chances);
  const due = new Float64Array(weeks);
  for (const [ago, look] of looks) {
    let sum = 0;
    for (const [number, count] of look) sum += count * (within[number]?.[apart] ?? 0);
    for (let week = weeks - ago; week < Math.min(weeks, weeks - ago + apart); week++) {
      due[week] = (due[week] ?? 0) + sum / apart;
    }
  }
  for (let week = 0; week < weeks; week++) {
    // Since the last look some were opened.
    const since = (((week - weeks) % apart) + apart) % apart;
    due[week] = (due[week] ?? 0) + (opened[week] ?? 0) * (((newCases[since + 1] ?? 0) + (newCases[since] ?? 0)) / 2);
  }
  return { opened, done, due, looks, situations: found, openedOfType };
}

/** The chance of a case just opened, of any type, to complete within 0, 1, … weeks. */
export function newWithin(
  openedOfType: Float64Array,
  situations: Situations,
  chances: Chances,
  factors?: Float64Array,
): Float64Array {
  const all = openedOfType.reduce((sum, each) => sum + each, 0);
  const result = new Float64Array(weeksAhead + 1);
  for (const [type, count] of openedOfType.entries()) {
    const own = chances.within({ ageCell: situations.newCell(type), stageCell: -1 }, 0, factors);
    for (let week = 0; week < result.length; week++) {
      result[week] = (result[week] ?? 0) + ((own[week] ?? 0) * count) / Math.max(1, all);
    }
  }
  return result;
}
