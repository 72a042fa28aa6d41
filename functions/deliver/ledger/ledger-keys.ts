import { createHash } from 'node:crypto';
import type { Instant } from '../../analyse/case.ts';

/*
 * The ledger's one table. Both keys are texts; a report's id, and so a run's name, holds no "#".
 *
 * | pk                       | sk                  | what |
 * | ------------------------ | ------------------- | ---- |
 * | RUN#<run>                | RUN                 | the run itself |
 * | RUN#<run>                | TO#<address>        | its mail to one reader |
 * | RUN#<run>                | LINK#<id>           | a reader's link to its workbook |
 * | RUNS                     | <claimed at>#<run>  | a line in the list of runs, to read it newest first |
 * | COUNT#<report>.<period>  | COUNT               | how many runs were asked for on demand, for their numbers |
 * | KEY#<digest>             | KEY                 | the run that an idempotency key stands for |
 * | FILE#<name>              | FILE                | who writes a file that is written once, such as a snapshot |
 * | SEEN#<kind>#<digest>     | SEEN                | something that was seen before |
 * | DELETED#<report>         | <case's uuid>       | that a webhook told of the case's deletion, and when it first did |
 *
 * One partition holds the whole list: a firm has a few runs a week. Every item carries `expiresAt`, in seconds since
 * 1970, after which DynamoDB removes it.
 */

export type ItemKey = { readonly pk: string; readonly sk: string };

export const runKey = (run: string): ItemKey => ({ pk: `RUN#${run}`, sk: 'RUN' });

export const deliveryKey = (run: string, email: string): ItemKey => ({
  pk: `RUN#${run}`,
  sk: `TO#${email.toLowerCase()}`,
});

export const linkKey = (run: string, id: string): ItemKey => ({ pk: `RUN#${run}`, sk: `LINK#${id}` });

export const listKey = (claimedAt: Instant, run: string): ItemKey => ({ pk: 'RUNS', sk: `${claimedAt}#${run}` });

export const countKey = (reportId: string, period: string): ItemKey => ({
  pk: `COUNT#${reportId}.${period}`,
  sk: 'COUNT',
});

/** Who asked and for what report belongs to the key, so that two askers cannot find each other's runs by it. */
export const idempotencyKey = (askedBy: string, reportId: string, key: string): ItemKey => ({
  pk: `KEY#${digest([askedBy, reportId, key])}`,
  sk: 'KEY',
});

export const seenKey = (kind: string, key: string): ItemKey => ({ pk: `SEEN#${kind}#${digest([key])}`, sk: 'SEEN' });

export const deletionKey = (reportId: string, caseUuid: string): ItemKey => ({
  pk: `DELETED#${reportId}`,
  sk: caseUuid.toLowerCase(),
});

export const fileKey = (name: string): ItemKey => ({ pk: `FILE#${name}`, sk: 'FILE' });

export function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
