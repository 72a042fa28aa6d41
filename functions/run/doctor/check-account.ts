import { readAccount } from '../../collect/shards/read-account.ts';
import type { Finding } from './finding.ts';
import { plannrOf } from './plannr-of-subject.ts';
import type { Check } from './subject.ts';

const about = 'Account';

/** Whether Plannr takes the token, and who it is read as: only an owner or admin is sure to see the whole firm. */
export const checkAccount: Check = async (subject) => {
  const { account, notes, roleNotes } = await readAccount(await plannrOf(subject));
  const kind = [account.type ?? 'type not said', account.role ?? 'role not said'].join(', ');
  const firm = account.firm === undefined ? '' : ` at ${account.firm}`;
  const read: Finding = { level: 'ok', about, what: `reads as ${account.uuid} (${kind})${firm}.` };
  const whatToDo = "Use the token of an owner or admin, and that employee's account in plannr.accountUuid.";
  return [read, ...[...notes, ...roleNotes].map((what) => ({ level: 'warn', about, what, whatToDo }) as const)];
};
