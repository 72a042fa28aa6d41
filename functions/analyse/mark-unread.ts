import { uuidKey } from './compare.ts';
import type { Coverage } from './reliance/coverage.ts';
import type { ClientRow } from './standing/clients.ts';

/** Says on a client's row that the client could not be read: its figures are then those of shared cases at the most. */
export function markUnread(rows: readonly ClientRow[], unread: Coverage['unreadClients']): readonly ClientRow[] {
  if (unread.length === 0) return rows;
  const reasons = new Map(unread.map(({ uuid, reason }) => [uuidKey(uuid), reason]));
  return rows.map((row) => {
    const reason = reasons.get(uuidKey(row.uuid));
    return reason === undefined ? row : { ...row, unread: reason };
  });
}
