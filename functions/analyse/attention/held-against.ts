import type { HeldAgainst, OpenCaseRow } from '../case-lists/case-rows.ts';
import { isToClose } from './reason.ts';
import type { UsualTimes } from './usual-times.ts';
import { daysSurelyInStage } from './watched-case.ts';

type Rules = {
  readonly usual: UsualTimes;
  /** In working days, where the settings name a calendar. */
  readonly workingUsual?: UsualTimes;
  readonly stalledAfterDays: number;
};

/** Makes a function that tells what an open case is held against, and by how much it is over. */
export function createHeldAgainst({ usual, workingUsual, stalledAfterDays }: Rules): HeldAgainst {
  return (row, { stage, type }) => {
    if (row.stage === undefined || isToClose(row)) return {};
    const usualDays = usual.heldAgainst(stage, type)?.within ?? stalledAfterDays;
    const daysOver = daysOverOf(row, usualDays);
    if (row.working === undefined) return { usualDays, daysOver };
    // The firm's own limit is in calendar days: where nothing is usual yet there is none in working days.
    const workingUsualDays = workingUsual?.heldAgainst(stage, type)?.within;
    const working = {
      ...row.working,
      usualDays: workingUsualDays,
      daysOver: workingUsualDays === undefined ? undefined : daysOverOf(row.working, workingUsualDays),
    };
    return { usualDays, daysOver, working };
  };
}

function daysOverOf(row: Pick<OpenCaseRow, 'timeInStage'>, usualDays: number): number | undefined {
  const over = (daysSurelyInStage(row) ?? 0) - usualDays;
  return over > 0 ? over : undefined;
}
