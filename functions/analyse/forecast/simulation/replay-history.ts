import { weeksAhead } from './horizons.ts';
import { slotOf, slotOfUnfinished } from './life-table.ts';
import type { SimulatedCase, SimulatedFirm, StaysOfCases } from './simulated-case.ts';
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
  /** By how much each counts by stage. */
  readonly stageWeights: Float64Array;
  /** The lot that the observation's case shares in: its own, or that of some hundredth of a large firm's cases. */
  readonly owners: Int32Array;
  readonly lots: number;
  /** How many weeks before as-at each observation was made; 0 for that of a case just being opened. */
  readonly agos: Uint16Array;
  /** How many weeks lie between two looks. */
  readonly apart: number;
  /** How many past weeks could be told by stage. */
  readonly weeksByStage: number;
};

/*
 * A past week counts by stage as far as the stages are known of the cases that were open then: of those completed since,
 * and of the others. Each known case stands for those of its group that are not known: where only the histories of cases
 * still open were read, those in a stage would seem never to complete. Under the least share of either group a week does
 * not count, from the other on it does in full, and between them in part: no single case decides.
 */
const shareKnown = { least: 0.5, full: 0.9 };

// Of a large firm not every week is looked at: one tells nearly what the one before did.
const enoughObservations = 150_000;
const furthestApart = 4;

/*
 * In a bootstrap of very many cases these share a hundred lots, each case at random: what the weighted sums vary by is the
 * same, and what all cases of a lot tell is added up once (tally-slots.ts).
 */
const casesWithOwnLots = 3_000;
const lotsOfMany = 100;

/** @param weeks how far back: no further than completed cases were read */
export function replayHistory(
  { cases, stays }: Pick<SimulatedFirm, 'cases' | 'stays'>,
  weeks: number,
  situations: Situations,
): Replay {
  const everyWeek = cases.reduce((sum, each) => sum + timesOpen(each, { weeks, apart: 1 }), 0);
  const looks = { weeks, apart: Math.min(furthestApart, Math.max(1, Math.ceil(everyWeek / enoughObservations))) };
  const tellable = weeksKnownByStage(cases, stays, looks);
  const observations = cases.reduce((sum, each) => sum + timesOpen(each, looks) + Number(each.openedAgo < weeks), 0);
  const ageSlots = new Int32Array(observations);
  const stageSlots = new Int32Array(observations).fill(-1);
  const stageWeights = new Float64Array(observations);
  const owners = new Int32Array(observations);
  const agos = new Uint16Array(observations);

  const lots = cases.length > casesWithOwnLots ? lotsOfMany : cases.length;
  let next = 0;
  for (const [index, each] of cases.entries()) {
    const owner = index % lots;
    const { openedAgo, completedAgo, lostAgo, type } = each;
    const slot = (cell: number, ago: number) => {
      if (completedAgo !== undefined) return slotOf(cell, ago - completedAgo);
      // A case that was lost since is known not to complete, however far one looks.
      return slotOfUnfinished(cell, lostAgo === undefined ? ago : weeksAhead);
    };
    if (openedAgo < weeks) {
      ageSlots[next] = slot(situations.newCell(type), openedAgo);
      owners[next++] = owner;
    }
    for (let ago = firstLook(each, looks); ago <= lastLook(each, looks); ago += looks.apart) {
      ageSlots[next] = slot(situations.ageCell(type, openedAgo - ago), ago);
      const known = tellable[ago];
      const stay = known === undefined ? -1 : stayAt(each, stays, ago);
      if (stay >= 0 && known !== undefined) {
        stageWeights[next] = completedAgo === undefined ? known.still : known.done;
        stageSlots[next] = slot(situations.stageCell(type, stays.stage[stay] ?? 0, (stays.ago[stay] ?? 0) - ago), ago);
      }
      agos[next] = ago;
      owners[next++] = owner;
    }
  }
  return {
    ageSlots,
    stageSlots,
    stageWeights,
    owners,
    lots,
    agos,
    apart: looks.apart,
    weeksByStage: tellable.filter((each) => each !== undefined).length,
  };
}

/** Where among the stays that one is in which a case was so many weeks before as-at; -1 if that is not known. */
export function stayAt({ firstStay, endOfStays }: SimulatedCase, { ago }: StaysOfCases, weeks: number): number {
  for (let stay = endOfStays - 1; stay >= firstStay; stay--) if ((ago[stay] ?? 0) >= weeks) return stay;
  return -1;
}

/** Up to how many weeks before as-at the firm is looked at, and how many weeks lie between two looks. */
type Looks = { readonly weeks: number; readonly apart: number };

/** The first of these weeks at which it was open: before as-at, and before it completed or was lost. */
function firstLook({ completedAgo, lostAgo }: SimulatedCase, { apart }: Looks): number {
  return (Math.floor((completedAgo ?? lostAgo ?? 0) / apart) + 1) * apart;
}

/** Up to when it was open; not itself one of the weeks. */
function lastLook({ openedAgo }: SimulatedCase, { weeks }: Looks): number {
  return Math.min(weeks, openedAgo);
}

function timesOpen(each: SimulatedCase, looks: Looks): number {
  return Math.max(0, Math.floor((lastLook(each, looks) - firstLook(each, looks)) / looks.apart) + 1);
}

/** By how much a case counts by stage that was completed since, and one that was not. */
type Known = { readonly done: number; readonly still: number };

/** By weeks before as-at; `undefined` for a week that does not count. */
function weeksKnownByStage(
  cases: readonly SimulatedCase[],
  stays: StaysOfCases,
  looks: Looks,
): readonly (Known | undefined)[] {
  const tally = () => Array.from({ length: looks.weeks + 1 }, () => ({ known: 0, all: 0 }));
  const still = tally();
  const done = tally();
  for (const each of cases) {
    const group = each.completedAgo === undefined ? still : done;
    for (let ago = firstLook(each, looks); ago <= lastLook(each, looks); ago += looks.apart) {
      const week = group[ago];
      if (week === undefined) continue;
      week.all += 1;
      if (stayAt(each, stays, ago) >= 0) week.known += 1;
    }
  }
  const shareOf = ({ known, all }: { known: number; all: number }) => (all === 0 ? 1 : known / all);
  return still.map((week, ago) => {
    const others = done[ago];
    if (others === undefined || week.all + others.all === 0) return undefined;
    const [ofStill, ofDone] = [shareOf(week), shareOf(others)];
    const { least, full } = shareKnown;
    const counts = Math.min(1, (Math.min(ofStill, ofDone) - least) / (full - least));
    return counts <= 0 ? undefined : { done: counts / ofDone, still: counts / ofStill };
  });
}
