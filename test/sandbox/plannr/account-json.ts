import type { FirmState, TruthClient, TruthEmployee, TruthExternal } from './firm.ts';
import { plannrTimestamp } from './london-time.ts';

/** Any account at the firm; `type` tells which kind. */
export type Account =
  | ({ readonly type: 'client' } & TruthClient)
  | ({ readonly type: 'employee' } & TruthEmployee)
  | ({ readonly type: 'external' } & TruthExternal);

// The people of a firm are the same objects from one instant to the next.
const accounts = new WeakMap<object, readonly Account[]>();

export function accountsOf(state: FirmState): readonly Account[] {
  const known = accounts.get(state.clients) ?? allAccounts(state);
  accounts.set(state.clients, known);
  return known;
}

function allAccounts(state: FirmState): readonly Account[] {
  return [
    ...state.clients.map((client) => ({ type: 'client' as const, ...client })),
    ...state.employees.map((employee) => ({ type: 'employee' as const, ...employee })),
    ...state.externals.map((external) => ({ type: 'external' as const, ...external })),
  ];
}

/** The account as Plannr sends it, personal data and all, without relations. Source: docs/plannr.md, section 5.3. */
export function accountFields(account: Account): Record<string, unknown> {
  const stamp = (instant: string) => plannrTimestamp(Date.parse(instant));
  const isClient = account.type === 'client';
  return {
    uuid: account.uuid,
    name: account.name,
    first_name: account.firstName === '' ? null : account.firstName,
    last_name: account.lastName === '' ? null : account.lastName,
    email: account.email,
    type: account.type,
    role: account.type === 'external' ? 'introducer' : account.role,
    created_at: stamp(account.createdAt),
    updated_at: stamp(isClient ? account.updatedAt : account.createdAt),
    next_review_date: isClient ? (account.nextReviewDate ?? null) : null,
    previous_review_date: null,
    anniversary_review_date: null,
    first_contact_date: isClient ? stamp(account.createdAt) : null,
    with_login: account.type === 'employee',
    has_joint_account: isClient && account.role === 'joint',
    can_be_deleted: 'false',
  };
}
