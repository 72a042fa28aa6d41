import * as z from 'zod';
import { rangesJson } from './forecast-json.ts';
import { amountsJson, countJson, dayJson, shareJson, textJson, uuidJson, wholeJson } from './json-values.ts';

const figures = {
  completed: countJson,
  completedValue: amountsJson,
  lost: countJson,
  conversion: shareJson.optional().describe('completed / (completed + lost); absent where no case ended.'),
  openCases: countJson,
  openValue: amountsJson,
};

const table = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        kind: z.enum(['person', 'nobody', 'not-read']).optional(),
        uuid: uuidJson.optional(),
        name: textJson.optional(),
        ...figures,
      }),
    ),
    others: z
      .strictObject({ of: countJson, ...figures })
      .optional()
      .describe('All that there is no row for.'),
    countedAgain: z
      .strictObject(figures)
      .optional()
      .describe('A case of several people counts under each; absent where none is.'),
    firm: z.strictObject(figures),
  })
  .describe('rows + others - countedAgain = firm.');

export const boardJson = z
  .strictObject({
    types: table,
    people: table,
    forecasts: z
      .array(
        z.strictObject({
          run: textJson,
          asAtDay: dayJson,
          weeks: wholeJson,
          currency: textJson.optional().describe('Absent for the number of cases.'),
          ranges: rangesJson,
          actual: wholeJson,
          untilDay: dayJson,
          held: z.enum(['likely', 'wide', 'below', 'above']),
        }),
      )
      .describe('Of each horizon the forecast that came due last, if that was in the month or since.'),
    service: z
      .strictObject({
        ended: countJson,
        within: countJson,
        past: countJson,
        unclear: countJson,
        share: shareJson.optional(),
        open: countJson,
        openPast: countJson,
      })
      .optional()
      .describe('Over all stages with a target.'),
  })
  .meta({ id: 'Board', description: "What a month's page for the board shows that no other part has." });
