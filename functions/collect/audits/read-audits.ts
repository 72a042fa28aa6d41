import type { Case, Instant } from '../../analyse/case.ts';
import type { PlannrAnswer } from '../client/plannr-answer.ts';
import type { PlannrClient } from '../client/plannr-port.ts';
import { type PlannrPage, plannrPage } from '../records/plannr-schemas.ts';
import { type Audit, plannrAudit } from './plannr-audits.ts';

/** The audits of one case in the order in which they came, and whether they are all there are. */
export type CaseAudits = { readonly audits: readonly Audit[]; readonly isAll: boolean };

/** `unusable`: an audit has no time, or is of an unknown shape. `no-calls-left`: another run has to read on. */
export type AuditsAnswer = PlannrAnswer<CaseAudits> | { readonly kind: 'unusable' | 'no-calls-left' };

/** What Plannr turned out to take, shared by all cases of a run; and how many calls may still be made, if not any number. */
export type AuditTerms = { plain: boolean; callsLeft?: number };

/** 500 is the most that Plannr gives, and 15 what it gives unasked. Source: docs/plannr.md, sections 3 and 5.5. */
const rowsPerPage = { asked: 500, unasked: 15 };
// Nobody edits one case ten thousand times: beyond this a server repeats itself.
const mostPages = 20;

/**
 * Reads the audits of one case, newest first, and stops once they reach back to what is known.
 *
 * @param knownTo up to when they were read before
 */
export async function readAudits(
  client: PlannrClient,
  { uuid }: Pick<Case, 'uuid'>,
  { knownTo, terms }: { readonly knownTo: Instant | undefined; readonly terms: AuditTerms },
): Promise<AuditsAnswer> {
  const audits: Audit[] = [];
  const seen = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await askForPage(client, uuid, { page, terms });
    if (answer === undefined) return { kind: 'no-calls-left' };
    if (answer.kind !== 'answer') return answer;
    const { value } = answer;
    const read = value.data.map((row) => plannrAudit.safeParse(row));
    if (read.some(({ success }) => !success)) return { kind: 'unusable' };
    const fresh = read.flatMap(({ data }) => (data === undefined || seen.has(data.uuid) ? [] : [data]));
    for (const each of fresh) seen.add(each.uuid);
    audits.push(...fresh);
    if (isLast(value, page, terms)) {
      return { kind: 'answer', value: { audits, isAll: audits.length >= (value.meta?.total ?? 0) } };
    }
    if (fresh.length === 0 || reachesBackTo(audits, knownTo)) break;
  }
  return { kind: 'answer', value: { audits, isAll: false } };
}

/** `undefined` where no call may be made any more. */
async function askForPage(
  client: PlannrClient,
  uuid: string,
  { page, terms }: { readonly page: number; readonly terms: AuditTerms },
): Promise<PlannrAnswer<PlannrPage> | undefined> {
  if (!takeCall(terms)) return undefined;
  const path = `/audits/case/${encodeURIComponent(uuid)}`;
  const number: readonly (readonly [string, string])[] = page > 1 ? [['page', String(page)]] : [];
  const wanted = [['sort', '-created_at'] as const, ['per_page', String(rowsPerPage.asked)] as const, ...number];
  const { plain: askedPlainly } = terms;
  const answer = await client.get({ path, parameters: askedPlainly ? number : wanted, schema: plannrPage });
  const isAboutParameters = answer.kind === 'refused' && [400, 422].includes(answer.refusal.status);
  if (!isAboutParameters || askedPlainly) return answer;
  if (!takeCall(terms)) return undefined;
  // Newest first is what comes unasked too.
  const plain = await client.get({ path, parameters: number, schema: plannrPage });
  if (plain.kind === 'answer') terms.plain = true;
  return plain;
}

function takeCall(terms: AuditTerms): boolean {
  if (terms.callsLeft === undefined) return true;
  terms.callsLeft -= 1;
  return terms.callsLeft >= 0;
}

function isLast({ data, meta, links }: PlannrPage, page: number, { plain }: AuditTerms): boolean {
  if (data.length === 0) return true;
  if (meta?.last_page !== undefined) return page >= meta.last_page;
  if (links?.next !== undefined) return links.next === null || links.next === '';
  return data.length < (plain ? rowsPerPage.unasked : rowsPerPage.asked);
}

/** Only of audits that did come newest first. */
function reachesBackTo(audits: readonly Audit[], knownTo: Instant | undefined): boolean {
  const oldest = audits.at(-1)?.at;
  if (knownTo === undefined || oldest === undefined || oldest > knownTo) return false;
  return audits.every(({ at }, index) => index === 0 || at <= (audits[index - 1]?.at ?? at));
}
