import * as z from 'zod';
import { assignedToJson } from './case-lists-json.ts';
import { countJson, dayJson, shareJson, textJson, timeInStageJson, uuidJson } from './json-values.ts';
import { waitsOnJson } from './service-json.ts';

const distribution = z.strictObject({
  over: z.enum(['period', 'history']),
  type: z
    .strictObject({ uuid: uuidJson.optional(), name: textJson })
    .optional()
    .describe('Absent for all types together.'),
  target: z
    .union([countJson, z.literal('by-type')])
    .optional()
    .describe('Working days.'),
  times: z
    .strictObject({
      cases: countJson,
      notExact: countJson.describe('Known within bounds only; they count the most that they can have been.'),
      p25: countJson,
      p50: countJson,
      p75: countJson,
      p85: countJson,
      most: countJson,
      within: countJson,
      past: countJson,
      unclear: countJson,
      share: shareJson.optional(),
    })
    .optional()
    .describe('Working days; absent where there are fewer than five cases.'),
});

const pastTarget = z.strictObject({
  uuid: uuidJson,
  name: textJson,
  type: textJson.optional(),
  stage: textJson,
  waitsOn: waitsOnJson.optional(),
  target: countJson,
  time: timeInStageJson.describe('In working days.'),
  over: countJson.describe('Working days surely past the target.'),
  became: z.enum(['still-there', 'moved-on', 'moved-back', 'completed', 'lost']),
  leftOn: dayJson.optional(),
  nowIn: textJson.optional().describe('The stage that it is in, where it moved.'),
  assignedTo: assignedToJson,
  link: textJson.optional(),
});

const guardedCount = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('none') }),
    z.strictObject({ state: z.literal('under-5') }),
    z.strictObject({ state: z.literal('at-least'), count: countJson.describe('A multiple of five.') }),
    z.strictObject({ state: z.literal('not-shown') }),
  ])
  .meta({ id: 'GuardedCount', description: 'A count that gives no single client away.' });

const vulnerableTimes = z.strictObject({
  cases: guardedCount,
  median: z.strictObject({ from: countJson, to: countJson }).optional().describe('Working days.'),
  share: shareJson.optional().describe('To the nearest tenth.'),
});

const vulnerable = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('not-read') }),
  z.strictObject({ state: z.literal('no-such-tag') }),
  z.strictObject({
    state: z.literal('read'),
    clients: guardedCount,
    openCases: guardedCount,
    pastTarget: guardedCount.optional(),
    advice: vulnerableTimes.optional(),
    completion: vulnerableTimes,
  }),
]);

export const timelinessJson = z
  .strictObject({
    advice: z
      .strictObject({
        stage: textJson,
        isFound: z.boolean().describe('Whether a case read is in it.'),
        rows: z.array(distribution),
        notKnown: countJson.describe('Cases that were there when anybody began to look.'),
        neverSeen: countJson.describe('Cases completed in the history window that were never seen there.'),
      })
      .optional()
      .describe('From opening to the stage of advice; absent where the settings name none.'),
    completion: z.array(distribution).describe('From opening to completion.'),
    typesNotFound: z.array(textJson),
    pastTarget: z
      .strictObject({
        stages: z.array(
          z.strictObject({
            stage: textJson,
            target: countJson,
            all: countJson,
            became: z.strictObject({
              'still-there': countJson,
              'moved-on': countJson,
              'moved-back': countJson,
              completed: countJson,
              lost: countJson,
            }),
          }),
        ),
        cases: z.array(pastTarget).describe('The furthest past its target first.'),
      })
      .optional()
      .describe('Stays past their target that ended in the period or are open; absent without a map of the stages.'),
    vulnerable: vulnerable.optional().describe('Absent where the settings name no tag.'),
  })
  .meta({ id: 'Timeliness', description: 'Operational evidence, not proof of outcomes.' });
