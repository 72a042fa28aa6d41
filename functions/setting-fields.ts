import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/* What the settings are built of: kinds of value, each with what is allowed in words. */

export const matching = (pattern: RegExp, allowed: string) =>
  z.string(`allowed: ${allowed}`).regex(pattern, `allowed: ${allowed}`);

export const uuid = z.guid('allowed: a UUID such as "edeca343-8b56-4079-8e16-620fe8145712"');
export const uuids = z
  .array(uuid, 'allowed: a list of UUIDs')
  .min(1, 'allowed: at least one UUID; leave the key out for all')
  .refine(isUnique, 'allowed: each UUID once');

/** The longest address there is: 64 letters, the @, and a domain of 255. */
export const longestAddress = 320;

/**
 * What may stand in an address without quotes: every sign that RFC 5322 calls atext, in parts with a dot between them. The
 * domain is one of names, not of numbers.
 */
export const plainAddressPattern =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

const emailAllowed = 'allowed: an e-mail address such as "manager@harbour.example"';
export const email = z.email({ pattern: plainAddressPattern, error: emailAllowed }).max(longestAddress, emailAllowed);

const addressPattern = '[^\\s\\p{Cc}"(),:;<>@[\\\\\\]]+@[^\\s\\p{Cc}"(),:;<>@[\\\\\\]]+';
export const senderPattern = new RegExp(
  `^(?:[^<>\\p{Cc}]*[^<>\\p{Cc}\\s] <${addressPattern}>|${addressPattern})$`,
  'u',
);

export const linkPattern = /^https:\/\/[^\s"<>\\^`|/]+\/[^\s"<>\\^`|]*\{uuid\}[^\s"<>\\^`|]*$/;

/** For an object: what is wrong with a value that is none. Unknown keys are worded by `describeIssues`. */
export const objectOf = (allowed: string) => ({
  error: ({ code }: { readonly code: string }) => (code === 'invalid_type' ? `allowed: ${allowed}` : undefined),
});

export const column = z.union(
  [z.literal('tags'), z.literal('plans'), z.templateLiteral(['custom:', z.string().min(1)])],
  {
    error: 'allowed: "tags", "plans", or "custom:" and a custom field\'s reference, such as "custom:favourite_drink"',
  },
);

export const wholeNumber = (least: number, most: number) => {
  const allowed = `allowed: a whole number from ${least} to ${most}`;
  // Not z.int(), after whose fault zod would leave the cross-checks out.
  return z.number(allowed).multipleOf(1, allowed).min(least, allowed).max(most, allowed);
};

// Zod leaves cross-checks out once a field has failed; we tell every fault at once.
export const evenIfOthersFail = { when: () => true };

export const cronAllowed =
  'allowed: six fields as EventBridge Scheduler reads them, with ? for the day of the month or of the week, such as "0 7 ? * MON *"';
export const linkAllowed = 'an https address with {uuid} in it';

export function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : [];
}

export function isUnique(list: readonly string[]): boolean {
  return new Set(list.map((each) => String(each).toLowerCase())).size === list.length;
}

/** Whether Temporal, which works out the days of the report, and EventBridge Scheduler would take it. */
export function isTimezone(name: string): boolean {
  try {
    new Temporal.ZonedDateTime(0n, name);
    // To Temporal "+01:00" and "europe/london" are zones too, to EventBridge Scheduler they are not.
    return /^[A-Z]\w*(?:\/[A-Z][\w+-]*)*$/.test(name);
  } catch {
    return false;
  }
}

export function isPlainAddress(template: string): boolean {
  const address = URL.parse(template.replaceAll('{uuid}', 'case'));
  return address !== null && address.username === '' && address.password === '';
}
