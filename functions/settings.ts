import * as z from 'zod';
import {
  calendar,
  closed,
  lostStages,
  schedule,
  stages,
  stalledAfterDays,
  targets,
  timeliness,
  valueMeans,
} from './own-rules.ts';
import { parse } from './parse.ts';
import { ReportError } from './report-error.ts';
import { noteReportMisfits } from './report-misfits.ts';
import { scheduleWarnings } from './schedule-fit.ts';
import {
  column,
  email,
  evenIfOthersFail,
  isPlainAddress,
  linkAllowed,
  linkPattern,
  listOf,
  matching,
  objectOf,
  senderPattern,
  uuid,
  uuids,
  wholeNumber,
} from './setting-fields.ts';

/*
 * The settings a firm writes: infra/reports.json. Checked when the stack is synthesised and again when a report is made.
 * Source of every field: docs/design.md, section 5. infra/reports.schema.json is made from this by `npm run schema`.
 */

const report = z
  .strictObject(
    {
      id: matching(
        /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
        'up to 64 small letters, digits and hyphens, such as "weekly-cases"',
      ).describe('Names the report in runs, files and addresses.'),
      firm: matching(/^(?=.*\S)[^\p{Cc}]{1,100}$/u, 'a text of 1 to 100 characters on one line').describe(
        "The firm's name as its readers know it.",
      ),
      owner: email.describe('Told when a run failed, was held, or a mail was not delivered.'),
      plannr: z
        .strictObject(
          {
            accountUuid: uuid.describe("The account to act as: a login's account.uuid, not the login's own UUID."),
            tokenParameter: matching(
              /^\/[A-Za-z0-9_.\-/]+$/,
              'an SSM parameter name such as "/casebook/harbour/token"',
            ).describe('The SSM SecureString that holds the token.'),
          },
          objectOf('{ "accountUuid", "tokenParameter" }'),
        )
        .describe('Who reads from Plannr.'),
      clients: z
        .union([z.literal('all'), uuids], { error: 'allowed: "all", or a list of client UUIDs, each once' })
        .describe('"all", or the UUIDs of the clients to report on.'),
      only: z
        .strictObject(
          { types: uuids.optional(), statuses: uuids.optional(), plans: uuids.optional() },
          objectOf('{ "types", "statuses", "plans" }, each a list of UUIDs'),
        )
        .optional()
        .describe('Narrows the report to cases of these types, stages or plans, by UUID; the report says so.'),
      columns: z
        .array(column, 'allowed: a list of columns')
        .refine((columns) => new Set(columns).size === columns.length, {
          error: 'allowed: each column once',
          ...evenIfOthersFail,
        })
        .default([])
        .describe('More columns on the case sheets.'),
      period: z.enum(['week', 'month'], 'allowed: "week" or "month"').default('week').describe('What a run is about.'),
      schedule,
      sender: matching(
        senderPattern,
        'an address, or a name and an address, such as "Casebook <cases@harbour.example>"',
      ).describe('The From of every mail; an identity that SES has verified.'),
      recipients: z
        .array(
          z.strictObject(
            {
              email,
              view: z
                .literal('firm', 'allowed: "firm"')
                .default('firm')
                .describe('What this reader may see of a run: the whole firm.'),
            },
            objectOf('{ "email", "view" }'),
          ),
          'allowed: a list of { "email", "view" }',
        )
        .min(1, 'allowed: at least one recipient')
        .describe('Who is sent the report, one mail each.'),
      allowedDomains: z
        .array(
          matching(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/i, 'a domain such as "harbour.example"'),
          'allowed: a list of domains',
        )
        .min(1, 'allowed: at least one domain')
        .describe('Nobody outside these is ever mailed, on demand included.'),
      stalledAfterDays,
      valueMeans,
      lostStages,
      historyWeeks: wholeNumber(1, 520).default(52).describe('How far back completed cases are read.'),
      closed,
      calendar,
      stages,
      targets,
      timeliness,
      historySource: z
        .enum(['audits', 'snapshots'], 'allowed: "audits" or "snapshots"')
        .default('audits')
        .describe(
          "Where the time in stage comes from: Plannr's own audits, a call for each case that changed, or Casebook's snapshots, less exactly.",
        ),
      onIncomplete: z
        .enum(['send-partial', 'hold'], 'allowed: "send-partial" or "hold"')
        .default('send-partial')
        .describe('What to do when not everything could be read. Under 95 % it is always held.'),
      caseLink: matching(linkPattern, linkAllowed)
        .refine(isPlainAddress, `allowed: ${linkAllowed}`)
        .optional()
        .describe('Where a case is found in the CRM; {uuid} stands for the case.'),
    },
    objectOf('a report, as infra/reports.example.json shows'),
  )
  .superRefine(noteReportMisfits, evenIfOthersFail);

export const settingsSchema = z
  .strictObject(
    {
      $schema: z.string().optional().describe('Where the JSON schema lies, for editors.'),
      reports: z.array(report, 'allowed: a list of reports').min(1, 'allowed: at least one report'),
    },
    objectOf('{ "reports": [ … ] }'),
  )
  .superRefine((value, context) => {
    const ids = listOf(value?.reports).map((each) => each?.id);
    ids.forEach((id, index) => {
      if (id !== undefined && ids.indexOf(id) < index) {
        context.addIssue({ code: 'custom', path: ['reports', index, 'id'], message: 'allowed: each id once' });
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

/**
 * Reads the settings as they stand in a file, whoever opens it: the command line, synth or a function.
 *
 * @throws ReportError `bad-input` if they are not JSON or do not fit.
 */
export function parseSettingsFile(text: string, what?: string): Settings {
  return parseSettings(parseJson(text, what), what);
}

function parseJson(text: string, what = 'reports.json'): unknown {
  try {
    // Some editors on Windows put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ReportError('bad-input', `${what} is not JSON: ${said}`, 'Put the file right and try again.', {
      cause: error,
    });
  }
}

/** What may surprise in settings that fit, a sentence each: what, and what to do. */
export function settingsWarnings({ id, schedule }: Pick<ReportSettings, 'id' | 'schedule'>): string[] {
  return scheduleWarnings(schedule).map(({ what, whatToDo }) => `The schedule of ${id} ${what} ${whatToDo}`);
}
