import * as z from 'zod';
import { amountsJson, countJson, dayJson, instantJson, textJson, wholeJson } from './json-values.ts';

const range = z.strictObject({ low: wholeJson, high: wholeJson });

export const rangesJson = z
  .strictObject({ likely: range, wide: range })
  .meta({ id: 'ForecastRanges', description: 'At 50 and at 85 percent; both ends belong to it.' });

const withMedian = z.strictObject({ likely: range, wide: range, median: wholeJson });

const ownRecord = z.strictObject({ forecasts: countJson, inWide: countJson, factor: z.number(), before: rangesJson });

export const broughtLatelyJson = z
  .strictObject({
    weeks: countJson,
    firstDay: dayJson,
    lastDay: dayJson.describe('The day before as-at.'),
    completed: countJson,
    completedValue: amountsJson,
  })
  .meta({ id: 'BroughtLately' });

const horizon = z
  .strictObject({
    weeks: countJson,
    until: dayJson,
    cases: withMedian,
    value: z.record(z.string(), withMedian).describe('In minor units, by currency.'),
    lately: broughtLatelyJson
      .optional()
      .describe('What the last as many weeks brought; absent where completed cases were not read so far back.'),
    ownRecord: z
      .strictObject({ cases: ownRecord.optional(), value: z.record(z.string(), ownRecord) })
      .optional()
      .describe('What the outcomes of earlier forecasts did to the ranges.'),
  })
  .meta({ id: 'Horizon' });

const record = z
  .strictObject({
    hits: z.array(
      z.strictObject({
        weeks: countJson,
        currency: textJson.optional().describe('Absent for the number of cases.'),
        forecasts: countJson,
        inLikely: countJson,
        inWide: countJson,
      }),
    ),
    outcomes: z.array(
      z.strictObject({
        run: textJson,
        asAt: instantJson,
        asAtDay: dayJson,
        weeks: countJson,
        currency: textJson.optional(),
        ranges: rangesJson,
        stretched: z.number().optional(),
        actual: wholeJson,
      }),
    ),
    pending: countJson,
    untold: countJson,
  })
  .meta({ id: 'ForecastRecord', description: 'How the forecasts of earlier runs turned out.' });

const withdrawals = z.strictObject({ cases: z.number(), caseWeeks: z.number() }).optional();

export const forecastJson = z
  .discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('too-little'),
      completed: countJson,
      completedNeeded: countJson,
      weeks: countJson,
      weeksNeeded: countJson,
      weeksRead: countJson,
      withdrawals,
      record,
    }),
    z.strictObject({
      state: z.literal('shown'),
      horizons: z.array(horizon),
      basis: z.strictObject({
        trials: countJson,
        openCases: countJson,
        completed: countJson,
        weeks: countJson,
        uses: z.enum(['stage', 'age']),
        byThroughput: z.number().describe('From 0 to 1: by what the team completes, not by the chances of the cases.'),
        season: z.enum(['years', 'none']),
        closedDays: z.boolean(),
        bankHolidays: z
          .enum(['england-and-wales', 'scotland', 'northern-ireland'])
          .optional()
          .describe('Whose bank holidays count as closed; absent without a calendar.'),
        pace: z.number(),
        stretch: z.array(z.number()),
        currenciesLeftOut: z.array(textJson),
      }),
      withdrawals,
      record,
    }),
  ])
  .meta({ id: 'Forecast', description: 'What is likely to complete in the weeks to come.' });
