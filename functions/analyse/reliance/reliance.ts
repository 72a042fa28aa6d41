import type { Day } from '../case.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import { daysBetween } from '../day.ts';
import type { Movement } from '../movement.ts';
import type { Period } from '../period.ts';
import type { Agreement, Caution, Reliance } from '../reliance.ts';
import type { Coverage } from './coverage.ts';

export type RelianceInput = {
  readonly coverage: Coverage;
  readonly period: Period;
  readonly asAtDay: Day;
  readonly periodUnfinished: boolean;
  readonly movement: Movement;
  readonly openCases: readonly Pick<OpenCaseRow, 'timeInStage'>[];
};

// Source: plannr-api.md, section 1: owners and admins see every case of the firm, members only those of their groups.
const rolesThatSeeAll = ['owner', 'admin'];

export function findReliance(input: RelianceInput): Reliance {
  const { coverage, openCases } = input;
  const agreement = agreementOf(input.movement);
  const sees = whatIsSeen(coverage);
  const cautions = cautionsOf(input, agreement, sees);
  const known = (how: OpenCaseRow['timeInStage']['known']) =>
    openCases.filter(({ timeInStage }) => timeInStage.known === how).length;
  return {
    verdict: coverage.gaps.length > 0 ? 'partial' : cautions.length > 0 ? 'with-care' : 'whole',
    cautions,
    expected: coverage.expected,
    received: coverage.received,
    setAside: coverage.setAside.length,
    unreadClients: coverage.unreadClients.length,
    readFrom: coverage.startedAt,
    readTo: coverage.finishedAt,
    daysSincePeriod: Math.max(0, daysBetween(input.period.lastDay, input.asAtDay) - 1),
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
  { coverage, movement, periodUnfinished }: RelianceInput,
  agreement: Agreement,
  sees: Reliance['account']['sees'],
): Caution[] {
  const isCompared = movement.state === 'compared';
  const cautions: readonly (readonly [Caution, boolean])[] = [
    ['role', sees !== 'all'],
    ['account-changed', isCompared && movement.accountChanged],
    ['unexplained', agreement.state === 'unexplained'],
    ['last-run-partial', isCompared && movement.since.completeness === 'partial'],
    ['notes', coverage.notes.length > 0],
    ['period-unfinished', periodUnfinished],
    ['no-counts', coverage.expected === undefined],
  ];
  return cautions.flatMap(([caution, holds]) => (holds ? caution : []));
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
