import type { Firm } from '../sandbox/plannr/firm.ts';

const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** Since when a case has been in its stage, by the sandbox's own events. */
export function trueEntry(firm: Firm, caseUuid: string, asAt: string): string {
  const entered = firm.eventsOf(caseUuid, asAt).findLast(({ kind }) => kind === 'moved' || kind === 'opened');
  if (entered === undefined) throw new Error('there is no such case');
  return entered.instant;
}

/** London's calendar days from one instant to another. */
export function londonDaysBetween(from: string, to: string): number {
  const day = (instant: string) => Date.parse(`${format.format(new Date(instant))}T00:00:00Z`);
  return (day(to) - day(from)) / 86_400_000;
}
