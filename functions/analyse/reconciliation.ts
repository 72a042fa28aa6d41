import type { DatedCase } from './cases/dated-case.ts';
import { addAmounts } from './money.ts';
import type { ClientRow, ReconciledFigures, Reconciliation } from './standing/clients.ts';
import { type Totals, totalsOf } from './standing/totals.ts';

/**
 * The line between the clients' figures and the firm's. Each part is counted by itself, so that a fault shows.
 *
 * @param cases that the firm's totals were made of
 */
export function reconcile(cases: readonly DatedCase[], rows: readonly ClientRow[], firm: Totals): Reconciliation {
  return {
    clients: addUp(rows.map(({ totals }) => totals)),
    countedAgain: figuresOf(totalsOf(cases.flatMap((each) => each.countsUnder.slice(1).map(() => each)))),
    withoutClient: figuresOf(totalsOf(cases.filter((each) => each.countsUnder.length === 0))),
    firm: figuresOf(firm),
  };
}

function figuresOf({
  openCases,
  openValue,
  completedInPeriod,
  completedValueInPeriod,
}: ReconciledFigures): ReconciledFigures {
  return { openCases, openValue, completedInPeriod, completedValueInPeriod };
}

function addUp(all: readonly ReconciledFigures[]): ReconciledFigures {
  return {
    openCases: all.reduce((sum, { openCases }) => sum + openCases, 0),
    openValue: addAmounts(all.map(({ openValue }) => openValue)),
    completedInPeriod: all.reduce((sum, { completedInPeriod }) => sum + completedInPeriod, 0),
    completedValueInPeriod: addAmounts(all.map(({ completedValueInPeriod }) => completedValueInPeriod)),
  };
}
