import { analyse } from '../../functions/analyse/analyse.ts';
import type { Scope } from '../../functions/analyse/analysis-input.ts';
import type { Case } from '../../functions/analyse/case.ts';
import type { Snapshot } from '../../functions/analyse/snapshot/snapshot.ts';
import { takeSnapshot } from '../../functions/analyse/take-snapshot.ts';
import { aCoverage } from './a-coverage.ts';
import { aPeriod } from './a-period.ts';
import { aScope } from './a-scope.ts';

/** What is kept of a report on these cases on week 46 of 2026, as at the Monday after; what is given replaces the usual. */
export function aSnapshot(
  cases: readonly Case[],
  given: {
    readonly scope?: Partial<Scope>;
    /** `2026-W46` */
    readonly period?: string;
    readonly asAt?: string;
    readonly gaps?: readonly string[];
    readonly previous?: Snapshot;
  } = {},
): Snapshot {
  const scope = aScope(given.scope);
  const period = aPeriod(given.period ?? '2026-W46', scope.timezone);
  const asAt = given.asAt ?? '2026-11-16T07:00:00.000Z';
  const run = `${scope.reportId}.${period.name}`;
  const coverage = aCoverage({ gaps: given.gaps ?? [] });
  const input = { scope, run, period, asAt, cases, coverage, previous: given.previous };
  return takeSnapshot(input, analyse(input));
}
