import type { Case, Day, Instant, Money, Named, Stage } from '../case.ts';
import { type DatedCase, isEnded, isOpen, reviewDay } from '../cases/dated-case.ts';
import type { Holder } from '../cases/holders.ts';
import { comparePositions, compareText, uuidKey } from '../compare.ts';
import type { CaseFault, FaultKind } from '../data-quality/faults.ts';
import type { TimeInStage } from '../stage-history/time-in-stage.ts';
import { type ExtraColumn, extraTexts } from './extra-columns.ts';

/** What a row on a case sheet tells, whether the case is open or completed. */
type CaseRow = {
  readonly uuid: string;
  readonly name: string;
  readonly clients: readonly Named[];
  readonly type?: string;
  readonly stage?: Pick<Stage, 'uuid' | 'name' | 'position'>;
  readonly boardPosition?: number;
  readonly value?: Money;
  /** Absent where Plannr's date could not be read. */
  readonly opened?: Day;
  /** Absent when Plannr did not say; empty when nobody is. */
  readonly assignedTo?: readonly string[];
  /** Where the case is found in the CRM; https. */
  readonly link?: string;
  /** One text per entry of `Report.columns`, in that order. */
  readonly extra: readonly string[];
};

/** By position (unknown last), then oldest first, then uuid. */
export type OpenCaseRow = CaseRow & {
  /** Absent where nobody knows when it was opened. */
  readonly ageDays?: number;
  readonly timeInStage: TimeInStage;
  readonly review?: Day;
  /** What is wrong with the case's data; the words are `render`'s. */
  readonly flags: readonly FaultKind[];
  /** Who is assigned; the clients' own advisers where nobody is. Empty where it is nobody's, absent where Plannr did not say. */
  readonly heldBy?: readonly Holder[];
  /** Days within which 85% leave its stage, or the firm's own limit; absent where nobody waits in that stage. */
  readonly usualDays?: number;
  /** By how many days it has surely been there longer than that; absent where it has not. */
  readonly daysOver?: number;
  /** The three of them in working days, where the settings name a calendar. What is usual may not be known yet. */
  readonly working?: {
    readonly timeInStage: TimeInStage;
    readonly usualDays?: number;
    readonly daysOver?: number;
  };
  /** For how many whole weeks it has been on the list of cases to act on; absent where it is not on it. */
  readonly weeksOnList?: number;
};

/** Last completed first, then uuid. */
export type CompletedCaseRow = CaseRow & {
  readonly completed: Day;
  /** Absent where nobody knows when it was opened. */
  readonly daysToComplete?: number;
  readonly inPeriod: boolean;
  /** `lost`: it ended in a stage that the settings count as one of lost cases. */
  readonly outcome: 'completed' | 'lost';
};

export type RowRules = {
  /** Who holds a case. */
  readonly holdersOf: (of: Case) => readonly Holder[] | undefined;
  readonly columns: readonly ExtraColumn[];
  readonly localDay: (instant: Instant) => Day;
  readonly caseLink: (uuid: string) => string | undefined;
  /** For how long a case has been in its stage. */
  readonly timeInStage: (of: Case) => TimeInStage;
  /** The same in working days, where the settings name a calendar. */
  readonly workingTimeInStage?: (of: Case) => TimeInStage;
};

/** What a case is held against, by what is known of it, and by its stage and type (`uuidKey`, empty for none). */
export type HeldAgainst = (
  row: Pick<OpenCaseRow, 'stage' | 'flags' | 'timeInStage' | 'working'>,
  of: { readonly stage: string; readonly type: string },
) => Pick<OpenCaseRow, 'usualDays' | 'daysOver' | 'working'>;

export type OpenRowRules = RowRules & { readonly heldAgainst: HeldAgainst };

export function openCaseRows(
  cases: readonly DatedCase[],
  faults: ReadonlyMap<DatedCase, readonly CaseFault[]>,
  rules: OpenRowRules,
): OpenCaseRow[] {
  return cases
    .filter(isOpen)
    .sort(
      (a, b) =>
        comparePositions(a.stage?.position, b.stage?.position) ||
        compareText(a.case.createdAt ?? '', b.case.createdAt ?? '') ||
        compareText(a.case.uuid, b.case.uuid),
    )
    .map((each) => {
      const row = {
        ...caseRow(each, rules),
        ageDays: each.ageDays,
        timeInStage: rules.timeInStage(each.case),
        ...(rules.workingTimeInStage && { working: { timeInStage: rules.workingTimeInStage(each.case) } }),
        review: reviewDay(each.case, rules.localDay),
        heldBy: rules.holdersOf(each.case),
        flags: flagsOf(faults.get(each)),
      };
      const [stage, type] = [uuidKey(each.stage?.uuid ?? ''), uuidKey(each.type?.uuid ?? '')];
      return { ...row, ...rules.heldAgainst(row, { stage, type }) };
    });
}

const noFlags: readonly FaultKind[] = [];

function flagsOf(faults: readonly CaseFault[] = []): readonly FaultKind[] {
  return faults.length === 0 ? noFlags : faults.map(({ kind }) => kind);
}

export function completedCaseRows(cases: readonly DatedCase[], rules: RowRules): CompletedCaseRow[] {
  return cases
    .filter(isEnded)
    .sort((a, b) => compareText(b.completedAt, a.completedAt) || compareText(a.case.uuid, b.case.uuid))
    .map((each) => ({
      ...caseRow(each, rules),
      completed: each.completedDay,
      daysToComplete: each.daysToComplete,
      inPeriod: each.completedInPeriod,
      outcome: each.state,
    }));
}

function caseRow({ case: given, stage, type, clients, openedDay }: DatedCase, rules: RowRules): CaseRow {
  return {
    uuid: given.uuid,
    name: given.name,
    clients,
    type: type?.name,
    stage: stage && { uuid: stage.uuid, name: stage.name, position: stage.position },
    boardPosition: given.boardPosition,
    value: given.value,
    opened: openedDay,
    assignedTo: given.assignedTo,
    link: rules.caseLink(given.uuid),
    extra: extraTexts(given, rules.columns, rules.localDay),
  };
}

/**
 * Makes a function that tells where a case is found in the CRM; `undefined` where the firm set no address.
 *
 * @param template with `{uuid}` in it
 */
export function createCaseLink(template: string | undefined): (uuid: string) => string | undefined {
  const parts = template?.split('{uuid}');
  return (uuid) => parts?.join(encodeURIComponent(uuid));
}
