/*
 * Europe/London by rule (since 1996: summer from the last Sunday of March to that of October, changing at 01:00 UTC),
 * since asking Intl for each of a few million timestamps is too slow. All in milliseconds since 1970.
 */

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

const summers = new Map<number, { readonly start: number; readonly end: number }>();

/** Milliseconds that London is ahead of UTC. */
export function londonOffset(instant: number): number {
  const { start, end } = summerOf(new Date(instant).getUTCFullYear());
  return instant >= start && instant < end ? hour : 0;
}

/** When summer time begins and ends in a year. */
export function summerOf(year: number): { readonly start: number; readonly end: number } {
  const known = summers.get(year);
  if (known !== undefined) return known;
  const made = { start: lastSunday(year, 2), end: lastSunday(year, 9) };
  summers.set(year, made);
  return made;
}

/** The London wall clock, as the instant at which UTC's clock shows the same. */
export function londonClock(instant: number): number {
  return instant + londonOffset(instant);
}

/** The instant at which London's clock shows this; of two, the first; of none (the hour left out), an hour on. */
export function fromLondonClock(clock: number): number {
  const early = clock - hour;
  return londonOffset(early) === hour ? early : clock;
}

/** As Plannr writes it: `2026-04-09T17:35:05+01:00`. Source: docs/plannr.md, section 11. */
export function plannrTimestamp(instant: number): string {
  const offset = londonOffset(instant);
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${offset === 0 ? '+00:00' : '+01:00'}`;
}

/** The London day, `YYYY-MM-DD`. */
export function londonDay(instant: number): string {
  return new Date(londonClock(instant)).toISOString().slice(0, 10);
}

/** The instant at which a London day `YYYY-MM-DD` begins. */
export function startOfLondonDay(text: string): number {
  return fromLondonClock(Date.parse(`${text}T00:00:00Z`));
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.getTime() - last.getUTCDay() * day;
}
