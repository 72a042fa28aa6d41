import * as z from 'zod';
import { parse } from '../../parse.ts';
import type { Item } from './ledger-table.ts';
import type { RunDelivery, RunRecord } from './run-record.ts';

/*
 * The items of a run as they lie in the table. What we wrote ourselves is read by schema too: another version of
 * Casebook may have written it.
 */

const optionalCount = z.int().optional();

const runItem = z.object({
  run: z.string(),
  reportId: z.string(),
  period: z.string(),
  state: z.enum(['claimed', 'running', 'done', 'held', 'failed']),
  askedBy: z.string(),
  order: z.object({
    clients: z.array(z.string()).optional(),
    send: z.boolean(),
    to: z.string().optional(),
    accepted: z.object({ by: z.string() }).optional(),
  }),
  scheduledFor: z.string().optional(),
  attempt: z.int(),
  claimedAt: z.string(),
  attemptedAt: z.string().optional(),
  updatedAt: z.string(),
  leaseUntil: z.string(),
  finishedAt: z.string().optional(),
  completeness: z.enum(['complete', 'partial']).optional(),
  progress: z
    .object({
      step: z.enum(['collect', 'analyse', 'deliver']),
      done: z.number(),
      total: z.number().optional(),
      what: z.enum(['pages', 'clients', 'histories', 'reports', 'mails']),
    })
    .optional(),
  waits: z.object({ since: z.string(), until: z.string(), minutes: z.number() }).optional(),
  postponed: z
    .object({
      dueDay: z.string(),
      why: z.enum(['bank-holiday', 'closed']),
      until: z.string(),
      attempt: z.int(),
      minutes: z.number(),
    })
    .optional(),
  counts: z
    .object({
      openCases: optionalCount,
      completedCases: optionalCount,
      casesRead: optionalCount,
      setAside: optionalCount,
      unreadClients: optionalCount,
      requests: optionalCount,
      retries: optionalCount,
      rateLimited: optionalCount,
    })
    .optional(),
  error: z
    .object({
      kind: z.enum(['bad-input', 'refused', 'unreachable', 'incomplete', 'not-delivered', 'internal']),
      happened: z.string(),
      whatToDo: z.string(),
    })
    .optional(),
  ownerTold: z.boolean().optional(),
  madeGoodAt: z.string().optional(),
});

const deliveryItem = z.intersection(
  z.object({ email: z.string(), at: z.string() }),
  z.union([
    z.object({ state: z.literal('sending') }),
    z.object({ state: z.literal('sent'), messageId: z.string() }),
    z.object({ state: z.literal('sent'), confirmedBy: z.string() }),
    z.object({ state: z.literal('failed'), reason: z.string() }),
    z.object({ state: z.literal('unknown'), reason: z.string() }),
    z.object({ state: z.literal('bounced'), reason: z.string() }),
  ]),
);

const misfit = {
  kind: 'refused',
  what: "The ledger's record of a run",
  whatToDo: 'It may be of another version of Casebook: deploy the newer one.',
} as const;

export function readRunItem(item: Item, deliveries: readonly RunDelivery[] = []): RunRecord {
  return { ...parse(runItem, item, misfit), deliveries };
}

export function readDeliveryItem(item: Item): RunDelivery {
  return parse(deliveryItem, item, misfit);
}
