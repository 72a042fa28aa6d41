import type { Case, Day, Instant } from '../case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { uuidKey } from '../compare.ts';
import { addDays } from '../day.ts';
import type { HistoryWindow } from '../period.ts';
import { earliestOf, endOfLastStay, latestOf } from '../stage-history/ended-stays.ts';
import type { StageHistory } from '../stage-history/stage-history.ts';
import { isWaitedIn } from './stage-map.ts';

/** A stay in a stage that ended in the history window, with the days between which it began and ended. */
export type KeptStay = {
  readonly case: Case;
  /** `uuidKey` of the stage; it may be known no more. */
  readonly stage: string;
  /** `uuidKey` of the case's type; empty for none. */
  readonly type: string;
  /** Absent where nobody knows how long before `enteredBy` it began. */
  readonly enteredFrom?: Day;
  readonly enteredBy: Day;
  readonly leftFrom: Day;
  readonly leftBy: Day;
  /** Whether both ends are known to the moment. */
  readonly isExact: boolean;
};

export type KeptStaysInput = {
  readonly cases: readonly DatedCase[];
  readonly stageHistory?: StageHistory;
  readonly stages: Stages;
  readonly history: HistoryWindow;
  readonly localDay: (instant: Instant) => Day;
};

/** The stays of which time in stage is told, and those in stages that no case read is in any more. */
export function* keptStays({ cases, stageHistory, stages, history, localDay }: KeptStaysInput): Generator<KeptStay> {
  const visitsOf = new Map((stageHistory?.cases ?? []).map((each) => [each.uuid, each.visits]));
  for (const each of cases) {
    const type = each.type === undefined ? '' : uuidKey(each.type.uuid);
    for (const { stage, from, to } of visitsOf.get(uuidKey(each.case.uuid)) ?? []) {
      if (stage === undefined || !isWaitedIn(stages.get(stage))) continue;
      const end = to ?? endOfLastStay(each);
      if (end === undefined || end.known === 'at-least') continue;
      const leftBy = localDay(latestOf(end));
      if (leftBy < history.firstDay || leftBy > history.lastDay) continue;
      yield {
        case: each.case,
        stage,
        type,
        enteredFrom: from.known === 'at-least' ? undefined : localDay(earliestOf(from)),
        enteredBy: localDay(from.known === 'exact' ? from.at : from.by),
        leftFrom: localDay(earliestOf(end)),
        leftBy,
        isExact: from.known === 'exact' && end.known === 'exact',
      };
    }
  }
}

/** The day on which it ended: a move that a reading of Monday morning saw first was made in the week before. */
export function dayLeft({ leftFrom, leftBy }: Pick<KeptStay, 'leftFrom' | 'leftBy'>): Day {
  return leftFrom === leftBy ? leftBy : addDays(leftBy, -1);
}
