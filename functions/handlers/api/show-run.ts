import type { RunRecord } from '../../deliver/ledger/run-record.ts';

/** A run as the URL shows it: what the ledger knows of it, less how it is kept. */
export function showRun(record: RunRecord) {
  const { reportId, leaseUntil: _leaseUntil, attemptedAt: _attemptedAt, deliveries, ...shown } = record;
  const self = `/runs/${record.run}`;
  const files = record.state === 'done' ? { workbook: `${self}/workbook`, reportJson: `${self}/report.json` } : {};
  return { ...shown, report: reportId, deliveries, links: { self, ...files } };
}
