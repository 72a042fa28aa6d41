import * as z from 'zod';
import { assignedToJson, heldByJson, namedCaseJson } from './case-lists-json.ts';
import { bentJson } from './flow-json.ts';
import { broughtLatelyJson } from './forecast-json.ts';
import {
  amountsJson,
  countJson,
  dayJson,
  namedJson,
  sentenceJson,
  textJson,
  timeInStageJson,
  uuidJson,
  wholeJson,
} from './json-values.ts';
import { waitsOnJson } from './service-json.ts';

const reason = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('long-in-stage'),
      stage: textJson,
      within: wholeJson.describe('Days within which 85% leave the stage.'),
      n: countJson,
      of: z.enum(['type', 'stage']).describe('Whose days those are: cases of its type, or all in that stage.'),
      type: textJson.optional(),
      bent: bentJson.optional(),
      working: z
        .strictObject({ within: wholeJson, bent: bentJson.optional() })
        .optional()
        .describe('In working days, by which the case is judged where the settings name a calendar.'),
    }),
    z.strictObject({ kind: z.literal('stalled'), stage: textJson, after: wholeJson, n: countJson }),
    z.strictObject({
      kind: z.literal('not-closed'),
      stage: textJson,
      after: wholeJson,
      isLost: z.literal(true).optional(),
    }),
    z.strictObject({ kind: z.literal('too-old'), type: textJson.optional(), within: wholeJson, n: countJson }),
    z.strictObject({ kind: z.literal('review-past'), review: dayJson, daysPast: wholeJson }),
    z.strictObject({
      kind: z.literal('past-target'),
      stage: textJson,
      target: countJson.describe('Working days.'),
      waitsOn: waitsOnJson.optional(),
      time: timeInStageJson.describe('In working days.'),
    }),
    z.strictObject({ kind: z.literal('moved-back'), from: textJson, to: textJson }),
  ])
  .meta({ id: 'AttentionReason' });

const attentionCase = z
  .strictObject({
    ...namedCaseJson,
    heldBy: heldByJson,
    ageDays: wholeJson.optional().describe('Absent where the date of opening could not be read.'),
    timeInStage: timeInStageJson,
    workingTimeInStage: timeInStageJson.optional().describe('In working days, where the settings name a calendar.'),
    link: textJson.optional(),
    reason,
    words: sentenceJson,
    since: dayJson.describe('As-at day of the first run in a row that listed it.'),
    weeks: countJson.describe('Whole weeks since then.'),
    isNew: z.boolean().optional().describe('Absent where no earlier list is known.'),
  })
  .meta({ id: 'AttentionCase' });

const clearedCase = z
  .strictObject({
    uuid: uuidJson,
    how: z.enum(['completed', 'lost', 'moved', 'put-right', 'gone']),
    day: dayJson.optional().describe('On which it was completed, or entered the stage it is in, where that is exact.'),
    since: dayJson,
    name: textJson.optional(),
    clients: z.array(namedJson).optional(),
    assignedTo: assignedToJson,
    stage: textJson.optional(),
    link: textJson.optional(),
  })
  .meta({ id: 'ClearedCase' });

const share = z.strictObject({
  uuid: uuidJson.optional(),
  name: textJson.optional(),
  cases: z.array(attentionCase),
  found: countJson,
  fresh: countJson.optional(),
});

export const attentionJson = z
  .strictObject({
    firm: z.array(attentionCase).describe('The first 15 of those listed.'),
    listed: z.array(attentionCase).describe('Every case there is a reason for, most urgent first.'),
    fresh: countJson.optional().describe('How many of them the last run did not list; absent where none is known.'),
    cleared: z.array(clearedCase).describe('What the last run listed and this one does not.'),
    assignees: z.array(share),
    people: z
      .array(share)
      .describe('The same by who holds a case: whoever is assigned, else the clients’ own advisers.'),
    limits: z
      .strictObject({
        timesUsual: countJson.describe('Times the days within which 85% leave a stage.'),
        leastPassed: countJson.describe('Fewer cases tell nothing that is usual.'),
        stalledAfterDays: wholeJson.describe('The firm’s own limit, where the history tells nothing.'),
        reviewDays: wholeJson,
        toCloseDays: wholeJson,
      })
      .describe('What cases are held against in this report.'),
    found: countJson.describe('How many are listed.'),
    currency: textJson.describe('That values are ranked in.'),
  })
  .meta({ id: 'Attention', description: 'The cases to act on, most urgent first.' });

export const headlineJson = z
  .strictObject({
    late: z
      .strictObject({ cases: countJson, value: amountsJson })
      .describe('Open cases that have surely been in their stage for longer than is usual there: those with daysOver.'),
    first: z
      .strictObject({
        cases: countJson.describe('How many of attention.listed are told first.'),
        others: z
          .array(z.strictObject({ uuid: uuidJson.optional(), name: textJson.optional(), cases: countJson }))
          .describe('How many more each of the ten people with most holds; without a name those of nobody, last.'),
        further: countJson.describe('How many more those hold who are not among them.'),
        isShared: z.boolean().describe('Whether a case is counted under two people.'),
      })
      .describe('The cases to act on that mail and Summary name.'),
    lately: broughtLatelyJson
      .optional()
      .describe(
        'Completed in as many weeks before the as-at day as the nearest forecast looks ahead; absent where they were not read so far back.',
      ),
  })
  .meta({ id: 'Headline', description: 'What the heads of mail and Summary tell beside the totals.' });
