import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import { type DatedCase, isOpen } from '../cases/dated-case.ts';
import { assigneesAmong, type Holder } from '../cases/holders.ts';
import { uuidKey } from '../compare.ts';

/** An open case as its row tells it, with what it is compared by: `uuidKey` of its stage and type, empty for none. */
export type WatchedCase = {
  readonly row: OpenCaseRow;
  readonly stage: string;
  readonly type: string;
  /** Who is assigned to it. */
  readonly assignees?: readonly Holder[];
  /** Its stage is one of lost cases. */
  readonly isLost?: true;
};

/** In the order of the rows. */
export function watchedCases(rows: readonly OpenCaseRow[], cases: readonly DatedCase[]): WatchedCase[] {
  const open = new Map(cases.filter(isOpen).map((each) => [each.case.uuid, each]));
  return rows.map((row) => {
    const { type, stage } = open.get(row.uuid) ?? {};
    return {
      row,
      stage: row.stage === undefined ? '' : uuidKey(row.stage.uuid),
      type: type === undefined ? '' : uuidKey(type.uuid),
      assignees: assigneesAmong(row.heldBy),
      isLost: stage?.isLost,
    };
  });
}

/** Days that a case has surely been in its stage; absent while nobody knows. */
export function daysSurelyInStage({ timeInStage }: Pick<OpenCaseRow, 'timeInStage'>): number | undefined {
  switch (timeInStage.known) {
    case 'not-yet':
      return undefined;
    case 'between':
      return timeInStage.least;
    default:
      return timeInStage.days;
  }
}
