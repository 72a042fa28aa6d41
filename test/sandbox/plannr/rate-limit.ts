export type RateLimit = {
  /** Takes one request, unless the last minute is full: then the seconds until there is room again. */
  take(): { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };
  /** Uses budget without a request of ours. */
  use(requests: number): void;
  remaining(): number;
};

const minute = 60_000;

/** So many requests in any sixty seconds by the clock, which is in milliseconds. A refused request uses nothing. */
export function rateLimit(requestsPerMinute: number, clock: () => number): RateLimit {
  let taken: number[] = [];
  const inWindow = () => {
    const now = clock();
    const first = taken.findIndex((at) => at > now - minute);
    taken = first === -1 ? [] : first === 0 ? taken : taken.slice(first);
    return taken;
  };
  const use = (requests: number) => {
    for (let left = Math.min(requests, requestsPerMinute - inWindow().length); left > 0; left--) taken.push(clock());
  };
  return {
    take: () => {
      const within = inWindow();
      const oldest = within[0];
      if (within.length >= requestsPerMinute && oldest !== undefined) {
        return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((oldest + minute - clock()) / 1_000)) };
      }
      use(1);
      return { allowed: true };
    },
    use,
    remaining: () => Math.max(0, requestsPerMinute - inWindow().length),
  };
}
