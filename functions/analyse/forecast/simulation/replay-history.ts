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

// Of a large firm not every week is looked at: one tells nearly what the one before did.
const enoughObservations = 150_000;
const furthestApart = 4;

/** @param weeks how far back: no further than completed cases were read */
export function replayHistory(cases: readonly SimulatedCase[], weeks: number, situations: Situations): Replay {
  const everyWeek = cases.reduce((sum, each) => sum + timesOpen(each, { weeks, apart: 1 }), 0);
  const looks = { weeks, apart: Math.min(furthestApart, Math.max(1, Math.ceil(everyWeek / enoughObservations))) };
  const tellable = weeksKnownByStage(cases, looks);
  const observations = cases.reduce((sum, each) => sum + timesOpen(each, looks) + Number(each.openedAgo < weeks), 0);
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
    for (let ago = firstLook(each, looks); ago <= lastLook(each, looks); ago += looks.apart) {
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

/** Up to how many weeks before as-at the firm is looked at, and how many weeks lie between two looks. */
type Looks = { readonly weeks: number; readonly apart: number };

/** The first of these weeks at which it was open: before as-at, and before it completed. */
function firstLook({ completedAgo = 0 }: SimulatedCase, { apart }: Looks): number {
  return (Math.floor(completedAgo / apart) + 1) * apart;
}

/** Up to when it was open; not itself one of the weeks. */
function lastLook({ openedAgo }: SimulatedCase, { weeks }: Looks): number {
  return Math.min(weeks, openedAgo);
}

function timesOpen(each: SimulatedCase, looks: Looks): number {
  return Math.max(0, Math.floor((lastLook(each, looks) - firstLook(each, looks)) / looks.apart) + 1);
}

/** By weeks before as-at. */
function weeksKnownByStage(cases: readonly SimulatedCase[], looks: Looks): readonly boolean[] {
  const tally = () => Array.from({ length: looks.weeks + 1 }, () => ({ known: 0, all: 0 }));
  const still = tally();
  const done = tally();
  for (const each of cases) {
    const group = each.completedAgo === undefined ? still : done;
    for (let ago = firstLook(each, looks); ago <= lastLook(each, looks); ago += looks.apart) {
      const week = group[ago];
      if (week === undefined) continue;
      week.all += 1;
      if (stayAt(each, ago) !== undefined) week.known += 1;
    }
  }
  const isKnown = ({ known, all }: { known: number; all: number }) => known >= shareKnown * all;
  return still.map((week, ago) => {
    const others = done[ago];
    return others !== undefined && week.all + others.all > 0 && isKnown(week) && isKnown(others);
  });
}
