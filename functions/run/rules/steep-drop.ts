import { isDone } from '../../analyse/case.ts';
import { daysBetween } from '../../analyse/day.ts';
import type { Snapshot } from '../../analyse/snapshot/snapshot.ts';
import type { NamedTaken } from '../../collect/by-name/take-named.ts';
import type { Plan } from '../plan-run.ts';
import { vanishedCases } from './vanished.ts';

/** Too much is gone at once for a week's work; what is gone, by uuid in small letters. */
export type SteepDrop = { readonly why: string; readonly gone: readonly string[] };

/**
 * Of ordinary firms one open case in five hundred goes in a week (one in two thousand of the completed ones); so often, or
 * five times as often, is held for possible. What has less than this chance even so is a fault until a person says
 * otherwise. The table in docs/reliance.md says what that comes to.
 */
const goneAWeek = 0.01;
const leastChance = 1e-6;

/**
 * Whether no case is left where there were some, or more are gone by name than any week explains. On a first run for all
 * clients no case at all is one too. `undefined`: nothing out of the ordinary.
 */
export function findSteepDrop(
  plan: Pick<Plan, 'scope' | 'reading' | 'asAt'>,
  previous: Snapshot | undefined,
  { reading, missing }: NamedTaken,
): SteepDrop | undefined {
  const gone = missing.filter(({ fate }) => fate === 'gone' || fate === 'not-visible').map(({ uuid }) => uuid);
  const { cases, coverage } = reading;
  const readNothing = cases.length === 0 && coverage.received === 0;
  if (previous === undefined) {
    const isOfAll = plan.scope.clients === 'all' && plan.scope.only === undefined;
    return readNothing && isOfAll ? { why: 'Plannr has no case at all for this account.', gone: [] } : undefined;
  }
  const vanished = vanishedCases(plan, previous, { cases: [] });
  if (vanished.length === 0) return undefined;
  if (readNothing) {
    return {
      why: `Plannr has no case at all any more; in the last report there were ${count(vanished.length)}.`,
      gone,
    };
  }
  const names = new Set(gone);
  const weeks = Math.max(1, daysBetween(previous.asAtDay, plan.asAt.slice(0, 10)) / 7);
  const parts = [
    { words: 'open', all: vanished.filter((each) => !isDone(each)) },
    { words: 'completed', all: vanished.filter(isDone) },
  ].flatMap(({ words, all }) => {
    const lost = all.filter(({ uuid }) => names.has(uuid)).length;
    return lost >= leastDrop(all.length, weeks) ? [`${count(lost)} of ${count(all.length)} ${words} cases`] : [];
  });
  if (parts.length === 0) return undefined;
  return { why: `${parts.join(' and ')} of the last report are not to be found any more, not even by name.`, gone };
}

/** The fewest that are too many to be gone of so many cases within so many weeks. */
export function leastDrop(cases: number, weeks: number): number {
  const mean = goneAWeek * cases * weeks;
  // The chance of so many or more, by Poisson's law, counted down from the chance of all.
  let term = Math.exp(-mean);
  let atLeast = 1;
  for (let gone = 0; ; gone += 1) {
    if (atLeast < leastChance) return gone;
    atLeast -= term;
    term *= mean / (gone + 1);
    if (gone > cases) return gone;
  }
}

/** The likely causes and how to go on, for whoever has to decide. */
export function whatToDoOnDrop(reportId: string, period: string): string {
  return [
    'Find out which it is before anybody relies on it: the token or plannr.accountUuid is that of another account; the account lost rights (its role, or its groups); or cases or clients were merged or deleted in Plannr.',
    `If the cases are gone for good, accept it: POST /reports/${reportId}/runs with {"accept":"drop","period":"${period}"}, or on the command line --accept drop --accepted-by NAME. The report is then made under its own name, and holds for the cases that are gone now; if more go, it asks again.`,
  ].join(' ');
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
