import * as z from 'zod';

/* What report.json is built of. Units and forms: docs/report-json.md. */

export const textJson = z.string();
export const countJson = z.int().nonnegative();
export const wholeJson = z.int();
export const dayJson = z.iso.date();
export const instantJson = z.iso.datetime();
export const uuidJson = z.string().describe('As Plannr sent it; not always of the form of a UUID.');
export const shareJson = z.number();

export const moneyJson = z
  .strictObject({ minor: z.int(), currency: z.string() })
  .meta({ id: 'Money', description: "A whole number of the currency's smallest unit." });

export const amountsJson = z.record(z.string(), z.int()).meta({
  id: 'Amounts',
  description: 'Sums by currency, in minor units. A currency that no case has a value in is absent.',
});

export const namedJson = z.strictObject({ uuid: uuidJson, name: textJson }).meta({ id: 'Named' });

export const percentilesJson = z
  .strictObject({
    n: countJson,
    p50: wholeJson.optional(),
    p85: wholeJson.optional(),
    p95: wholeJson.optional(),
    most: wholeJson.optional(),
  })
  .meta({ id: 'Percentiles', description: 'Nearest-rank, in whole days, with the number they were taken over.' });

export const periodJson = z
  .strictObject({
    kind: z.enum(['week', 'month']),
    name: textJson.describe('2026-W47 or 2026-11'),
    timezone: textJson,
    firstDay: dayJson,
    lastDay: dayJson,
    start: instantJson.describe('Belongs to the period.'),
    end: instantJson.describe('Does not belong to it.'),
  })
  .meta({ id: 'Period' });

export const stageEndJson = z
  .strictObject({ uuid: uuidJson.optional(), name: textJson, position: wholeJson.optional() })
  .meta({ id: 'StageEnd', description: 'A stage as it is called and stands; no uuid where a case has none.' });

export const timeInStageJson = z
  .discriminatedUnion('known', [
    z.strictObject({ known: z.literal('not-yet') }),
    z.strictObject({ known: z.literal('exact'), days: wholeJson }),
    z.strictObject({ known: z.literal('between'), least: wholeJson, most: wholeJson }),
    z.strictObject({ known: z.literal('at-least'), days: wholeJson }),
  ])
  .meta({ id: 'TimeInStage', description: 'Days in the stage, labelled by how surely that is known.' });

const from = z.string().optional().describe('Where in this report the figure stands: totals.openCases');

export const sentenceJson = z
  .strictObject({
    parts: z.array(
      z.union([
        z.string(),
        z.strictObject({
          kind: z.literal('count'),
          value: z.number(),
          one: z.string().optional().describe('The noun for one.'),
          many: z.string().optional().describe('The noun for any other; absent: it with an -s.'),
          from,
        }),
        z.strictObject({ kind: z.literal('money'), value: z.int(), currency: textJson, from }),
        z.strictObject({ kind: z.literal('day'), value: dayJson, from }),
        z.strictObject({ kind: z.literal('share'), value: shareJson, from }),
      ]),
    ),
  })
  .meta({ id: 'Sentence', description: 'In parts: texts as they are, figures for the reader to write.' });
