import type { Chances } from './chances.ts';
import { weeksAhead } from './horizons.ts';
import type { SimulationColumns } from './simulation-columns.ts';
import type { Situations } from './situation.ts';

export const of32Bits = 4_294_967_296;

/** What limits are worked out from; `horizons` in weeks, the nearest first, none further than `weeksAhead`. */
export type LimitRules = {
  readonly horizons: readonly number[];
  readonly chances: Chances;
  readonly withdrawnAWeek: number;
  /** Factors on the chances in each week to come. */
  readonly pace: Float64Array;
};

/** For each situation of the open cases, the chance to complete within each horizon, times 2^32. */
export function limitsOfOpen(
  { situations }: Pick<SimulationColumns, 'situations'>,
  { horizons, chances, withdrawnAWeek, pace }: LimitRules,
): Float64Array {
  const limits = new Float64Array(horizons.length * situations.length);
  let next = 0;
  for (const situation of situations) {
    const within = chances.within(situation, withdrawnAWeek, pace);
    for (const weeks of horizons) limits[next++] = (within[weeks] ?? 0) * of32Bits;
  }
  return limits;
}

/** The same for a case opened in each week to come, by type and week; on average it is opened in the week's middle. */
export function limitsOfNew(
  types: number,
  situations: Situations,
  { horizons, chances, withdrawnAWeek, pace }: LimitRules,
): Float64Array {
  const limits = new Float64Array(horizons.length * types * weeksAhead);
  let next = 0;
  for (let type = 0; type < types; type++) {
    for (let week = 0; week < weeksAhead; week++) {
      const within = chances.within({ ageCell: situations.newCell(type), stageCell: -1 }, withdrawnAWeek, pace, week);
      for (const weeks of horizons) {
        const left = weeks - week;
        const chance = left < 1 ? 0 : ((within[left] ?? 0) + (within[left - 1] ?? 0)) / 2;
        limits[next++] = chance * of32Bits;
      }
    }
  }
  return limits;
}
