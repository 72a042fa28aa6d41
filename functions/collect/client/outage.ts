import type { Clock } from './clock.ts';

/**
 * - `send`: nothing speaks against it
 * - `probe`: Plannr had stopped answering; this one request finds out whether it answers again
 * - `given-up`: it has not answered for so long that there is no point in waiting here
 */
export type Leave = 'send' | 'probe' | 'given-up';

export type OutageOptions = {
  readonly clock: Clock;
  /** Between two probes. */
  readonly probeMilliseconds: number;
};

/** Whether Plannr has stopped answering altogether, and whether it answers again. */
export type Outage = {
  /** Waits while Plannr is away, for as long as that may pass. */
  leave(): Promise<Leave>;
  /** One request was given up on. */
  noteFailure(): void;
  /** An answer came, even a refusal: it is back. */
  noteAnswer(): void;
  /** The request that was let through as this brought no answer; nothing to note unless it was a probe. */
  noteProbeEnded(leave: Leave): void;
};

// So many requests in a row that failed for good are an outage: to try every client's list to its end would take hours.
const failuresThatAreAnOutage = 25;

/** So many probes are waited for. After that whoever asks is told at once, and a probe is made all the same when it is due. */
const probesWaitedFor = 12;

/** Lets requests through one by one once Plannr has stopped answering, and all of them as soon as one is answered. */
export function createOutage({ clock, probeMilliseconds }: OutageOptions): Outage {
  let failuresInARow = 0;
  let probesFailed = 0;
  let isProbing = false;
  let nextProbeAt = 0;

  return {
    async leave() {
      for (;;) {
        if (failuresInARow < failuresThatAreAnOutage) return 'send';
        const wait = nextProbeAt - clock.now();
        if (!isProbing && wait <= 0) {
          isProbing = true;
          return 'probe';
        }
        if (!isProbing && probesFailed >= probesWaitedFor) return 'given-up';
        await clock.sleep(Math.max(wait, probeMilliseconds / 10));
      }
    },
    noteFailure() {
      failuresInARow += 1;
      if (failuresInARow === failuresThatAreAnOutage) nextProbeAt = clock.now() + probeMilliseconds;
    },
    noteAnswer() {
      failuresInARow = 0;
      probesFailed = 0;
      isProbing = false;
    },
    noteProbeEnded(leave) {
      if (leave !== 'probe') return;
      probesFailed += 1;
      isProbing = false;
      nextProbeAt = clock.now() + probeMilliseconds;
    },
  };
}
