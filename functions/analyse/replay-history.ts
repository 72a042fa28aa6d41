import { slotOf, slotOfUnfinished } from './life-table.ts';
import type { SimulatedCase } from './simulated-case.ts';
import type { Situations } from './situation.ts';

/**
 * What became of cases in each situation: the firm as it stood one week before as-at, two weeks before, and so on. Each
 * case that was open then is an observation. A case is observed many times over, so what is uncertain is which cases
 * came, not which observations: hence the owners.
 */
export type Replay = {
  /** Where each observation is counted by type and age (life-table.ts). */
  readonly ageSlots: Int32Array;
  /** The same by type, stage and time in stage; -1 where the stage is not known. */
  readonly stageSlots: Int32Array;
  /** The index of the observation's case. */
  readonly owners: Int32Array;
  /** How many past weeks could be told by stage. */
  readonly weeksByStage: number;
};

/*
 * A past week counts by stage only if the stages are known of nearly all cases that were open then, completed since or
 * not: where only the histories of cases still open were read, those in a stage seem never to complete.
 */
const shareKnown = 0.98;

/** @param weeks how far back: no further than completed cases were read */
export function replayHistory(cases: readonly SimulatedCase[], weeks: number, situations: Situations): Replay {
  const tellable = weeksKnownByStage(cases, weeks);
  const observations = cases.reduce((sum, each) => sum + weeksOpen(each, weeks) + Number(each.openedAgo < weeks), 0);
  const ageSlots = new Int32Array(observations);
  const stageSlots = new Int32Array(observations).fill(-1);
  const owners = new Int32Array(observations);

  let next = 0;
  for (const [owner, each] of cases.entries()) {
    const { openedAgo, completedAgo, type } = each;
    const slot = (cell: number, ago: number) =>
      completedAgo === undefined ? slotOfUnfinished(cell, ago) : slotOf(cell, ago - completedAgo);
    if (openedAgo < weeks) {
      ageSlots[next] = slot(situations.newCell(type), openedAgo);
      owners[next++] = owner;
    }
    for (let ago = firstWeekOpen(each); ago <= lastWeekOpen(each, weeks); ago++) {
      ageSlots[next] = slot(situations.ageCell(type, openedAgo - ago), ago);
      const stay = tellable[ago] === true ? stayAt(each, ago) : undefined;
      if (stay !== undefined) {
        stageSlots[next] = slot(situations.stageCell(type, stay.stage, stay.ago - ago), ago);
      }
      owners[next++] = owner;
    }
  }
  return { ageSlots, stageSlots, owners, weeksByStage: tellable.filter(Boolean).length };
}

/** The stage that a case was in so many weeks before as-at. */
export function stayAt({ entered }: SimulatedCase, ago: number): SimulatedCase['entered'][number] | undefined {
  return entered.findLast((stay) => stay.ago >= ago);
}

/** Whole weeks before as-at at which it was open: from 1, or the first after it completed. */
function firstWeekOpen({ completedAgo = 0 }: SimulatedCase): number {
  return Math.floor(completedAgo) + 1;
}

function lastWeekOpen({ openedAgo }: SimulatedCase, weeks: number): number {
  return Math.min(weeks, Math.floor(openedAgo));
}

function weeksOpen(each: SimulatedCase, weeks: number): number {
  return Math.max(0, lastWeekOpen(each, weeks) - firstWeekOpen(each) + 1);
}

/** By weeks before as-at. */
function weeksKnownByStage(cases: readonly SimulatedCase[], weeks: number): readonly boolean[] {
  const tally = () => Array.from({ length: weeks + 1 }, () => ({ known: 0, all: 0 }));
  const still = tally();
  const done = tally();
  for (const each of cases) {
    const group = each.completedAgo === undefined ? still : done;
    for (let ago = firstWeekOpen(each); ago <= lastWeekOpen(each, weeks); ago++) {
      const week = group[ago];
      if (week === undefined) continue;
      week.all += 1;
      if (stayAt(each, ago) !== undefined) week.known += 1;
    }
  }
  const isKnown = ({ known, all }: { known: number; all: number }) => known >= shareKnown * all;
  return still.map((week, ago) => {
    const others = done[ago];
    return week.all + (others?.all ?? 0) > 0 && isKnown(week) && others !== undefined && isKnown(others);
  });
}
