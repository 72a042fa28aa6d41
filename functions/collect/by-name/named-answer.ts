import type { Instant } from '../../analyse/case.ts';
import type { Refusal } from '../client/plannr-answer.ts';
import type { CaseRow } from '../records/read-case-row.ts';
import type { CaseVersion } from '../records/slim-case.ts';

/**
 * What Plannr says of one case that is on no list any more.
 *
 * - `not-found`: it is not there
 * - `not-visible`: the account may not see it (403)
 * - `unanswered`: nobody knows
 */
export type NamedAnswer =
  | { readonly uuid: string; readonly how: 'found'; readonly version: CaseVersion }
  | {
      readonly uuid: string;
      readonly how: 'not-found';
      /** When a webhook told that it was deleted. */
      readonly toldAt?: Instant;
    }
  | { readonly uuid: string; readonly how: 'not-visible' | 'unanswered' };

/** What a refusal says of the case, or the client, that was asked for. */
export function howRefused({ status }: Refusal): 'not-found' | 'not-visible' | 'unanswered' {
  if (status === 404 || status === 410) return 'not-found';
  return status === 403 ? 'not-visible' : 'unanswered';
}

export function foundAs(uuid: string, { participants: _, ...version }: CaseRow): NamedAnswer {
  return { uuid, how: 'found', version };
}
