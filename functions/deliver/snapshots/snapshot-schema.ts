import * as z from 'zod';
import type { Snapshot } from '../../analyse/snapshot/snapshot.ts';
import { type KeptFormat, repeatedText } from './kept-json.ts';
import { quickRows } from './quick-rows.ts';

const text = z.string();
const repeated = repeatedText();
const whole = z.int();
const uuids = z.array(text);

const range = z.object({ low: z.number(), high: z.number() });
const ranges = z.object({ likely: range, wide: range });

const period = z.object({
  kind: z.enum(['week', 'month']),
  name: text,
  timezone: text,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
});

export const snapshotCase = z.object({
  uuid: text,
  stage: repeated.optional(),
  position: whole.optional(),
  type: repeated.optional(),
  clients: z.array(repeated).optional(),
  assignees: z.array(repeated).optional(),
  minor: whole.optional(),
  currency: repeated.optional(),
  createdAt: text.optional(),
  completedAt: text.optional(),
  completedUndated: z.literal(true).optional(),
  valueUnread: z.literal(true).optional(),
  stageUnread: z.literal(true).optional(),
  lastSeen: text.optional(),
});

const schema: z.ZodType<Snapshot> = z.object({
  version: z.literal(1),
  reportId: text,
  run: text,
  period,
  asAt: z.iso.datetime(),
  asAtDay: z.iso.date(),
  history: z.object({ firstDay: z.iso.date(), lastDay: z.iso.date(), weeks: whole }),
  completeness: z.enum(['complete', 'partial']),
  scope: z.object({
    clients: z.union([z.literal('all'), uuids]),
    types: uuids.optional(),
    statuses: uuids.optional(),
    plans: uuids.optional(),
  }),
  account: z.object({ uuid: text, role: text.optional() }),
  cases: quickRows(snapshotCase),
  stages: z.array(z.object({ uuid: text, name: text, position: whole.optional() })),
  faults: z.record(text, whole),
  attention: z.array(z.object({ uuid: text, since: z.iso.date(), stage: repeated.optional() })).optional(),
  withdrawn: z.array(z.object({ period: text, cases: whole })).optional(),
  withdrawals: z.object({ cases: z.number(), caseWeeks: z.number() }).optional(),
  forecasts: z.array(
    z.object({
      run: text,
      asAt: z.iso.datetime(),
      asAtDay: z.iso.date(),
      weeks: whole,
      cases: ranges,
      value: z.record(text, ranges),
      stretched: z.object({ cases: z.number().optional(), value: z.record(text, z.number()) }).optional(),
    }),
  ),
});

export const snapshotFormat: KeptFormat<Snapshot> = {
  version: 1,
  schema,
  what: 'snapshot',
  without: 'the next run compares with the one before it, or begins anew.',
};
