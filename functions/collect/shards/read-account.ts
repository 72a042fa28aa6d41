import type { Coverage } from '../../analyse/coverage.ts';
import { ReportError } from '../../report-error.ts';
import { unreachable } from '../client/client-errors.ts';
import { describeMiss } from '../client/plannr-answer.ts';
import type { PlannrClient } from '../client/plannr-port.ts';
import { type PlannrLogin, plannrLogin, plannrLogins } from '../records/plannr-schemas.ts';

export type AccountRead = {
  readonly account: Coverage['account'];
  readonly notes: readonly string[];
  /** That it may not see the whole firm, or that nobody knows. */
  readonly roleNotes: readonly string[];
};

/**
 * Finds out, with one request, who the account of the settings is and how much of the firm it may see.
 *
 * @throws ReportError `bad-input` if the settings name a login instead of its account; `refused` if the token may not
 *   act as the account; `unreachable` if Plannr does not answer, this being the first request of a reading.
 */
export async function readAccount(client: PlannrClient): Promise<AccountRead> {
  const uuid = client.accountUuid;
  const answer = await client.get({ path: '/logins', schema: plannrLogins, withoutAccount: true });
  if (answer.kind === 'unavailable') throw unreachable(client.host, 'the list of logins', answer.reason);
  if (answer.kind === 'refused') {
    const note =
      `Plannr would not say who the account is (the list of logins was ${describeMiss(answer)}), so its role is not ` +
      'known: with the role member it sees only a part of the firm.';
    return { account: { uuid }, notes: [], roleNotes: [note] };
  }
  const logins = answer.value.data.flatMap((raw) => plannrLogin.safeParse(raw).data ?? []);
  const login = logins.find(({ account }) => account !== undefined && isSame(account.uuid, uuid));
  if (login?.account !== undefined) return accountFrom(login, login.account);
  const mistaken = logins.find((each) => isSame(each.uuid, uuid));
  if (mistaken !== undefined) throw isLoginNotAccount(uuid, mistaken);
  if ((answer.value.meta?.last_page ?? 1) > 1) {
    const note = "The account is not on the first page of the token's logins, so its role is not known.";
    return { account: { uuid }, notes: [], roleNotes: [note] };
  }
  throw isNotAmong(client, logins);
}

function accountFrom({ firm }: PlannrLogin, account: NonNullable<PlannrLogin['account']>): AccountRead {
  const type = account.type.toLowerCase();
  const role = account.role.toLowerCase();
  const notes =
    type === 'employee' || type === ''
      ? []
      : [`The account read with is of type ${type}, not employee: it may see only its own cases.`];
  const roleNotes = [
    ...(role === 'member'
      ? ['The account read with has the role member: cases that it may not see in Plannr are missing from this report.']
      : []),
    ...(role === ''
      ? ['Plannr did not say the role of the account read with: as a member it sees only a part of the firm.']
      : []),
  ];
  const name = account.name.trim() || `${account.first_name} ${account.last_name}`.trim();
  return {
    account: {
      uuid: account.uuid,
      name: name || undefined,
      type: type || undefined,
      role: role || undefined,
      firm: firm?.name || undefined,
    },
    notes,
    roleNotes,
  };
}

function isLoginNotAccount(uuid: string, { account }: PlannrLogin): ReportError {
  return new ReportError(
    'bad-input',
    `plannr.accountUuid is ${uuid}, which is the UUID of a login, not of an account.`,
    account === undefined
      ? 'Write the UUID of that login\'s account instead: "account.uuid" in the answer of GET /api/v1/logins.'
      : `Write ${account.uuid} instead, which is the account of that login.`,
  );
}

function isNotAmong({ accountUuid, host }: PlannrClient, logins: readonly PlannrLogin[]): ReportError {
  // No names: the message is logged and mailed.
  const accounts = logins.flatMap(({ account }) =>
    account === undefined
      ? []
      : [`${account.uuid} (${[account.type, account.role].filter(Boolean).join(', ') || 'type not said'})`],
  );
  return new ReportError(
    'refused',
    `The token for Plannr at ${host} may not act as account ${accountUuid}: the account is not among the token's logins.`,
    accounts.length === 0
      ? 'The token has no logins at all. Make one in Plannr as a user who works at the firm.'
      : `Set plannr.accountUuid to an account that the token may act as, an employee with the role owner or admin: ${accounts.join('; ')}. Or use the token of another user.`,
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
