/*
 * How long a run waits for a Plannr that gives no usable answer, before it reads again: where trying again at once is not
 * enough, an hour costs nothing, and a report on Monday at ten is better than none.
 */

const firstMinutes = [5, 15, 45];
const laterMinutes = 60;

/** Past this nobody would still want to see the week, or the month. */
const mostHours = { week: 48, month: 120 } as const;

/** A report that could go out as PARTIAL waits for what is missing only so often: about an hour. */
const waitsOfPartial = firstMinutes.length;

export type WaitRequest = {
  /** How many waits there were before. */
  readonly waits: number;
  readonly period: 'week' | 'month';
  /** Whether what is there would do for a report that is branded PARTIAL. */
  readonly wouldDo: boolean;
};

/** @returns the minutes of the next wait; `undefined` where it has been waited for long enough. */
export function nextWait({ waits, period, wouldDo }: WaitRequest): number | undefined {
  if (wouldDo && waits >= waitsOfPartial) return undefined;
  const next = firstMinutes[waits] ?? laterMinutes;
  return minutesOf(waits) + next > mostHours[period] * 60 ? undefined : next;
}

/** The minutes of so many waits together. */
export function minutesOf(waits: number): number {
  const first = firstMinutes.slice(0, waits).reduce((sum, each) => sum + each, 0);
  return first + Math.max(0, waits - firstMinutes.length) * laterMinutes;
}

const minutesOnTheCommandLine = [1, 2, 5];

/** On the command line somebody watches: minutes, and then it is told that Plannr is away. */
export function nextWaitAtCommandLine(waits: number): number | undefined {
  return minutesOnTheCommandLine[waits];
}

/** After so long, figures that were read before and after would not be of one time any more. */
export const minutesOfOneTime = 30;
