import * as z from 'zod';
import {
  countJson,
  dayJson,
  moneyJson,
  namedJson,
  sentenceJson,
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

const assignedTo = z.array(textJson).optional().describe('Absent when Plannr did not say; empty when nobody is.');

const caseRow = {
  uuid: uuidJson,
  name: textJson,
  clients: z.array(namedJson),
  type: textJson.optional(),
  stage: z.strictObject({ uuid: uuidJson, name: textJson, position: wholeJson.optional() }).optional(),
  boardPosition: wholeJson.optional(),
  value: moneyJson.optional().describe('Absent is not nought.'),
  opened: dayJson.optional().describe('Absent where the date of opening could not be read.'),
  assignedTo,
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
  })
  .meta({ id: 'OpenCaseRow' });

export const completedCaseRowJson = z
  .strictObject({
    ...caseRow,
    completed: dayJson,
    daysToComplete: wholeJson.optional().describe('Absent where the date of opening could not be read.'),
    inPeriod: z.boolean(),
  })
  .meta({ id: 'CompletedCaseRow' });

export const dataQualityJson = z
  .strictObject({
    faults: z.array(
      z.strictObject({
        kind: faultKind,
        uuid: uuidJson,
        name: textJson,
        clients: z.array(namedJson),
        assignedTo,
        link: textJson.optional(),
        detail: textJson,
      }),
    ),
    counts: z.array(z.strictObject({ kind: faultKind, cases: countJson, before: countJson.optional() })),
  })
  .meta({ id: 'DataQuality' });

const reason = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('long-in-stage'), stage: textJson, within: wholeJson, n: countJson }),
    z.strictObject({ kind: z.literal('stalled'), stage: textJson, after: wholeJson, n: countJson }),
    z.strictObject({ kind: z.literal('not-closed'), stage: textJson, after: wholeJson }),
    z.strictObject({ kind: z.literal('old'), type: textJson.optional(), within: wholeJson, n: countJson }),
    z.strictObject({ kind: z.literal('review-past'), review: dayJson, daysPast: wholeJson }),
    z.strictObject({ kind: z.literal('moved-back'), from: textJson, to: textJson }),
  ])
  .meta({ id: 'AttentionReason' });

const attentionCase = z
  .strictObject({
    uuid: uuidJson,
    name: textJson,
    clients: z.array(namedJson),
    type: textJson.optional(),
    stage: textJson.optional(),
    value: moneyJson.optional(),
    assignedTo,
    ageDays: wholeJson.optional().describe('Absent where the date of opening could not be read.'),
    timeInStage: timeInStageJson,
    link: textJson.optional(),
    reason,
    words: sentenceJson,
  })
  .meta({ id: 'AttentionCase' });

export const attentionJson = z
  .strictObject({
    firm: z.array(attentionCase),
    assignees: z.array(z.strictObject({ name: textJson.optional(), cases: z.array(attentionCase), found: countJson })),
    found: countJson.describe('Cases that there was a reason for, shown or not.'),
    currency: textJson.describe('That values are ranked in.'),
  })
  .meta({ id: 'Attention', description: 'The few cases to act on, most urgent first.' });
