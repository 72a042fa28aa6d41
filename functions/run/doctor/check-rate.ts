import { allowanceFrom } from '../../collect/client/judge-attempt.ts';
import { plannrAddress } from '../../collect/client/plannr-address.ts';
import { createSender } from '../../collect/client/send-request.ts';
import { createLedger } from '../../deliver/ledger/create-ledger.ts';
import { readToken } from './read-token.ts';
import type { Check, Subject } from './subject.ts';

const about = 'Rate limit';
const timeoutMilliseconds = 30_000;
// What a large firm's shortest reading takes.
const plenty = 50;

/** How many requests Plannr says are left this minute: others may use the same allowance. */
export const checkRate: Check = async (subject) => {
  const { text } = await readToken(subject);
  const address = plannrAddress(subject.plannrUrl);
  const headers = { Authorization: `Bearer ${text}`, Accept: 'application/json' };
  const attempt = await createSender({ timeoutMilliseconds })(new URL(`${address.href}/logins`), headers);
  if ('failure' in attempt) {
    return [{ level: 'not-checked', about, what: `Plannr at ${address.host} gave no answer: ${attempt.failure}.` }];
  }
  const { limit, remaining } = allowanceFrom(attempt);
  if (remaining === undefined) {
    return [{ level: 'warn', about, what: 'Plannr does not say how many requests are left; Casebook counts its own.' }];
  }
  const what = `${remaining}${limit === undefined ? '' : ` of ${limit}`} requests are left this minute.`;
  if (remaining >= plenty) return [{ level: 'ok', about, what }];
  const own = await ownRun(subject).catch(() => undefined);
  if (own !== undefined) {
    return [{ level: 'ok', about, what: `${what} Casebook's own run ${own} has just asked Plannr.` }];
  }
  const whatToDo = "Others use the same user's allowance. Give Casebook the token of a user of its own.";
  return [{ level: 'warn', about, what, whatToDo }];
};

// A minute, and what two clocks may differ by.
const recentMilliseconds = 90_000;

/** A run of the firm's that is being made, or was within the minute that Plannr counts. */
async function ownRun({ aws, deployed, now }: Subject): Promise<string | undefined> {
  if (deployed.ledgerTable === undefined) return undefined;
  const ledger = createLedger({ client: aws.dynamodb, table: deployed.ledgerTable, now: () => now });
  const { runs } = await ledger.listRuns({ limit: 10 });
  return runs.find(({ updatedAt }) => Math.abs(Date.parse(now) - Date.parse(updatedAt)) <= recentMilliseconds)?.run;
}
