import { type Account, accountFields, accountsOf } from './account-json.ts';
import { tagUuid } from './case-json.ts';
import type { FirmState } from './firm.ts';
import { filterInstant, type ListQuery, split, truth } from './list-query.ts';

/** Source: docs/plannr.md, section 6. */
export const accountList = {
  filters: [
    'name',
    'primary_email',
    'primary_phone_number',
    'status',
    'is_prospect',
    'inactive_after',
    'inactive_before',
    'role',
    'type',
    'created_after',
    'created_before',
    'groups',
    'tags',
    'departments',
  ],
  includes: [
    'primary_phone_number',
    'primary_email',
    'primary_address',
    'assigned_adviser',
    'assigned_administrator',
    'assigned_paraplanner',
    'groups',
    'tags',
    'owners',
    'custom_fields',
    'external_references',
    'charge_split_schema',
  ],
  sorts: [
    'created_at',
    'updated_at',
    'first_name',
    'last_name',
    'email',
    'next_review_date',
    'previous_review_date',
    'anniversary_review_date',
  ],
} as const;

const kept = new WeakMap<object, Map<string, readonly Account[]>>();

/** Clients, staff and others, filtered and in order. The lists of one firm are kept, since people do not change. */
export function listAccounts(state: FirmState, query: ListQuery): readonly Account[] {
  const lists = kept.get(state.clients) ?? new Map<string, readonly Account[]>();
  kept.set(state.clients, lists);
  const key = JSON.stringify([[...query.filters], query.sorts]);
  const known = lists.get(key);
  if (known !== undefined) return known;
  const tests = [...query.filters].map(([name, text]) => testFor(name, text));
  const sorts = query.sorts.length === 0 ? [{ field: 'first_name', descending: false }] : query.sorts;
  const list = accountsOf(state)
    .filter((account) => tests.every((test) => test(account)))
    .map((account) => ({ account, fields: accountFields(account) }))
    .sort((a, b) => {
      for (const { field, descending } of sorts) {
        const [left, right] = [String(a.fields[field] ?? ''), String(b.fields[field] ?? '')];
        if (left !== right) return left < right !== descending ? -1 : 1;
      }
      return a.account.uuid < b.account.uuid ? -1 : 1;
    })
    .map(({ account }) => account);
  lists.set(key, list);
  return list;
}

function testFor(name: string, text: string): (account: Account) => boolean {
  const wanted = split(text);
  switch (name) {
    case 'type':
      return ({ type }) => wanted.includes(type);
    case 'role':
      return (account) => account.type !== 'external' && wanted.includes(account.role);
    case 'name':
      return (account) => wanted.some((part) => account.name.toLowerCase().includes(part.toLowerCase()));
    case 'primary_email':
      return ({ email }) => wanted.includes(email);
    case 'is_prospect':
      return (account) => account.type === 'client' && account.isProspect === truth(text);
    case 'created_after': {
      const after = filterInstant(name, text, false);
      return ({ createdAt }) => Date.parse(createdAt) > after;
    }
    case 'created_before': {
      const before = filterInstant(name, text, false);
      return ({ createdAt }) => Date.parse(createdAt) < before;
    }
    case 'groups':
      return (account) => account.type === 'employee' && account.groupUuids.some((group) => wanted.includes(group));
    case 'tags':
      return (account) =>
        account.type === 'client' && account.tags.some((tag) => wanted.includes(tag) || wanted.includes(tagUuid(tag)));
    // Nobody in the sandbox has a telephone number, a status, a department or is inactive.
    default:
      return () => false;
  }
}
