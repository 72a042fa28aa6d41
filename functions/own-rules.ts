import * as z from 'zod';
import { isCron } from './cron.ts';
import { cronAllowed, isTimezone, isUnique, matching, objectOf, wholeNumber } from './setting-fields.ts';

/* Settings by which a firm tells of its own ways: when it reports and works, and what its stages and values mean. */

export const schedule = z
  .strictObject(
    {
      cron: z
        .string(cronAllowed)
        .refine(isCron, cronAllowed)
        .describe('Minute, hour, day of month, month, day of week, year, as EventBridge Scheduler reads them.'),
      timezone: z
        .string('allowed: an IANA time zone such as "Europe/London"')
        .refine(isTimezone, 'allowed: an IANA time zone such as "Europe/London"')
        .describe('Of the schedule, and of every day in the report.'),
      onHoliday: z
        .enum(['send', 'next-working-day'], 'allowed: "send" or "next-working-day"')
        .optional()
        .describe(
          'What to do on a bank holiday of the calendar or a closed day: send all the same, as without it, or wait.',
        ),
    },
    objectOf('{ "cron", "timezone", "onHoliday" }'),
  )
  .describe('When the report is made.');

export const stalledAfterDays = wholeNumber(1, 3650)
  .default(21)
  .describe('Days in a stage after which a case counts as stalled where the history is too short to tell.');

export const valueMeans = matching(
  /^(?=.*\S)[^\p{Cc}]{1,60}$/u,
  'up to 60 characters on one line, such as "expected fee income"',
)
  .optional()
  .describe('What the value of a case is at this firm, in the words that readers see.');

const stageNamed = matching(/^(?=.*\S)[^\p{Cc}]{1,200}$/u, 'the UUID or the name of a stage');

export const lostStages = z
  .array(stageNamed, 'allowed: a list of UUIDs or names of stages')
  .optional()
  .describe(
    'Stages in which a case with a completion date is lost and not completed, by UUID or name; an empty list says that there are none.',
  );

export const closed = z
  .array(
    matching(
      /^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\/\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\/(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?)$/,
      'a day or a period such as "2026-12-24", "2026-12-24/2027-01-01", or every year "12-24/01-01"',
    ),
    'allowed: a list of days and periods',
  )
  .default([])
  .describe('Days on which the firm is closed: no working days, and the forecast knows them.');

export const calendar = z
  .enum(
    ['england-and-wales', 'scotland', 'northern-ireland', 'none'],
    'allowed: "england-and-wales", "scotland", "northern-ireland" or "none"',
  )
  .default('none')
  .describe('Whose bank holidays are no working days, beside the closed days; without it days are calendar days.');

/** A line of the map of stages. */
const stageRule = z
  .strictObject(
    {
      stage: stageNamed.describe('By UUID or name.'),
      waitsOn: z
        .enum(
          ['client', 'provider', 'adviser', 'paraplanner', 'administrator', 'compliance'],
          'allowed: "client", "provider", "adviser", "paraplanner", "administrator" or "compliance"',
        )
        .optional()
        .describe('On whom a case waits there.'),
      target: wholeNumber(0, 365).optional().describe('Working days within which a case is to leave it.'),
    },
    objectOf('{ "stage", "waitsOn", "target" }'),
  )
  .refine(({ waitsOn, target }) => waitsOn !== undefined || target !== undefined, {
    error: 'allowed: with "waitsOn", "target" or both',
  });

export const stages = z
  .array(stageRule, 'allowed: a list of { "stage", "waitsOn", "target" }')
  .refine((rules) => isUnique(rules.map(({ stage }) => stage.trim())), 'allowed: each stage once')
  .optional()
  .describe("The firm's map of its stages: on whom a case waits there, and the target in working days.");

const aims = ['completedCases', 'completedValue', 'openCasesAtMost', 'lateCasesAtMost'] as const;

export const targets = z
  .strictObject(
    {
      completedCases: wholeNumber(1, 100_000).optional().describe('Cases to complete in a week, or a month.'),
      completedValue: wholeNumber(1, 1_000_000_000)
        .optional()
        .describe('Value to complete in a week, or a month, in whole units of the currency.'),
      currency: matching(/^[A-Z]{3}$/, 'three capital letters such as "GBP"')
        .default('GBP')
        .describe('Of completedValue.'),
      per: z
        .enum(['week', 'month'], 'allowed: "week" or "month"')
        .optional()
        .describe('What the two are for; without it, for what the report is on.'),
      openCasesAtMost: wholeNumber(0, 1_000_000).optional().describe('The most cases that should be open.'),
      lateCasesAtMost: wholeNumber(0, 1_000_000).optional().describe('The most open cases that should be late.'),
    },
    objectOf(`{ ${[...aims, 'currency', 'per'].map((key) => `"${key}"`).join(', ')} }`),
  )
  .refine((given) => aims.some((aim) => given[aim] !== undefined), {
    error: `allowed: with one of ${aims.map((key) => `"${key}"`).join(', ')} at least; leave the key out for no target`,
  })
  .optional()
  .describe('What the firm aims at: the report says how it stands to each.');

const timelinessTarget = z
  .strictObject(
    {
      type: matching(/^(?=.*\S)[^\p{Cc}]{1,200}$/u, 'the UUID or the name of a type')
        .optional()
        .describe('By UUID or name; without it of every type that no other line names.'),
      advice: wholeNumber(0, 1000).optional().describe('Working days from opening to the stage of advice.'),
      completion: wholeNumber(0, 1000).optional().describe('Working days from opening to completion.'),
    },
    objectOf('{ "type", "advice", "completion" }'),
  )
  .refine(({ advice, completion }) => advice !== undefined || completion !== undefined, {
    error: 'allowed: with "advice", "completion" or both',
  });

export const timeliness = z
  .strictObject(
    {
      adviceStage: stageNamed
        .optional()
        .describe('The stage in which advice is given, by UUID or name: the time to it is told.'),
      targets: z
        .array(timelinessTarget, 'allowed: a list of { "type", "advice", "completion" }')
        .refine((targets) => isUnique(targets.map(({ type = '' }) => type.trim())), 'allowed: each type once')
        .optional()
        .describe('Working days within which cases are to get there.'),
      vulnerableTag: matching(/^(?=.*\S)[^\p{Cc}]{1,200}$/u, 'the UUID or the name of a tag')
        .optional()
        .describe("The clients' tag of vulnerable ones. Only with it are the tags of clients read."),
    },
    objectOf('{ "adviceStage", "targets", "vulnerableTag" }'),
  )
  .optional()
  .describe('Evidence of how long work took, on a sheet of its own; without it there is no such sheet.');
