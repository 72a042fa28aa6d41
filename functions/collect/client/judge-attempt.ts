import * as z from 'zod';
import { jsonFrom, parseEntries, type TakeEntry } from './parse-entries.ts';
import type { Refusal } from './plannr-answer.ts';
import type { Allowance } from './rate-gate.ts';
import type { SentAttempt } from './send-request.ts';

type Failed = {
  readonly kind: 'failed';
  readonly reason: string;
  /** As the header `Retry-After` says; absent where there was no answer at all. */
  readonly retryAfter?: string | null;
  /** It took too long, or was too long: asking for less may help. */
  readonly tooMuch?: boolean;
};

/** What is to be made of one attempt. `failed` is worth another try, as `too-fast` is after a wait. */
export type Verdict<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | Failed
  | { readonly kind: 'too-fast'; readonly reason: string; readonly retryAfter: string | null }
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'redirected'; readonly to: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

type Asked<T> = { readonly schema: z.ZodType<T>; readonly takeEntries?: () => TakeEntry };

/** Source: docs/plannr.md, section 1, "Errors". A 200 with a body that cannot be used is a proxy's page or was cut short. */
export function judgeAttempt<T>(attempt: SentAttempt, { schema, takeEntries }: Asked<T>): Verdict<T> {
  if ('failure' in attempt) return { kind: 'failed', reason: attempt.failure, tooMuch: attempt.tooMuch };
  const { status, headers, body } = attempt;
  const retryAfter = headers['retry-after'] ?? null;
  const failed = (reason: string): Failed => ({
    kind: 'failed',
    reason,
    retryAfter,
    tooMuch: status === 504 ? true : undefined,
  });
  if (status === 401) return { kind: 'token-refused' };
  if (status === 429) return { kind: 'too-fast', reason: 'HTTP 429', retryAfter };
  if (status >= 500 || status === 408) return failed(`HTTP ${status}`);
  if (status >= 400) return { kind: 'refused', refusal: refusalFrom(status, body) };
  if (status >= 300) return { kind: 'redirected', to: headers.location ?? '' };
  const value = takeEntries === undefined ? jsonFrom(body) : parseEntries(body, takeEntries());
  if (value === undefined) return failed('an answer that is not whole JSON');
  const parsed = schema.safeParse(value);
  if (!parsed.success) return failed('an answer of an unknown shape');
  return { kind: 'answer', value: parsed.data };
}

/** Source: docs/plannr.md, section 2. The header may come in any letter case, which Node does not mind. */
export function allowanceFrom(attempt: SentAttempt): Allowance {
  if ('failure' in attempt) return {};
  const count = (name: string) => {
    const header = attempt.headers[name];
    const text = typeof header === 'string' ? header.trim() : '';
    return /^\d+$/.test(text) ? Number(text) : undefined;
  };
  return { limit: count('x-ratelimit-limit'), remaining: count('x-ratelimit-remaining') };
}

const refusalBody = z.object({
  message: z.string().optional().catch(undefined),
  errors: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .optional()
    .catch(undefined),
});

function refusalFrom(status: number, body: Buffer): Refusal {
  const parsed = refusalBody.safeParse(jsonFrom(body));
  if (!parsed.success) return { status, message: '', fields: {} };
  const { message = '', errors = {} } = parsed.data;
  const fields = Object.entries(errors).map(([field, faults]) => [field, [faults].flat().join(' ')] as const);
  return { status, message, fields: Object.fromEntries(fields) };
}
