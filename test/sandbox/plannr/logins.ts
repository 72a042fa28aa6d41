import type { Account } from './account-json.ts';
import type { FirmState } from './firm.ts';
import { plannrTimestamp } from './london-time.ts';
import { random } from './random.ts';

/** Those the token's user may act as: the owner, a member whose cases are fewer, and a client. */
export type Actors = { readonly owner: Account; readonly member: Account; readonly client: Account };

export function actorsOf({ employees, clients }: FirmState): Actors {
  const owner = employees.find(({ role }) => role === 'owner');
  const member = employees.find(({ role }) => role === 'member');
  const client = clients.find(({ role }) => role === 'individual');
  if (owner === undefined || member === undefined || client === undefined) {
    throw new Error('a firm needs an owner, a member and a client');
  }
  return {
    owner: { type: 'employee', ...owner },
    member: { type: 'employee', ...member },
    client: { type: 'client', ...client },
  };
}

/** `GET /logins`. A login's own UUID is not its account's. Source: docs/plannr.md, section 1. */
export function loginsBody(actors: Actors, { name, uuid }: FirmState): object {
  const firm = { uuid, name, month_end: 31, ip_whitelist: null };
  const data = [actors.owner, actors.member, actors.client].map((account) => ({
    uuid: random('login', account.uuid).uuid(),
    created_at: plannrTimestamp(Date.parse(account.createdAt)),
    updated_at: plannrTimestamp(Date.parse(account.createdAt)),
    expires_at: null,
    has_write_permission: false,
    has_delete_permission: false,
    primary: account === actors.owner,
    first_name: account.firstName,
    last_name: account.lastName,
    email: actors.owner.email,
    account: { uuid: account.uuid, type: account.type, role: roleOf(account), name: account.name },
    firm,
  }));
  return { data, preferred_account_uuid: actors.owner.uuid };
}

function roleOf(account: Account): string {
  return account.type === 'external' ? 'introducer' : account.role;
}
