import type { Instant } from '../../analyse/case.ts';
import { expiryAfter, keptDays, minutesAfter } from './lease.ts';
import { fileKey } from './ledger-keys.ts';
import type { LedgerTable } from './ledger-table.ts';

/** Many times what writing takes. Who has not written by then has died. */
const writingMinutes = 2;

export type FileClaim = {
  /** Its whole name in the bucket. */
  readonly name: string;
  readonly writer: string;
  readonly isWritten: () => Promise<boolean>;
};

/** See `Ledger.claimFile`. */
export async function claimFile(table: LedgerTable, now: Instant, claim: FileClaim): Promise<boolean> {
  const { name, writer, isWritten } = claim;
  const key = fileKey(name);
  // What lies there from before there were claims.
  if (await isWritten()) return (await table.get(key))?.writtenBy === writer;
  const item = { writtenBy: writer, claimedAt: now, expiresAt: expiryAfter(now, keptDays) };
  if (await table.put(key, item, { writtenBy: writer })) return true;
  const held = await table.get(key);
  if (held === undefined) return claimFile(table, now, claim);
  const { writtenBy, claimedAt } = held;
  if (minutesAfter(String(claimedAt), writingMinutes) > now || (await isWritten())) return false;
  const expected = { writtenBy: String(writtenBy), claimedAt: String(claimedAt) };
  return (await table.change(key, item, expected)) !== undefined;
}
