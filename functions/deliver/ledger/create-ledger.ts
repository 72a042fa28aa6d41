import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../analyse/case.ts';
import { claimFile } from './claim-file.ts';
import { claimAgain, claimRun } from './claim-run.ts';
import { createDynamoTable } from './dynamo-table.ts';
import { beginRun, endHeldRun, noteOnRun, notePostponedRun, noteWaitOfRun, releaseRun } from './hold-run.ts';
import { expiryAfter, shortlyKeptDays, untilReportedDays } from './lease.ts';
import type { Ledger } from './ledger.ts';
import { createLedgerDeliveries } from './ledger-deliveries.ts';
import { deletionKey, seenKey } from './ledger-keys.ts';
import { createLedgerLinks } from './ledger-links.ts';
import type { LedgerTable } from './ledger-table.ts';
import { getRun, readRuns } from './read-runs.ts';

export type LedgerOptions = {
  readonly client: DynamoDBClient;
  /** Its keys are `pk` and `sk`, both texts; `expiresAt` is its time to live. */
  readonly table: string;
  readonly now: () => Instant;
};

/** The ledger in DynamoDB. It needs GetItem, Query, PutItem and UpdateItem on the table, and nothing else. */
export function createLedger({ client, table, now }: LedgerOptions): Ledger {
  return createLedgerOn(createDynamoTable(client, table), now);
}

/** The ledger on any table that keeps to the same rules. */
export function createLedgerOn(table: LedgerTable, now: () => Instant): Ledger {
  return {
    ...createLedgerDeliveries(table, now),
    ...createLedgerLinks(table, now),
    claimRun: (request) => claimRun(table, now(), request),
    claimAgain: (run) => claimAgain(table, now(), run),
    releaseRun: (hold) => releaseRun(table, now(), hold),
    beginRun: (hold) => beginRun(table, now(), hold),
    noteProgress: (hold, progress) => noteOnRun(table, now(), hold, { progress }),
    noteError: (hold, error) => noteOnRun(table, now(), hold, { error }),
    noteWaits: (hold, waits) => noteWaitOfRun(table, now(), hold, waits),
    notePostponed: (hold, postponed) => notePostponedRun(table, now(), hold, postponed),
    noteResumed: (hold) => noteWaitOfRun(table, now(), hold),
    endRun: (hold, end) => endHeldRun(table, now(), hold, end),
    getRun: (run) => getRun(table, run),
    listRuns: (request) => readRuns(table, request),
    claimFile: (claim) => claimFile(table, now(), claim),
    noteOnce: (kind, key, details = {}) => {
      const seenAt = now();
      return table.put(seenKey(kind, key), { ...details, seenAt, expiresAt: expiryAfter(seenAt, shortlyKeptDays) });
    },
    noteDeletion: async (reportId, caseUuid) => {
      const toldAt = now();
      const expiresAt = expiryAfter(toldAt, untilReportedDays);
      await table.put(deletionKey(reportId, caseUuid), { toldAt, expiresAt });
    },
    deletionToldAt: async (reportId, caseUuid) => {
      const item = await table.get(deletionKey(reportId, caseUuid));
      return typeof item?.toldAt === 'string' ? item.toldAt : undefined;
    },
  };
}
