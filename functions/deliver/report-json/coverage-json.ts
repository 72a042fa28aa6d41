import * as z from 'zod';
import {
  amountsJson,
  countJson,
  dayJson,
  instantJson,
  shareJson,
  textJson,
  uuidJson,
  wholeJson,
} from './json-values.ts';

const missedClient = z.strictObject({ uuid: uuidJson, reason: textJson });

export const coverageJson = z
  .strictObject({
    way: z.enum(['firm-wide', 'clients-in-batches', 'client-by-client']),
    whyThisWay: textJson.optional(),
    account: z.strictObject({
      uuid: uuidJson,
      name: textJson.optional(),
      type: textJson.optional(),
      role: textJson.optional().describe('member, admin or owner'),
      firm: textJson.optional(),
    }),
    startedAt: instantJson,
    finishedAt: instantJson,
    requests: countJson,
    retries: countJson,
    rateLimited: countJson.describe('How often Plannr answered 429.'),
    expected: countJson.optional().describe("Cases by Plannr's own counts; absent where it gave none."),
    received: countJson.describe('Cases that came, whether they could be used or not.'),
    setAside: z.array(z.strictObject({ uuid: uuidJson.optional(), reason: textJson })),
    clientsAsked: countJson.optional(),
    clientsRead: countJson.optional(),
    unreadClients: z.array(missedClient),
    shortLists: z.array(z.strictObject({ list: textJson, reason: textJson })),
    byName: z
      .strictObject({
        asked: countJson,
        datedBeforeHistory: z.array(uuidJson),
        unlisted: z.array(uuidJson),
        unanswered: countJson,
        toldDeleted: countJson.describe('Not there, as a webhook had told.'),
      })
      .optional()
      .describe('What asking by name brought of the cases that vanished from the lists; absent where none did.'),
    acceptedDrop: z
      .strictObject({ by: textJson, cases: countJson })
      .optional()
      .describe('So many cases are gone at once that the report was held, until somebody accepted it.'),
    notes: z.array(textJson),
    notesToldElsewhere: countJson
      .optional()
      .describe('So many of the notes, the first ones, say what `reliance` tells with a caution of its own.'),
    gaps: z.array(textJson).describe('Why the run is not complete; empty when it is.'),
    share: shareJson.describe('The part of what was expected that came, 0 to 1.'),
  })
  .meta({ id: 'Coverage', description: 'What was asked for, what came, and what did not.' });

const agreement = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('no-baseline') }),
  z.strictObject({ state: z.literal('not-comparable'), run: textJson }),
  z.strictObject({
    state: z.enum(['agrees', 'unexplained']),
    run: textJson,
    asAtDay: dayJson,
    opening: countJson,
    closing: countJson,
    unexplained: z.strictObject({ cases: wholeJson, value: amountsJson }),
  }),
]);

const sized = { cases: countJson, of: countJson };

const doubt = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('values-missing'), ...sized, estimate: amountsJson }),
    z.strictObject({ kind: z.literal('open-in-completed-stage'), ...sized, value: amountsJson }),
    z.strictObject({ kind: z.literal('open-in-lost-stage'), ...sized, value: amountsJson }),
    z.strictObject({ kind: z.literal('stages-look-lost'), ...sized, stages: z.array(textJson), value: amountsJson }),
    z.strictObject({ kind: z.literal('stages-not-found'), stages: z.array(textJson) }),
    z.strictObject({ kind: z.literal('unreadable'), ...sized }),
    z.strictObject({ kind: z.literal('participants-unseen'), ...sized, people: countJson }),
    z.strictObject({ kind: z.literal('assignees-unseen'), ...sized }),
    z.strictObject({ kind: z.literal('entered-late'), ...sized, value: amountsJson }),
    z.strictObject({ kind: z.literal('forecasts-too-narrow'), weeks: countJson, held: countJson, of: countJson }),
  ])
  .meta({ id: 'Doubt', description: 'What may lead a reader astray although all that was asked for came.' });

export const relianceJson = z
  .strictObject({
    verdict: z.enum(['whole', 'with-care', 'partial']),
    cautions: z.array(
      z.enum([
        'role',
        'account-changed',
        'unexplained',
        'last-run-partial',
        'notes',
        'period-unfinished',
        'no-counts',
        'values-missing',
        'open-in-completed-stage',
        'open-in-lost-stage',
        'stages-look-lost',
        'stages-not-found',
        'unreadable',
        'participants-unseen',
        'assignees-unseen',
        'entered-late',
        'forecasts-too-narrow',
      ]),
    ),
    doubts: z.array(doubt),
    expected: countJson.optional(),
    received: countJson,
    setAside: countJson,
    unreadClients: countJson,
    readFrom: instantJson,
    readTo: instantJson,
    daysSincePeriod: countJson,
    readDaysSincePeriod: countJson,
    account: z.strictObject({
      name: textJson.optional(),
      role: textJson.optional(),
      sees: z.enum(['all', 'part', 'not-known']),
    }),
    timeInStage: z.strictObject({ exact: countJson, between: countJson, atLeast: countJson, notYet: countJson }),
    agreement,
  })
  .meta({ id: 'Reliance', description: 'Whether the figures can be relied on, and why not.' });
