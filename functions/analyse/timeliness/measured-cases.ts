import type { WorkingDays } from '../calendar/working-days.ts';
import type { Day, Instant } from '../case.ts';
import { type DatedCase, isCompleted } from '../cases/dated-case.ts';
import { uuidKey } from '../compare.ts';
import { addDays } from '../day.ts';
import type { HistoryWindow, Period } from '../period.ts';
import { earliestOf, latestOf } from '../stage-history/ended-stays.ts';
import type { StageHistory } from '../stage-history/stage-history.ts';

/** How long a case took, from the day on which it was opened, in working days; both alike where that is known exactly. */
export type MeasuredCase = {
  readonly dated: DatedCase;
  /** `uuidKey` of its type; empty for none. */
  readonly type: string;
  readonly least: number;
  readonly most: number;
  readonly isExact: boolean;
  /** Whether the end lies in the week or month; it always does in the history window. */
  readonly inPeriod: boolean;
};

export type MeasureRules = {
  readonly cases: readonly DatedCase[];
  readonly stageHistory?: StageHistory;
  readonly history: HistoryWindow;
  readonly period: Pick<Period, 'firstDay' | 'lastDay'>;
  readonly localDay: (instant: Instant) => Day;
  readonly workingDays: Pick<WorkingDays, 'between'>;
};

export type AdviceTimes = {
  readonly measured: readonly MeasuredCase[];
  /** Cases that were there already when anybody began to look, so that nobody knows when they came. */
  readonly notKnown: number;
  /** Cases completed in the history window that were never seen there. */
  readonly neverSeen: number;
};

/**
 * Up to the first time that a case is known to have come into the stage, whether it is open, completed or lost now.
 *
 * @param isAdviceStage of a stage by its `uuidKey`
 */
export function timesToAdvice(rules: MeasureRules, isAdviceStage: (stage: string) => boolean): AdviceTimes {
  const { cases, stageHistory, history, period, localDay } = rules;
  const visitsOf = new Map((stageHistory?.cases ?? []).map((each) => [each.uuid, each.visits]));
  const measured: MeasuredCase[] = [];
  let [notKnown, neverSeen] = [0, 0];
  for (const dated of cases) {
    const visits = visitsOf.get(uuidKey(dated.case.uuid)) ?? [];
    const came = visits.find(({ stage }) => stage !== undefined && isAdviceStage(stage))?.from;
    if (came === undefined) {
      if (isCompleted(dated)) neverSeen += 1;
      continue;
    }
    if (dated.openedDay === undefined || came.known === 'at-least') {
      notKnown += 1;
      continue;
    }
    const [from, by] = [localDay(earliestOf(came)), localDay(latestOf(came))];
    if (by < history.firstDay || by > history.lastDay) continue;
    // What a reading of Monday morning saw first came about in the week before.
    const on = from === by ? by : addDays(by, -1);
    measured.push({
      ...spanOf(dated, { from, by }, rules),
      isExact: came.known === 'exact',
      inPeriod: on >= period.firstDay && on <= period.lastDay,
    });
  }
  return { measured, notKnown, neverSeen };
}

/** Of the cases completed in the history window whose day of opening is known. */
export function timesToCompletion(rules: MeasureRules): readonly MeasuredCase[] {
  return rules.cases.filter(isCompleted).flatMap((dated) => {
    if (dated.openedDay === undefined) return [];
    const span = spanOf(dated, { from: dated.completedDay, by: dated.completedDay }, rules);
    return [{ ...span, isExact: true, inPeriod: dated.completedInPeriod }];
  });
}

function spanOf(
  dated: DatedCase,
  { from, by }: { readonly from: Day; readonly by: Day },
  { workingDays }: MeasureRules,
): Pick<MeasuredCase, 'dated' | 'type' | 'least' | 'most'> {
  const since = (day: Day) => Math.max(0, workingDays.between(dated.openedDay ?? day, day));
  const type = dated.type === undefined ? '' : uuidKey(dated.type.uuid);
  return { dated, type, least: since(from), most: since(by) };
}
