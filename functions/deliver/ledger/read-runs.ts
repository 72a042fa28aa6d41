import { ReportError } from '../../report-error.ts';
import { linkKey, listKey, runKey } from './ledger-keys.ts';
import { linkTo } from './ledger-links.ts';
import { allItemsOf, type Item, type LedgerTable } from './ledger-table.ts';
import { readDeliveryItem, readRunItem } from './run-item.ts';
import type { RunRecord } from './run-record.ts';

export type RunList = {
  /** Newest claim first; without their deliveries. */
  readonly runs: readonly RunRecord[];
  /** Given where there may be more: hand it in to go on from here. */
  readonly next?: string;
};

export type ListRunsRequest = {
  /** Only these reports' runs; absent for all. */
  readonly reportIds?: readonly string[];
  /** 1 to 100 */
  readonly limit: number;
  /** The `next` of the list before. */
  readonly after?: string;
};

/** See `Ledger.getRun`. */
export async function getRun(table: LedgerTable, run: string): Promise<RunRecord | undefined> {
  const { pk, sk } = runKey(run);
  const items = await allItemsOf(table, pk);
  const own = items.find((item) => item.sk === sk);
  const links = items.filter((item) => String(item.sk).startsWith(linkKey('', '').sk));
  const deliveries = items
    .filter((item) => String(item.sk).startsWith('TO#'))
    .map(readDeliveryItem)
    .map((delivery) => ({ ...delivery, ...linkTo(delivery.email, links) }));
  return own === undefined ? undefined : readRunItem(own, deliveries);
}

/** See `Ledger.listRuns`. */
export async function readRuns(table: LedgerTable, request: ListRunsRequest): Promise<RunList> {
  const { reportIds, limit } = request;
  const wanted = reportIds === undefined ? undefined : new Set(reportIds);
  const lines: Item[] = [];
  let after = request.after === undefined ? undefined : placeAfter(request.after);
  // One more than asked for tells whether there are more.
  do {
    const page = await table.query({ pk: listKey('', '').pk, newestFirst: true, limit: 100, after });
    lines.push(...page.items.filter(({ reportId }) => wanted === undefined || wanted.has(String(reportId))));
    after = page.after;
  } while (after !== undefined && lines.length <= limit);

  const shown = lines.slice(0, limit);
  const items = await Promise.all(shown.map(({ run }) => table.get(runKey(String(run)))));
  const runs = items.flatMap((item) => (item === undefined ? [] : [readRunItem(item)]));
  const last = shown.at(-1);
  return lines.length > limit && last !== undefined ? { runs, next: nextAfter(String(last.sk)) } : { runs };
}

function nextAfter(sortKey: string): string {
  return Buffer.from(sortKey).toString('base64url');
}

function placeAfter(next: string): string {
  const sortKey = Buffer.from(next, 'base64url').toString();
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z#[A-Za-z0-9.-]+$/.test(sortKey)) return sortKey;
  throw new ReportError(
    'bad-input',
    'The place in the list of runs to go on from is none that we gave.',
    'Give the one that came with the list before, or leave it out to begin with the newest.',
  );
}
