import type { Day, Instant } from '../case.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import type { Coverage } from '../coverage.ts';
import { daysBetween } from '../day.ts';
import { localDay } from '../local-day.ts';
import type { Amounts } from '../money.ts';
import type { Movement } from '../movement/movement.ts';
import type { Period } from '../period.ts';
import type { Doubt } from './doubts.ts';

export type RelianceInput = {
  readonly coverage: Coverage;
  readonly period: Period;
  readonly asAtDay: Day;
  readonly periodUnfinished: boolean;
  readonly movement: Movement;
  readonly openCases: readonly Pick<OpenCaseRow, 'timeInStage'>[];
  /** What `findDoubts` found. */
  readonly doubts: readonly Doubt[];
};

/** The answer to "can I rely on this?", as data. */
export type Reliance = {
  /**
   * - `whole`: everything that was expected came and could be used
   * - `with-care`: all that was asked for came, but see `cautions`, and `doubts` for the sizes of some
   * - `partial`: see `Report.coverage.gaps`
   */
  readonly verdict: 'whole' | 'with-care' | 'partial';
  readonly cautions: readonly Caution[];
  /** Those of the cautions that lie in the cases themselves, with their sizes. */
  readonly doubts: readonly Doubt[];
  /** Cases by Plannr's own counts; absent where it gave none. */
  readonly expected?: number;
  readonly received: number;
  readonly setAside: number;
  readonly unreadClients: number;
  readonly readFrom: Instant;
  readonly readTo: Instant;
  /** Whole days from the end of the period to as-at; 0 while it is not over, and on the day after it. */
  readonly daysSincePeriod: number;
  /** The same to the day on which the last case was read, if that is later: a report may be made as at a time that is past. */
  readonly readDaysSincePeriod: number;
  readonly account: { readonly name?: string; readonly role?: string; readonly sees: 'all' | 'part' | 'not-known' };
  /** How surely the time in stage of open cases is known. */
  readonly timeInStage: {
    readonly exact: number;
    readonly between: number;
    readonly atLeast: number;
    readonly notYet: number;
  };
  readonly agreement: Agreement;
};

/** Whether this week's figures lead on from last week's. */
export type Agreement =
  | { readonly state: 'no-baseline' }
  | { readonly state: 'not-comparable'; readonly run: string }
  | {
      /** `agrees`: the lines of the bridge explain every case and every amount. */
      readonly state: 'agrees' | 'unexplained';
      readonly run: string;
      readonly asAtDay: Day;
      readonly opening: number;
      readonly closing: number;
      readonly unexplained: { readonly cases: number; readonly value: Amounts };
    };

/**
 * - `role`: the account may not see every case
 * - `account-changed`: another account, or another role, than last time
 * - `unexplained`: the bridge does not add up
 * - `last-run-partial`: the run compared with was not complete
 * - `notes`: Plannr refused or ignored something; see `Report.coverage.notes`
 * - `period-unfinished`: the cases were read before the period was over
 * - `no-counts`: Plannr gave no counts, so nobody can say how many were expected
 * - the others: see `Doubt`
 */
export type Caution = OwnCaution | Doubt['kind'];

export const ownCautions = [
  'role',
  'account-changed',
  'unexplained',
  'last-run-partial',
  'notes',
  'period-unfinished',
  'no-counts',
] as const;

export type OwnCaution = (typeof ownCautions)[number];

/** The cautions of a report that no doubt with a size tells. */
export function cautionsWithoutSize({ cautions }: Pick<Reliance, 'cautions'>): readonly OwnCaution[] {
  return ownCautions.filter((each) => cautions.includes(each));
}

// Source: docs/plannr.md, section 1: owners and admins see every case of the firm, members only those of their groups.
const rolesThatSeeAll = ['owner', 'admin'];

export function findReliance(input: RelianceInput): Reliance {
  const { coverage, openCases, period } = input;
  const daysSince = (day: Day) => Math.max(0, daysBetween(period.lastDay, day) - 1);
  const daysSincePeriod = daysSince(input.asAtDay);
  const readOn = localDay(coverage.finishedAt, period.timezone);
  const agreement = agreementOf(input.movement);
  const sees = whatIsSeen(coverage);
  const cautions = cautionsOf(input, agreement, sees);
  const known = (how: OpenCaseRow['timeInStage']['known']) =>
    openCases.filter(({ timeInStage }) => timeInStage.known === how).length;
  return {
    verdict: coverage.gaps.length > 0 ? 'partial' : cautions.length > 0 ? 'with-care' : 'whole',
    cautions,
    doubts: input.doubts,
    expected: coverage.expected,
    received: coverage.received,
    setAside: coverage.setAside.length,
    unreadClients: coverage.unreadClients.length,
    readFrom: coverage.startedAt,
    readTo: coverage.finishedAt,
    daysSincePeriod,
    readDaysSincePeriod: Math.max(daysSincePeriod, daysSince(readOn)),
    account: { name: coverage.account.name, role: coverage.account.role, sees },
    timeInStage: {
      exact: known('exact'),
      between: known('between'),
      atLeast: known('at-least'),
      notYet: known('not-yet'),
    },
    agreement,
  };
}

function whatIsSeen({ account: { role } }: Coverage): Reliance['account']['sees'] {
  if (role === undefined) return 'not-known';
  return rolesThatSeeAll.includes(role.toLowerCase()) ? 'all' : 'part';
}

function cautionsOf(
  { coverage, movement, periodUnfinished, doubts }: RelianceInput,
  agreement: Agreement,
  sees: Reliance['account']['sees'],
): Caution[] {
  const isCompared = movement.state === 'compared';
  const cautions: readonly (readonly [Caution, boolean])[] = [
    ['role', sees !== 'all'],
    ['account-changed', isCompared && movement.accountChanged],
    ['unexplained', agreement.state === 'unexplained'],
    ['last-run-partial', isCompared && movement.since.completeness === 'partial'],
    ['notes', otherNotes(coverage) > 0],
    ['period-unfinished', periodUnfinished],
    ['no-counts', coverage.expected === undefined],
  ];
  return [...cautions.flatMap(([caution, holds]) => (holds ? caution : [])), ...doubts.map(({ kind }) => kind)];
}

/** How many notes say what nothing else tells. */
export function otherNotes({ notes, notesToldElsewhere = 0 }: Pick<Coverage, 'notes' | 'notesToldElsewhere'>): number {
  return notes.length - notesToldElsewhere;
}

function agreementOf(movement: Movement): Agreement {
  if (movement.state === 'no-baseline') return { state: 'no-baseline' };
  const { run, asAtDay } = movement.since;
  if (movement.state === 'not-comparable') return { state: 'not-comparable', run };
  const { opening, closing, unexplained } = movement.bridge;
  const isExplained = unexplained.cases === 0 && Object.values(unexplained.value).every((minor) => minor === 0);
  return {
    state: isExplained ? 'agrees' : 'unexplained',
    run,
    asAtDay,
    opening: opening.cases,
    closing: closing.cases,
    unexplained,
  };
}
