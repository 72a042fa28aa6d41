import type { Ledger } from '../../deliver/ledger/ledger.ts';
import type { RunRecord } from '../../deliver/ledger/run-record.ts';

/**
 * Settles what earlier runs of the same report and period left open for the readers who have this one's mail: whether a
 * mail came of which nobody knows no longer matters to somebody who has the report.
 */
export async function settleEarlier(
  ledger: Pick<Ledger, 'listRuns' | 'getRun' | 'confirm'>,
  later: RunRecord,
): Promise<void> {
  // A report of some clients does not stand in for the whole one.
  if (later.order.clients !== undefined) return;
  const have = new Set(
    later.deliveries.filter(({ state }) => state === 'sent').map(({ email }) => email.toLowerCase()),
  );
  if (have.size === 0) return;
  const { runs } = await ledger.listRuns({ reportIds: [later.reportId], limit: 100 });
  for (const { run, period, state } of runs) {
    if (run === later.run || period !== later.period || state === 'claimed' || state === 'running') continue;
    const { deliveries = [] } = (await ledger.getRun(run)) ?? {};
    for (const { email, state: how } of deliveries) {
      if (how !== 'sent' && have.has(email.toLowerCase())) await ledger.confirm(run, email, later.run);
    }
  }
}
