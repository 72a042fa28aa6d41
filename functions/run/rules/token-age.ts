import type { Instant } from '../../analyse/case.ts';
import { addDays, dayMilliseconds, dayOf } from '../../analyse/day.ts';
import { formatDay } from '../../render/words/format/format.ts';

// A personal access token lasts a year, or so one of Plannr's pages says. Source: docs/plannr.md, section 1.
const daysOfToken = 365;
const toldBeforeDays = 30;

/** What is to be told of a token that nears its end. It names the parameter, and nothing of the token. */
export type OldToken = { readonly days: number; readonly happened: string; readonly whatToDo: string };

/**
 * @param changedAt when its parameter was last written
 * @returns nothing for one that has more than 30 days of its year left.
 */
export function oldToken(parameter: string, changedAt: Instant, now: Instant): OldToken | undefined {
  const days = Math.floor((Date.parse(now) - Date.parse(changedAt)) / dayMilliseconds);
  if (days < daysOfToken - toldBeforeDays) return undefined;
  const changedOn = dayOf(Date.parse(changedAt));
  const lastDay = formatDay(addDays(changedOn, daysOfToken));
  return {
    days,
    happened:
      `${parameter} was last changed on ${formatDay(changedOn)}, ${days} days ago. ` +
      `A personal access token may end after a year, which is on ${lastDay}; from then on no report could be read.`,
    whatToDo:
      'Make a new one in Plannr (Settings, Account Details) for the same account, and put it over the old one: aws ssm ' +
      'put-parameter --overwrite. It counts at once. Until then this comes with every report.',
  };
}
