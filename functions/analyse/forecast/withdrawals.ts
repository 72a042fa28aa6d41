import type { Movement } from '../movement/movement.ts';
import type { Withdrawals } from '../snapshot/snapshot.ts';
import type { SeededRandom } from './simulation/seeded-random.ts';

const countsHalfLifeWeeks = 52;

/** One withdrawn in so many case-weeks is taken for granted beside what was counted. */
const usualCaseWeeks = 200;

/**
 * Adds what this run saw. A run that was not complete saw nothing of it, nor did one by another account than the last:
 * what that one may not see is not withdrawn.
 */
export function countWithdrawals(
  before: Withdrawals | undefined,
  movement: Movement,
  isComplete: boolean,
): Withdrawals | undefined {
  if (movement.state === 'not-comparable') return undefined;
  if (movement.state === 'no-baseline' || !isComplete || movement.accountChanged) return before;
  const weeks = movement.since.days / 7;
  const { opening, lines } = movement.bridge;
  const kept = 0.5 ** (weeks / countsHalfLifeWeeks);
  return {
    cases: (before?.cases ?? 0) * kept + (lines.find(({ kind }) => kind === 'withdrawn')?.count ?? 0),
    caseWeeks: (before?.caseWeeks ?? 0) * kept + weeks * opening.cases,
  };
}

/**
 * Draws the share of open cases that is withdrawn in a week from what the counts leave possible; until two runs could be
 * compared, from what is taken for granted alone.
 */
export function drawWithdrawn(
  { cases, caseWeeks }: Withdrawals = { cases: 0, caseWeeks: 0 },
  random: SeededRandom,
): number {
  // A gamma distribution of whole shape is a sum of exponential ones.
  let sum = 0;
  for (let each = 0; each <= Math.round(cases); each++) sum += random.exponential();
  return Math.min(1, sum / (caseWeeks + usualCaseWeeks));
}
