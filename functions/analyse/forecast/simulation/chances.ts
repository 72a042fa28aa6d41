import { weeksAhead } from './horizons.ts';
import { createLifeTable, type LifeTable } from './life-table.ts';
import type { Replay } from './replay-history.ts';
import type { Situations } from './situation.ts';
import { tallySlots } from './tally-slots.ts';

/** What a case's chance of completing goes by; the stage cell is -1 where its stage is not to be used. */
export type Situation = { readonly ageCell: number; readonly stageCell: number };

export type Chances = {
  /**
   * The chance of a case to complete within 0, 1, … weeks, as far as is looked ahead, where it may be withdrawn before.
   *
   * @param factors on its chance in each week to come
   * @param from the week in which it is as told
   */
  within(situation: Situation, withdrawnAWeek: number, factors?: Float64Array, from?: number): Float64Array;
};

/*
 * So many observations of the wider group count beside a situation's own: all cases beside those of an age, these beside
 * the type's of that age; and of cases whose stage is known, these beside all of that stage, and these, made as fast as the
 * type is, beside the type's of that stage. A type with few cases goes mostly by all. Few, since many rare situations would together be drawn off the truth.
 */
const pooled = { age: 5, type: 5, stage: 5, typeInStage: 5 };

/** Makes a function that works the chances out anew for other weights of the cases. */
export function createChances(
  replay: Replay,
  situations: Situations,
  types: number,
): (weights: Float64Array) => Chances {
  const { agesOfType, staysOfType } = situations;
  const byAge = createLifeTable(situations.ageCells);
  const usesStages = replay.weeksByStage > 0;
  const byStage = createLifeTable(usesStages ? situations.stageCells : 0);
  const { owners, lots } = replay;
  const seenByAge = tallySlots({ slots: replay.ageSlots, owners }, lots);
  const seenByStage = tallySlots({ slots: replay.stageSlots, owners, counts: replay.stageWeights }, lots);
  const ofAge = new Float64Array(situations.ageCells * weeksAhead);
  // By stage and time in it, all types together.
  const stays = usesStages ? staysOfType * weeksAhead : 0;
  const ofStay = { completed: new Float64Array(stays), atRisk: new Float64Array(stays) };
  // How fast the cases of each type complete, against all.
  const pace = new Float64Array(types);

  return (weights) => {
    byAge.fill(seenByAge, weights);
    if (usesStages) {
      byStage.fill(seenByStage, weights);
      sumOverTypes(byStage.table, ofStay);
    }
    const ofAll = pool(rateOver(byAge.table, 0, allFrom(0, 1, types * agesOfType)), 1, 0);
    for (let type = 0; type < types; type++) {
      const own = rateOver(byAge.table, 0, allFrom(type * agesOfType, 1, agesOfType));
      pace[type] = ofAll > 0 ? pool(own, pooled.type, ofAll) / ofAll : 1;
    }
    for (let week = 0; week < weeksAhead; week++) {
      const any = rateOver(byAge.table, week, allFrom(0, 1, types * agesOfType));
      for (let age = 0; age < agesOfType; age++) {
        const ofAnyType = rateOver(byAge.table, week, allFrom(age, agesOfType, types));
        const wider = pool(ofAnyType, pooled.age, pool(any, 1, 0));
        for (let type = 0; type < types; type++) {
          const index = (type * agesOfType + age) * weeksAhead + week;
          ofAge[index] = pool(at(byAge.table, index), pooled.type, wider);
        }
      }
    }
    return {
      within({ ageCell, stageCell }, withdrawnAWeek, factors, from = 0) {
        const chances = new Float64Array(weeksAhead + 1);
        let still = 1;
        let last = 0;
        for (let week = 0; week < weeksAhead; week++) {
          const byAgeAlone = ofAge[ageCell * weeksAhead + week] ?? 0;
          const rate = stageCell < 0 ? byAgeAlone : inStage(stageCell, week, byAgeAlone);
          chances[week + 1] = (chances[week] ?? 0) + still * rate;
          still *= (1 - rate) * (1 - withdrawnAWeek);
          last = rate;
        }
        return factors === undefined ? chances : atPace(chances, { factors, from, still, last });
      },
    };
  };

  function inStage(stageCell: number, week: number, byAgeAlone: number): number {
    const ofAnyType = at(ofStay, (stageCell % staysOfType) * weeksAhead + week);
    const faster = pace[Math.floor(stageCell / staysOfType)] ?? 1;
    const wider = Math.min(1, faster * pool(ofAnyType, pooled.stage, byAgeAlone / faster));
    return pool(at(byStage.table, stageCell * weeksAhead + week), pooled.typeInStage, wider);
  }
}

type Pace = {
  readonly factors: Float64Array;
  readonly from: number;
  /** Who is left at the end of the table, and the chance of its last week, which holds from then on. */
  readonly still: number;
  readonly last: number;
};

/** The same chances where work goes faster or slower: so much time has passed for it. */
function atPace(chances: Float64Array, { factors, from, still, last }: Pace): Float64Array {
  const paced = new Float64Array(chances.length);
  const end = chances.length - 1;
  const upTo = chances[end] ?? 0;
  let worked = 0;
  for (let week = 1; week <= end; week++) {
    worked += factors[Math.min(from + week - 1, factors.length - 1)] ?? 1;
    const whole = Math.floor(worked);
    const before = chances[whole] ?? 0;
    paced[week] =
      worked >= end
        ? upTo + still * (1 - (1 - last) ** (worked - end))
        : before + ((chances[whole + 1] ?? before) - before) * (worked - whole);
  }
  return paced;
}

type Observed = { readonly completed: number; readonly atRisk: number };

function at({ completed, atRisk }: LifeTable, index: number): Observed {
  return { completed: completed[index] ?? 0, atRisk: atRisk[index] ?? 0 };
}

function pool({ completed, atRisk }: Observed, strength: number, wider: number): number {
  return (completed + strength * wider) / (atRisk + strength);
}

function allFrom(first: number, step: number, count: number) {
  return { first, step, count };
}

/** The cells of one type after those of another, each type's in one order. */
function sumOverTypes(from: LifeTable, into: LifeTable): void {
  into.completed.fill(0);
  into.atRisk.fill(0);
  const { length } = into.atRisk;
  for (let index = 0; index < from.atRisk.length; index++) {
    const own = index % length;
    into.completed[own] = (into.completed[own] ?? 0) + (from.completed[index] ?? 0);
    into.atRisk[own] = (into.atRisk[own] ?? 0) + (from.atRisk[index] ?? 0);
  }
}

function rateOver(table: LifeTable, week: number, cells: ReturnType<typeof allFrom>): Observed {
  let completed = 0;
  let atRisk = 0;
  for (let each = 0; each < cells.count; each++) {
    const index = (cells.first + each * cells.step) * weeksAhead + week;
    completed += table.completed[index] ?? 0;
    atRisk += table.atRisk[index] ?? 0;
  }
  return { completed, atRisk };
}
