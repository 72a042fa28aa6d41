import type { Clock } from './clock.ts';

export type PatienceOptions = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly retryDelayMilliseconds: number;
};

/** How long one request may still be tried. Each call gives the wait in milliseconds, or in words why there is none. */
export type Patience = {
  afterFailure(reason: string): number | string;
  afterTooFast(retryAfter: string | null): number | string;
};

/** Source: design.md, section 6. */
const mostRetries = 5;

const longestBackoffMilliseconds = 60_000;

// Being too fast is not a fault of Plannr's; it only takes time, of which the pace of a minute gives plenty.
const tooFastMilliseconds = 600_000;

const mostTimesTooFast = 60;

export function createPatience({ clock, random, retryDelayMilliseconds }: PatienceOptions): Patience {
  let failures = 0;
  let timesTooFast = 0;
  let firstTooFast: number | undefined;

  const backoff = (tries: number) =>
    Math.min(longestBackoffMilliseconds, retryDelayMilliseconds * 2 ** (tries - 1)) * (0.5 + random() / 2);

  return {
    afterFailure(reason) {
      failures += 1;
      return failures > mostRetries ? `${reason}, tried ${failures} times` : backoff(failures);
    },
    afterTooFast(retryAfter) {
      const now = clock.now();
      timesTooFast += 1;
      firstTooFast ??= now;
      const wait = retryAfterMilliseconds(retryAfter, now) ?? backoff(timesTooFast);
      const isTooLong = now + wait - firstTooFast > tooFastMilliseconds || timesTooFast > mostTimesTooFast;
      return isTooLong ? 'Plannr went on to say that we ask too fast (429)' : wait;
    },
  };
}

/**
 * How long a `Retry-After` asks to wait, in milliseconds from `now`: it holds seconds or an HTTP date.
 * `undefined` where it is missing or says nothing that can be used, a moment already past included.
 */
export function retryAfterMilliseconds(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return positive(Number(text) * 1000);
  // An HTTP date always names its weekday; Date.parse would also take other texts for one.
  if (/^[A-Z][a-z]{2,8}, /.test(text)) return positive(Date.parse(text) - now);
  return undefined;
}

function positive(milliseconds: number): number | undefined {
  return milliseconds > 0 ? milliseconds : undefined;
}
