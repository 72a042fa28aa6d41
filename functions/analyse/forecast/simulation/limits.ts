import type { Chances } from './chances.ts';
import { weeksAhead } from './life-table.ts';
import type { SimulationColumns } from './simulation-columns.ts';
import type { Situations } from './situation.ts';

/** How far a forecast looks ahead, in weeks. */
export const horizons = [4, 8, 13] as const;

const of32Bits = 4_294_967_296;

/** For each open case, its chance to complete within each horizon, times 2^32. */
export function limitsOfOpen({ situations, open }: SimulationColumns, chances: Chances, withdrawnAWeek: number) {
  const within = situations.map((each) => chances.within(each, withdrawnAWeek));
  const limits = new Float64Array(3 * open.situation.length);
  for (let index = 0; index < open.situation.length; index++) {
    const own = within[open.situation[index] ?? 0];
    for (let horizon = 0; horizon < 3; horizon++) {
      limits[3 * index + horizon] = (own?.[horizons[horizon] ?? 0] ?? 0) * of32Bits;
    }
  }
  return limits;
}

/** The same for a case opened in each week to come, by type and week; on average it is opened in the week's middle. */
export function limitsOfNew(types: number, situations: Situations, chances: Chances, withdrawnAWeek: number) {
  const limits = new Float64Array(3 * types * weeksAhead);
  for (let type = 0; type < types; type++) {
    const within = chances.within({ ageCell: situations.newCell(type), stageCell: -1 }, withdrawnAWeek);
    for (let week = 0; week < weeksAhead; week++) {
      for (const [index, weeks] of horizons.entries()) {
        const left = weeks - week;
        const chance = left < 1 ? 0 : ((within[left] ?? 0) + (within[left - 1] ?? 0)) / 2;
        limits[3 * (type * weeksAhead + week) + index] = chance * of32Bits;
      }
    }
  }
  return limits;
}
