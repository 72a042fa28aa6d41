import * as z from 'zod';
import type { Report } from '../../analyse/report.ts';
import { attentionJson, headlineJson } from './attention-json.ts';
import { boardJson } from './board-json.ts';
import { completedCaseRowJson, dataQualityJson, openCaseRowJson, overdueReviewJson } from './case-lists-json.ts';
import { coverageJson, relianceJson } from './coverage-json.ts';
import { comparisonJson, flowJson, queueJson, targetJson } from './flow-json.ts';
import { forecastJson } from './forecast-json.ts';
import { dayJson, instantJson, periodJson, sentenceJson, textJson, wholeJson } from './json-values.ts';
import { movementJson } from './movement-json.ts';
import { peopleJson } from './people-json.ts';
import type { Nowhere, PathsApart } from './same-type.ts';
import { serviceJson } from './service-json.ts';
import {
  accountedForJson,
  clientRowJson,
  lostJson,
  narrowedToJson,
  reconciliationJson,
  stageRowJson,
  timeToCompleteRowJson,
  totalsJson,
} from './standing-json.ts';
import { timelinessJson } from './timeliness-json.ts';

/**
 * report.json as other programs may rely on it: a field is added, never renamed, dropped or given another meaning
 * without a new `version`. Source: docs/report-json.md. `npm run schema` makes docs/report.schema.json of it.
 */
export const reportJson = z.strictObject({
  version: z
    .union([z.literal(1), z.literal(2)])
    .describe('2 where `lost` is there: then no figure of completed cases holds those that were lost.'),
  run: textJson,
  reportId: textJson,
  firm: textJson,
  valueMeans: textJson.optional().describe('What the value of a case is; absent where the settings do not say.'),
  timezone: textJson,
  period: periodJson,
  periodUnfinished: z.boolean().describe('Whether the cases were read before the period was over.'),
  asAt: instantJson,
  asAtDay: dayJson,
  history: z
    .strictObject({ firstDay: dayJson, lastDay: dayJson, weeks: wholeJson })
    .describe('The days on which a case must have been completed to count as history; both belong to it.'),
  narrowedTo: narrowedToJson,
  completeness: z.enum(['complete', 'partial']),
  coverage: coverageJson,
  currencies: z.array(textJson).describe('GBP first, then the others in alphabetical order.'),
  columns: z.array(
    z.strictObject({
      key: textJson,
      heading: textJson,
      kind: z
        .enum(['number', 'day'])
        .optional()
        .describe('What each text of the column is that is not empty; absent where they are texts and no more.'),
    }),
  ),
  calendar: z
    .strictObject({
      name: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
      closedDays: z.boolean().describe('Whether the settings name closed days of their own.'),
      checkedTo: dayJson.describe('Up to when the bank holidays were held against the official lists.'),
      knownTo: dayJson.describe('Up to when bank holidays are known at all.'),
    })
    .optional()
    .describe('What working days are; absent where the settings name no calendar.'),
  postponed: z
    .strictObject({ dueDay: dayJson, why: z.enum(['bank-holiday', 'closed']) })
    .optional()
    .describe('Why it comes later than it was due; absent where it did not wait for a working day.'),
  accountedFor: accountedForJson,
  totals: totalsJson,
  lost: lostJson.optional().describe('Absent where the settings name no stage of lost cases.'),
  stages: z.array(stageRowJson),
  clients: z.array(clientRowJson),
  reconciliation: reconciliationJson,
  timeToComplete: z.array(timeToCompleteRowJson),
  openCases: z.array(openCaseRowJson),
  completedCases: z.array(completedCaseRowJson),
  movement: movementJson,
  forecast: forecastJson,
  dataQuality: dataQualityJson,
  queues: z.array(queueJson).optional().describe('Absent where there is no run to compare with.'),
  flow: flowJson,
  comparison: comparisonJson,
  targets: z.array(targetJson).optional().describe('Absent where the settings name none.'),
  service: serviceJson.optional().describe('Absent where the settings have no map of the stages.'),
  timeliness: timelinessJson.optional().describe('Absent where the settings ask for none.'),
  attention: attentionJson,
  people: peopleJson,
  overdueReviews: z.array(overdueReviewJson).describe('The longest overdue first.'),
  headline: headlineJson,
  reliance: relianceJson,
  board: boardJson.optional().describe('Absent in a report on a week.'),
  sentences: z.array(sentenceJson),
});

/**
 * An error here names each field that `Report` and the schema do not have alike: write it into the schema, in the file
 * of its part, and run `npm run schema`.
 */
export type ReportJsonIsTheReport = Nowhere<PathsApart<Report, z.infer<typeof reportJson>, 'Report'>>;
