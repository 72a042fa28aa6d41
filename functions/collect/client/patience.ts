import type { Clock } from './clock.ts';

export type PatienceOptions = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly retryDelayMilliseconds: number;
};

/** A failure, and what its header `Retry-After` said, if there was one. */
export type Setback = { readonly reason: string; readonly retryAfter?: string | null };

/** How long one request may still be tried. Each call gives the wait in milliseconds, or in words why there is none. */
export type Patience = {
  afterFailure(setback: Setback): number | string;
  afterTooFast(setback: Setback): number | string;
};

/**
 * With waits that grow threefold, of which chance takes half at most, the last try comes 30 to 60 seconds after the first:
 * what passes within half a minute, such as a deployment at Plannr, costs no report.
 */
const mostRetries = 5;
const growth = 3;

const longestBackoffMilliseconds = 60_000;

/** So long in all one request waits as it is told to. Where Plannr asks for more it is away. */
const mostAskedForMilliseconds = 240_000;

// Being too fast is not a fault of Plannr's; it only takes time, of which the pace of a minute gives plenty.
const tooFastMilliseconds = 600_000;

const mostTimesTooFast = 60;

export function createPatience({ clock, random, retryDelayMilliseconds }: PatienceOptions): Patience {
  let failures = 0;
  let askedForMilliseconds = 0;
  let timesTooFast = 0;
  let firstTooFast: number | undefined;

  const backoff = (tries: number, factor: number) =>
    Math.min(longestBackoffMilliseconds, retryDelayMilliseconds * factor ** (tries - 1)) * (0.5 + random() / 2);

  return {
    afterFailure({ reason, retryAfter }) {
      failures += 1;
      if (failures > mostRetries) return `${reason}, tried ${failures} times`;
      const asked = retryAfterMilliseconds(retryAfter, clock.now());
      if (asked === undefined) return backoff(failures, growth);
      askedForMilliseconds += asked;
      return askedForMilliseconds > mostAskedForMilliseconds
        ? `${reason}, with the word to come back in ${Math.ceil(asked / 60_000)} minutes`
        : asked;
    },
    afterTooFast({ retryAfter }) {
      const now = clock.now();
      timesTooFast += 1;
      firstTooFast ??= now;
      const wait = retryAfterMilliseconds(retryAfter, now) ?? backoff(timesTooFast, 2);
      const isTooLong = now + wait - firstTooFast > tooFastMilliseconds || timesTooFast > mostTimesTooFast;
      return isTooLong ? 'Plannr went on to say that we ask too fast (429)' : wait;
    },
  };
}

/**
 * How long a `Retry-After` asks to wait, in milliseconds from `now`: it holds seconds or an HTTP date.
 * `undefined` where it is missing or says nothing that can be used, a moment already past included.
 */
export function retryAfterMilliseconds(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return positive(Number(text) * 1000);
  // An HTTP date always names its weekday; Date.parse would also take other texts for one.
  if (/^[A-Z][a-z]{2,8}, /.test(text)) return positive(Date.parse(text) - now);
  return undefined;
}

function positive(milliseconds: number): number | undefined {
  return milliseconds > 0 ? milliseconds : undefined;
}
