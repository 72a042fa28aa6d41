import * as z from 'zod';
import { assignedToJson } from './case-lists-json.ts';
import {
  countJson,
  namedJson,
  percentilesJson,
  shareJson,
  textJson,
  timeInStageJson,
  uuidJson,
  wholeJson,
} from './json-values.ts';

export const waitsOnJson = z.enum(['client', 'provider', 'adviser', 'paraplanner', 'administrator', 'compliance']);

const mappedStage = z.strictObject({
  uuid: uuidJson,
  name: textJson,
  position: wholeJson.optional(),
  waitsOn: waitsOnJson.optional(),
  target: countJson.optional().describe('Working days.'),
  isMapped: z.boolean(),
});

const type = z
  .strictObject({ uuid: uuidJson.optional(), name: textJson })
  .optional()
  .describe('Absent for all types together.');

const waitDays = { stays: countJson, days: countJson, workingDays: countJson };

const waits = z.strictObject({
  type,
  all: z.strictObject(waitDays).describe('What the parts add up to.'),
  parts: z.array(z.strictObject({ on: z.enum([...waitsOnJson.options, 'not-mapped', 'not-exact']), ...waitDays })),
});

const providers = z.strictObject({
  state: z.enum(['ranked', 'not-sent']).describe('not-sent: no case read names a provider.'),
  casesWithPlans: countJson,
  casesWithProvider: countJson,
  all: z.strictObject(waitDays).describe('Every stay in a stage that waits on a provider.'),
  unnamed: z.strictObject(waitDays).describe('In cases whose plans name no provider.'),
  shared: z.strictObject(waitDays).describe('Counted more than once: the rows and unnamed, less this, are all.'),
  rows: z.array(
    z.strictObject({
      name: textJson,
      ...waitDays,
      cases: countJson,
      notExact: countJson.describe('Stays known within bounds only; they count the most that they can have been.'),
      stay: percentilesJson.describe('Working days of a stay.'),
      open: countJson.describe('Open cases that wait there now.'),
    }),
  ),
});

const level = z.strictObject({
  stage: z.strictObject({ uuid: uuidJson, name: textJson, position: wholeJson.optional() }),
  type,
  waitsOn: waitsOnJson.optional(),
  target: countJson.describe('Working days.'),
  ended: countJson.describe('Stays that ended in the period.'),
  within: countJson,
  past: countJson,
  unclear: countJson.describe('Known within bounds on either side of the target.'),
  share: shareJson.optional().describe('Within the target, of those that surely were or were not.'),
  open: countJson,
  openPast: countJson,
  openUnclear: countJson,
});

const breach = z.strictObject({
  uuid: uuidJson,
  name: textJson,
  clients: z.array(namedJson),
  type: textJson.optional(),
  stage: textJson,
  waitsOn: waitsOnJson.optional(),
  target: countJson,
  time: timeInStageJson.describe('In working days.'),
  over: countJson.describe('Working days surely past the target.'),
  assignedTo: assignedToJson,
  link: textJson.optional(),
});

export const serviceJson = z
  .strictObject({
    map: z.strictObject({
      stages: z.array(mappedStage),
      notFound: z.array(textJson).describe('Lines of the settings that fit no stage of a case read.'),
      overruled: z.array(textJson).describe('Lines by name that one by UUID takes the place of.'),
    }),
    waits: z.array(waits).describe('Over the stays that ended in the history window.'),
    providers: providers
      .optional()
      .describe('The most days waited first; absent where no stage of the map waits on a provider.'),
    levels: z.array(level),
    breaches: z.array(breach).describe('Open cases surely past their target, the longest first.'),
  })
  .meta({ id: 'Service', description: "What the firm's own map of its stages tells." });
