import * as z from 'zod';
import { amountsJson, countJson, dayJson, percentilesJson, textJson, uuidJson, wholeJson } from './json-values.ts';

/** Between which days the 85% of stays lie, whatever the missing ones were. */
export const bentJson = z.strictObject({ from: wholeJson, to: wholeJson.optional() });

const week = z.strictObject({
  name: textJson.describe('2026-W47'),
  firstDay: dayJson,
  lastDay: dayJson,
  unfinished: z.boolean(),
  opened: countJson,
  completed: countJson,
  completedValue: amountsJson,
  lost: countJson,
  lostValue: amountsJson,
  openAtEnd: countJson,
});

const timeInStageRow = z.strictObject({
  stage: z.strictObject({ uuid: uuidJson, name: textJson, position: wholeJson.optional() }),
  type: z
    .strictObject({ uuid: uuidJson.optional(), name: textJson })
    .optional()
    .describe('Absent for all types together.'),
  days: percentilesJson,
  bounded: countJson,
  missing: z.strictObject({ unseen: countJson, begunBefore: countJson }).describe('Stays that are not in `days`.'),
  bent: bentJson.optional().describe('Absent where what is missing cannot move the 85%.'),
  working: z
    .strictObject({ days: percentilesJson, bent: bentJson.optional() })
    .optional()
    .describe('The same in working days, where the settings name a calendar.'),
});

const followed = z.strictObject({
  completed: countJson,
  read: countJson,
  followed: countJson,
  reading: z.enum(['read', 'refused', 'snapshots', 'not-asked']),
  runsLeft: countJson.optional(),
});

const compared = z.strictObject({ cases: countJson, of: countJson });

const ageing = z.strictObject({
  bandsFrom: z.array(wholeJson).describe('First days of the bands of age.'),
  stages: z.array(
    z.strictObject({
      uuid: uuidJson.optional(),
      name: textJson,
      position: wholeJson.optional(),
      openCases: countJson,
      byAge: z.array(countJson).describe('As many as bandsFrom.'),
      pastTypical: compared,
      pastTypicalInStage: compared,
    }),
  ),
});

export const flowJson = z
  .strictObject({
    weeks: z.array(week),
    months: z.array(week).optional().describe('Of a report on a month; the names are 2026-11.'),
    timeInStage: z.array(timeInStageRow),
    followed,
    ageing,
  })
  .meta({ id: 'Flow', description: 'What came, what went and what lay there, week by week.' });

export const queueJson = z
  .strictObject({
    uuid: uuidJson.optional(),
    name: textJson,
    position: wholeJson.optional(),
    before: countJson,
    now: countJson,
  })
  .meta({ id: 'Queue', description: 'Open cases in one stage then and now.' });
