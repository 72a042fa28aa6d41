import type { Withdrawals } from '../../functions/analyse/snapshot/snapshot.ts';
import type { Firm } from '../sandbox/plannr/firm.ts';

const weekMilliseconds = 7 * 86_400_000;

const weeks = 26;

/** How many open cases were deleted in the half-year before, over how many weeks of one open case each. */
export function trueWithdrawals(firm: Firm, asAt: string): Withdrawals {
  const now = Date.parse(asAt);
  const since = now - weeks * weekMilliseconds;
  let open = firm.at(asAt).cases.filter(({ completedAt }) => completedAt === undefined).length;
  let caseWeeks = 0;
  let cases = 0;
  let until = now;
  for (const { kind, instant, before } of firm.events(new Date(since).toISOString(), asAt).toReversed()) {
    caseWeeks += (open * (until - Date.parse(instant))) / weekMilliseconds;
    until = Date.parse(instant);
    const wasOpen = before !== undefined && before.completedAt === undefined;
    if (kind === 'opened' || kind === 'reopened') open -= 1;
    if (kind === 'completed' || (kind === 'deleted' && wasOpen)) open += 1;
    if (kind === 'deleted' && wasOpen) cases += 1;
  }
  return { cases, caseWeeks: caseWeeks + (open * (until - since)) / weekMilliseconds };
}
