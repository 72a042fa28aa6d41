import type { Day, Instant } from '../case.ts';
import { type DatedCase, isCompleted, isEnded, isOpen, reviewDay } from '../cases/dated-case.ts';
import { dayInWords, daysBetween } from '../day.ts';
import { pickKnown } from '../pick-known.ts';
import { nameInWords } from '../sentence.ts';

export type FaultRules = { readonly asAtDay: Day; readonly localDay: (instant: Instant) => Day };

/** The days, dates or stages that make it a fault, in words; empty where the kind says it all. */
export type CaseFault = { readonly kind: FaultKind; readonly detail: string };

/** The detail if a case has the fault, else `undefined`. */
type Check = (dated: DatedCase, rules: FaultRules) => string | undefined;

/**
 * What can be wrong with the data of one case. Looked for in open cases and in those completed in the period;
 * `nobody-assigned` and `review-past` in open ones only.
 */
export type FaultKind =
  | 'no-value'
  | 'no-type'
  | 'no-client'
  /** More people take part than the account that reads may see: it may have more clients. */
  | 'participants-unseen'
  | 'nobody-assigned'
  | 'review-past'
  | 'unknown-stage'
  /** Open in a stage that counts as completed or is one of lost cases, or completed in one that is marked as not. */
  | 'stage-disagrees'
  | 'completed-before-opened'
  | 'opened-after-as-at'
  /** Counted neither as open nor as completed in the history window; listed so that nothing is lost. */
  | 'completed-after-as-at'
  /** Looked for in all cases: something of it came that could not be read, and is left out. */
  | 'unreadable';

/** In the order in which faults are shown; where each is looked for: `FaultKind`. */
const checks: readonly { readonly kind: FaultKind; readonly check: Check }[] = [
  { kind: 'no-value', check: (dated) => plain(isChecked(dated) && dated.case.value === undefined) },
  { kind: 'no-type', check: (dated) => plain(isChecked(dated) && dated.type === undefined) },
  { kind: 'no-client', check: (dated) => plain(isChecked(dated) && dated.clients.length === 0) },
  { kind: 'participants-unseen', check: checkParticipants },
  { kind: 'nobody-assigned', check: (dated) => plain(isOpen(dated) && dated.case.assignedTo?.length === 0) },
  { kind: 'review-past', check: checkReview },
  { kind: 'unknown-stage', check: checkStageKnown },
  { kind: 'stage-disagrees', check: checkStageAgrees },
  { kind: 'completed-before-opened', check: checkOrder },
  { kind: 'opened-after-as-at', check: checkOpened },
  { kind: 'completed-after-as-at', check: checkCompleted },
  { kind: 'unreadable', check: checkReadable },
];

export const faultKinds: readonly FaultKind[] = checks.map(({ kind }) => kind);

/** Whether it makes a case's data doubtful. A review that is past is work that is due: `Report.overdueReviews`. */
export function isDoubtful(kind: FaultKind): boolean {
  return kind !== 'review-past';
}

/** What is wrong with each case of which something is, in order of `FaultKind`. */
export function findFaults(
  cases: readonly DatedCase[],
  rules: FaultRules,
): ReadonlyMap<DatedCase, readonly CaseFault[]> {
  const found = new Map<DatedCase, readonly CaseFault[]>();
  for (const each of cases) {
    const own = faultsOfCase(each, rules);
    if (own.length > 0) found.set(each, own);
  }
  return found;
}

const none: readonly CaseFault[] = [];

function faultsOfCase(dated: DatedCase, rules: FaultRules): readonly CaseFault[] {
  // Most cases of a long history: nothing is looked for in them.
  const isLookedAt = isChecked(dated) || dated.state === 'completed-after-as-at' || dated.case.unreadable !== undefined;
  if (!isLookedAt) return none;
  return pickKnown(checks, ({ kind, check }) => {
    const detail = check(dated, rules);
    return detail === undefined ? undefined : { kind, detail };
  });
}

function isChecked(dated: DatedCase): boolean {
  return isOpen(dated) || (isEnded(dated) && dated.completedInPeriod);
}

function plain(isFault: boolean): string | undefined {
  return isFault ? '' : undefined;
}

function checkReview(dated: DatedCase, { asAtDay, localDay }: FaultRules): string | undefined {
  const day = isOpen(dated) ? reviewDay(dated.case, localDay) : undefined;
  if (day === undefined || daysBetween(day, asAtDay) <= 0) return undefined;
  return `review was due ${dayInWords(day)}, ${daysInWords(daysBetween(day, asAtDay))} ago`;
}

function checkStageKnown(dated: DatedCase): string | undefined {
  if (!isChecked(dated)) return undefined;
  if (dated.stage === undefined) return 'Plannr gave no stage';
  return dated.stage.position === undefined ? `the stage ${nameInWords(dated.stage.name)} has no position` : undefined;
}

function checkStageAgrees(dated: DatedCase): string | undefined {
  const { stage } = dated;
  if (isOpen(dated) && stage?.isLost === true) return `open in ${nameInWords(stage.name)}, a stage of lost cases`;
  if (isOpen(dated) && stage?.isTypeCompleted === true)
    return `open in ${nameInWords(stage.name)}, which counts as completed`;
  if (isCompleted(dated) && dated.completedInPeriod && stage?.isTypeCompleted === false) {
    return `completed ${dayInWords(dated.completedDay)}, yet in ${nameInWords(stage.name)}, which does not count as completed`;
  }
  return undefined;
}

function checkOrder(dated: DatedCase): string | undefined {
  if (!isEnded(dated) || !dated.completedInPeriod) return undefined;
  const { openedDay, completedDay, daysToComplete = 0 } = dated;
  if (openedDay === undefined || daysToComplete >= 0) return undefined;
  return `completed ${dayInWords(completedDay)}, ${daysInWords(-daysToComplete)} before it was opened ${dayInWords(openedDay)}`;
}

function checkOpened(dated: DatedCase, { asAtDay }: FaultRules): string | undefined {
  const { openedDay } = dated;
  if (openedDay === undefined || !isChecked(dated)) return undefined;
  const ahead = daysBetween(asAtDay, openedDay);
  return ahead > 0 ? `opened ${dayInWords(openedDay)}, ${daysInWords(ahead)} after the as-at date` : undefined;
}

function checkCompleted(dated: DatedCase, { asAtDay }: FaultRules): string | undefined {
  if (dated.state !== 'completed-after-as-at') return undefined;
  const ahead = daysBetween(asAtDay, dated.completedDay);
  return `completed ${dayInWords(dated.completedDay)}, ${daysInWords(ahead)} after the as-at date`;
}

function checkParticipants(dated: DatedCase): string | undefined {
  const { unseenParticipants: unseen = 0 } = dated.case;
  if (unseen === 0 || !isChecked(dated)) return undefined;
  return unseen === 1
    ? '1 more takes part, whom Plannr did not send'
    : `${unseen} more take part, whom Plannr did not send`;
}

const mostFieldsNamed = 3;

function checkReadable({ case: { unreadable = [] } }: DatedCase): string | undefined {
  if (unreadable.length === 0) return undefined;
  const named = unreadable.slice(0, mostFieldsNamed).map(({ field, came }) => `${field} came as ${came}`);
  const more = unreadable.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function daysInWords(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
