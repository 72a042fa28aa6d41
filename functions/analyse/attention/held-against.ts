import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import { isToClose } from './reason.ts';
import type { UsualTimes } from './usual-times.ts';
import { daysSurelyInStage, type WatchedCase } from './watched-case.ts';

type Rules = {
  readonly usual: UsualTimes;
  /** In working days, where the settings name a calendar. */
  readonly workingUsual?: UsualTimes;
  readonly stalledAfterDays: number;
  readonly listed: readonly { readonly uuid: string; readonly weeks: number }[];
};

/** The rows of the open cases with what each is held against, by how much it is over, and how long it has been listed. */
export function heldAgainst(
  watched: readonly WatchedCase[],
  { usual, workingUsual, stalledAfterDays, listed }: Rules,
): readonly OpenCaseRow[] {
  const weeks = new Map(listed.map((each) => [each.uuid, each.weeks]));
  return watched.map((each) => {
    const { row, stage, type } = each;
    const weeksOnList = weeks.get(row.uuid);
    if (row.stage === undefined || isToClose(each)) return { ...row, weeksOnList };
    const usualDays = usual.heldAgainst(stage, type)?.within ?? stalledAfterDays;
    const over = (daysSurelyInStage(row) ?? 0) - usualDays;
    const daysOver = over > 0 ? over : undefined;
    return { ...row, usualDays, daysOver, ...inWorkingDays(each, workingUsual), weeksOnList };
  });
}

/** The firm's own limit is in calendar days: where nothing is usual yet there is none in working days. */
function inWorkingDays(
  { row: { working }, stage, type }: WatchedCase,
  usual: UsualTimes | undefined,
): Pick<OpenCaseRow, 'working'> {
  if (working === undefined) return {};
  const usualDays = usual?.heldAgainst(stage, type)?.within;
  const over = usualDays === undefined ? 0 : (daysSurelyInStage(working) ?? 0) - usualDays;
  return { working: { ...working, usualDays, daysOver: over > 0 ? over : undefined } };
}
