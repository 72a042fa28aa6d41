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

const comparedSpan = z.strictObject({ name: textJson, firstDay: dayJson, lastDay: dayJson });

const comparedFigure = z.strictObject({
  kind: z
    .enum(['opened', 'completed', 'lost', 'conversion', 'withdrawn', 'open-at-end'])
    .describe('Cases, or with a currency their value in minor units; conversion is a share.'),
  currency: textJson.optional(),
  now: z.number().optional().describe('Absent where it is not known.'),
  before: z.number().optional(),
  average: z.number().optional(),
  averageOf: countJson.optional().describe('Over how many, where it is known of fewer than the others.'),
  yearBefore: z.number().optional(),
});

export const comparisonJson = z
  .strictObject({
    before: comparedSpan.optional().describe('The week or month before; absent where the history does not reach it.'),
    average: z
      .strictObject({ firstDay: dayJson, lastDay: dayJson, of: countJson })
      .optional()
      .describe('Of so many weeks or months before: all that the history reaches, 13 or 12 at most.'),
    yearBefore: z
      .strictObject({ ...comparedSpan.shape, isReached: z.boolean(), weeksNeeded: wholeJson })
      .describe(
        'The same month last year, or the week 52 weeks before, and the historyWeeks that it takes to reach it.',
      ),
    figures: z.array(comparedFigure),
  })
  .meta({ id: 'Comparison', description: 'What came and went in the period beside what did before it.' });

const kindOfPeriod = z.enum(['week', 'month']);

export const targetJson = z
  .strictObject({
    kind: z.enum(['completed-cases', 'completed-value', 'open-cases', 'late-cases']),
    currency: textJson.optional().describe('Of a value; absent for cases.'),
    target: countJson.describe(
      'Cases or minor units, for the week or month that the report is on; of open and late cases the most there should be.',
    ),
    set: z
      .strictObject({ target: countJson, per: kindOfPeriod })
      .optional()
      .describe('As the settings have it, where that is for the other kind of period: a month counts as 52/12 weeks.'),
    actual: wholeJson,
    apart: countJson.describe('By how much the two differ.'),
    state: z
      .enum(['reached', 'missed', 'on-course', 'behind', 'within', 'over'])
      .describe('on-course and behind while the period is not over; within and over of open and late cases.'),
    byNow: countJson.optional().describe('What of the target lies in the time gone, while the period is not over.'),
    before: z
      .strictObject({ kept: countJson, of: countJson })
      .optional()
      .describe('In how many of the last 13 weeks, or 12 months, before the period it was kept.'),
  })
  .meta({ id: 'Target', description: 'A target of the firm, and how the report stands to it.' });
