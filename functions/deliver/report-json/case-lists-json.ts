import * as z from 'zod';
import {
  countJson,
  dayJson,
  moneyJson,
  namedJson,
  textJson,
  timeInStageJson,
  uuidJson,
  wholeJson,
} from './json-values.ts';

const faultKind = z
  .enum([
    'no-value',
    'no-type',
    'no-client',
    'participants-unseen',
    'nobody-assigned',
    'review-past',
    'unknown-stage',
    'stage-disagrees',
    'completed-before-opened',
    'opened-after-as-at',
    'completed-after-as-at',
    'unreadable',
  ])
  .meta({ id: 'FaultKind' });

export const assignedToJson = z
  .array(textJson)
  .optional()
  .describe('Absent when Plannr did not say; empty when nobody is.');

export const heldByJson = z
  .array(
    z.strictObject({
      uuid: uuidJson.optional(),
      name: textJson,
      isAdviser: z.literal(true).optional().describe('Nobody is assigned: it is the own adviser of a client.'),
    }),
  )
  .optional()
  .describe("Who is assigned, or the clients' own advisers where nobody is; absent when Plannr did not say.");

const caseRow = {
  uuid: uuidJson,
  name: textJson,
  clients: z.array(namedJson),
  type: textJson.optional(),
  stage: z.strictObject({ uuid: uuidJson, name: textJson, position: wholeJson.optional() }).optional(),
  boardPosition: wholeJson.optional(),
  value: moneyJson.optional().describe('Absent is not nought.'),
  opened: dayJson.optional().describe('Absent where the date of opening could not be read.'),
  assignedTo: assignedToJson,
  link: textJson.optional(),
  extra: z.array(textJson).describe('One text for each entry of columns, in that order.'),
};

export const openCaseRowJson = z
  .strictObject({
    ...caseRow,
    ageDays: wholeJson.optional().describe('Absent where the date of opening could not be read.'),
    timeInStage: timeInStageJson,
    review: dayJson.optional(),
    flags: z.array(faultKind),
    heldBy: heldByJson,
    usualDays: wholeJson.optional().describe('Within which 85% leave its stage, or the limit of the settings.'),
    daysOver: wholeJson.optional().describe('By which it has surely been there longer.'),
    working: z
      .strictObject({
        timeInStage: timeInStageJson,
        usualDays: wholeJson.optional().describe('Absent where too few have left its stage to tell.'),
        daysOver: wholeJson.optional(),
      })
      .optional()
      .describe('The same in working days, where the settings name a calendar.'),
    weeksOnList: countJson.optional().describe('On the list of cases to act on; absent where it is not on it.'),
  })
  .meta({ id: 'OpenCaseRow' });

export const completedCaseRowJson = z
  .strictObject({
    ...caseRow,
    completed: dayJson,
    daysToComplete: wholeJson.optional().describe('Absent where the date of opening could not be read.'),
    inPeriod: z.boolean().describe('Whether it ended in the period, be it completed or lost.'),
    outcome: z.enum(['completed', 'lost']),
  })
  .meta({ id: 'CompletedCaseRow' });

/** What names an open case on a list of work. */
export const namedCaseJson = {
  uuid: uuidJson,
  name: textJson,
  clients: z.array(namedJson),
  type: textJson.optional(),
  stage: textJson.optional(),
  value: moneyJson.optional(),
  assignedTo: assignedToJson,
};

export const overdueReviewJson = z
  .strictObject({
    ...namedCaseJson,
    link: textJson.optional(),
    review: dayJson,
    daysOverdue: z.int().positive().describe('From the review date to the as-at day.'),
  })
  .meta({ id: 'OverdueReview' });

export const dataQualityJson = z
  .strictObject({
    faults: z.array(
      z.strictObject({
        kind: faultKind,
        uuid: uuidJson,
        name: textJson,
        clients: z.array(namedJson),
        assignedTo: assignedToJson,
        link: textJson.optional(),
        detail: textJson,
      }),
    ),
    counts: z.array(z.strictObject({ kind: faultKind, cases: countJson, before: countJson.optional() })),
  })
  .meta({ id: 'DataQuality' });
