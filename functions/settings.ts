import * as z from 'zod';
import { parse } from './parse.ts';

/*
 * The settings a firm writes: infra/reports.json. Checked when the stack is synthesised and again when a report is made.
 * Source of every field: design.md, section 5. infra/reports.schema.json is made from this by `npm run schema`.
 */

const uuid = z.guid('allowed: a UUID such as "edeca343-8b56-4079-8e16-620fe8145712"');
const uuids = z
  .array(uuid, 'allowed: a list of UUIDs')
  .min(1, 'allowed: at least one UUID; leave the key out for all')
  .refine(isUnique, 'allowed: each UUID once');

const email = z.email('allowed: an e-mail address such as "manager@harbour.example"');

const senderPattern = /^(?:[^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

const recipient = z.strictObject({
  email,
  /** What this reader may see of a run; so far everyone sees the whole firm. */
  view: z.literal('firm', 'allowed: "firm"').default('firm'),
});

const only = z.strictObject({
  types: uuids.optional(),
  statuses: uuids.optional(),
  plans: uuids.optional(),
});

const column = z.union([z.literal('tags'), z.literal('plans'), z.templateLiteral(['custom:', z.string().min(1)])], {
  error: 'allowed: "tags", "plans", or "custom:" and a custom field\'s reference, such as "custom:favourite_drink"',
});

const cronField = '[0-9A-Za-z*,/#?-]+';
const schedule = z.strictObject({
  /** Six fields as EventBridge Scheduler reads them: minute, hour, day of month, month, day of week, year. */
  cron: z
    .string('allowed: six fields, such as "0 7 ? * MON *"')
    .regex(new RegExp(`^${cronField}(?: ${cronField}){5}$`), 'allowed: six fields, such as "0 7 ? * MON *"'),
  timezone: z
    .string('allowed: an IANA time zone such as "Europe/London"')
    .refine(isTimezone, 'allowed: an IANA time zone such as "Europe/London"'),
});

const wholeNumber = (least: number, most: number) => {
  const allowed = `allowed: a whole number from ${least} to ${most}`;
  return z.int(allowed).min(least, allowed).max(most, allowed);
};

const text = (most: number) => {
  const allowed = `allowed: a text of 1 to ${most} characters on one line`;
  return z
    .string(allowed)
    .min(1, allowed)
    .max(most, allowed)
    .regex(/^[^\p{Cc}]*$/u, allowed);
};

// Zod leaves cross-checks out once a field has failed; we tell every fault at once.
const evenIfOthersFail = { when: () => true };

const report = z
  .strictObject({
    /** Names the report in runs, files and addresses. */
    id: z
      .string('allowed: small letters, digits and hyphens, such as "weekly-cases"')
      .regex(
        /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
        'allowed: small letters, digits and hyphens, such as "weekly-cases"',
      ),
    /** The firm's name as its readers know it. */
    firm: text(100),
    /** Told when a run failed, was held, or a mail was not delivered. */
    owner: email,
    plannr: z.strictObject({
      /** The account to act as: `account.uuid` of a login, not the login's own UUID. */
      accountUuid: uuid,
      /** SSM SecureString that holds the token. */
      tokenParameter: z
        .string('allowed: an SSM parameter name such as "/casebook/harbour/token"')
        .regex(/^\/[A-Za-z0-9_.\-/]+$/, 'allowed: an SSM parameter name such as "/casebook/harbour/token"'),
    }),
    clients: z.union([z.literal('all'), uuids], { error: 'allowed: "all", or a list of client UUIDs, each once' }),
    only: only.optional(),
    columns: z.array(column).refine(isUnique, 'allowed: each column once').default([]),
    period: z.enum(['week', 'month'], 'allowed: "week" or "month"').default('week'),
    schedule,
    sender: z
      .string('allowed: an address, or a name and an address, such as "Casebook <cases@harbour.example>"')
      .regex(
        senderPattern,
        'allowed: an address, or a name and an address, such as "Casebook <cases@harbour.example>"',
      ),
    recipients: z.array(recipient).min(1, 'allowed: at least one recipient'),
    /** Nobody outside these is ever mailed. */
    allowedDomains: z
      .array(
        z
          .string('allowed: a domain such as "harbour.example"')
          .regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/i, 'allowed: a domain such as "harbour.example"'),
      )
      .min(1, 'allowed: at least one domain'),
    stalledAfterDays: wholeNumber(1, 3650).default(21),
    historyWeeks: wholeNumber(1, 520).default(52),
    onIncomplete: z.enum(['send-partial', 'hold'], 'allowed: "send-partial" or "hold"').default('send-partial'),
    /** Where a case is found in the CRM; `{uuid}` stands for the case. */
    caseLink: z
      .string('allowed: an https address with {uuid} in it')
      .regex(/^https:\/\/[^\s"<>\\^`|]*\{uuid\}[^\s"<>\\^`|]*$/, 'allowed: an https address with {uuid} in it')
      .optional(),
  })
  .superRefine((value, context) => {
    const domains = listOf(value?.allowedDomains).filter((domain) => typeof domain === 'string');
    if (domains.length === 0) return;
    const addresses = [
      { path: ['owner'], address: value?.owner },
      ...listOf(value?.recipients).map((each, index) => ({
        path: ['recipients', index, 'email'],
        address: each?.email,
      })),
    ];
    for (const { path, address } of addresses) {
      if (typeof address === 'string' && address.includes('@') && !isAllowedAddress(address, domains)) {
        context.addIssue({
          code: 'custom',
          path,
          message: `allowed: an address in ${domains.join(', ')} (allowedDomains)`,
          input: address,
        });
      }
    }
    const emails = listOf(value?.recipients).map((each) => String(each?.email).toLowerCase());
    emails.forEach((each, index) => {
      if (emails.indexOf(each) < index) {
        context.addIssue({
          code: 'custom',
          path: ['recipients', index, 'email'],
          message: 'allowed: each address once',
          input: each,
        });
      }
    });
  }, evenIfOthersFail);

export const settingsSchema = z
  .strictObject({
    /** For editors: where the JSON schema lies. */
    $schema: z.string().optional(),
    reports: z.array(report).min(1, 'allowed: at least one report'),
  })
  .superRefine((value, context) => {
    const ids = listOf(value?.reports).map((each) => each?.id);
    ids.forEach((id, index) => {
      if (id !== undefined && ids.indexOf(id) < index) {
        context.addIssue({
          code: 'custom',
          path: ['reports', index, 'id'],
          message: 'allowed: each id once',
          input: id,
        });
      }
    });
  }, evenIfOthersFail);

export type Settings = z.infer<typeof settingsSchema>;

/** One report as the firm defined it. */
export type ReportSettings = Settings['reports'][number];

/**
 * Reads the settings.
 *
 * @throws ReportError `bad-input` that names every fault at once: its path, the value given and what is allowed.
 */
export function parseSettings(value: unknown, what = 'reports.json'): Settings {
  return parse(settingsSchema, value, {
    kind: 'bad-input',
    what,
    whatToDo: 'Put right each line above and try again. infra/reports.example.json shows every setting.',
    showValues: true,
  });
}

/** Whether the report may mail this address: its domain is one of the allowed ones, exactly (no subdomains). */
export function isAllowedAddress(address: string, allowedDomains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return allowedDomains.some((allowed) => allowed.toLowerCase() === domain);
}

// In a check the value may still be of any shape, since all faults are told at once.
function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : [];
}

function isUnique(list: readonly string[]): boolean {
  return new Set(list.map((each) => each.toLowerCase())).size === list.length;
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    // An offset such as "+01:00" is a zone to Intl but not to EventBridge Scheduler.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
