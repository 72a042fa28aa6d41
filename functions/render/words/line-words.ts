import type { LineKind } from '../../analyse/movement/case-changes.ts';

type LineWords = {
  /** At the head of a line. */
  readonly title: string;
  /** After a number, or after an amount where the line moves no case: "15 new", "£5,000 raised". */
  readonly short: string;
};

/** What the lines of the bridge are called, alike in mail and workbook. */
export const lineWords: Readonly<Record<LineKind, LineWords>> = {
  'carried-over': { title: 'Not read last time', short: 'not read last time' },
  appeared: { title: 'Come to light', short: 'come to light' },
  new: { title: 'New', short: 'new' },
  reopened: { title: 'Reopened', short: 'reopened' },
  raised: { title: 'Value raised', short: 'raised' },
  lowered: { title: 'Value lowered', short: 'lowered' },
  unread: { title: 'Value not readable', short: 'not readable now' },
  'read-again': { title: 'Value readable again', short: 'readable again' },
  completed: { title: 'Completed', short: 'completed' },
  lost: { title: 'Lost', short: 'lost' },
  left: { title: 'Left this report', short: 'left this report' },
  withdrawn: { title: 'Withdrawn', short: 'withdrawn' },
  'not-visible': { title: 'No longer visible', short: 'no longer visible to this account' },
  'not-seen': { title: 'Not read this time', short: 'not read this time' },
};

/**
 * Lines that are shown only where a case is on them, and then with what they mean: they tell of runs that were not
 * complete, or of what an account may see.
 */
export const rareLines: ReadonlyMap<LineKind, string> = new Map([
  ['carried-over', 'open when last seen; the last run was not complete and did not see them'],
  ['appeared', 'opened before the last run, which knew nothing of them'],
  ['unread', 'open then, with a value; what Plannr sent as their value this time could not be read'],
  ['read-again', 'open then, when what Plannr sent as their value could not be read'],
  ['lost', 'open then, and ended since in a stage that the settings name as one of lost cases'],
  ['left', 'open then, and there still, but their client or type is no longer one that the report is about'],
  ['not-visible', 'open then, and the account that reads may not see them any more; not known to be withdrawn'],
  ['not-seen', 'open then, and not among what this run, which was not complete, could read'],
]);
