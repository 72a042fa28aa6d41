import * as z from 'zod';
import {
  amountsJson,
  countJson,
  dayJson,
  instantJson,
  moneyJson,
  namedJson,
  periodJson,
  stageEndJson,
  textJson,
  uuidJson,
  wholeJson,
} from './json-values.ts';

const baseline = z
  .strictObject({
    run: textJson,
    period: periodJson,
    asAt: instantJson,
    asAtDay: dayJson,
    completeness: z.enum(['complete', 'partial']),
    days: wholeJson,
    periods: wholeJson.optional().describe('1 for the one before; absent if the two are not of one kind.'),
  })
  .meta({ id: 'Baseline', description: 'The run that this one is compared with.' });

const movedCase = z
  .strictObject({
    uuid: uuidJson,
    name: textJson.optional().describe('Absent where this run did not see the case.'),
    clients: z.array(namedJson),
    assignedTo: z.array(textJson).optional(),
    type: textJson.optional(),
    stage: textJson.optional(),
    stageBefore: textJson.optional(),
    opened: dayJson,
    completed: dayJson.optional(),
    toldDeleted: dayJson.optional().describe('When a webhook told that it was deleted; of withdrawn cases only.'),
    amount: moneyJson.optional().describe("What the line counts for this case, without the line's sign."),
    valueBefore: moneyJson.optional(),
    valueNow: moneyJson.optional(),
    link: textJson.optional(),
  })
  .meta({ id: 'MovedCase' });

const figures = z.strictObject({ cases: wholeJson, value: amountsJson }).meta({ id: 'BridgeFigures' });

const line = {
  kind: z.enum([
    'carried-over',
    'appeared',
    'new',
    'reopened',
    'raised',
    'lowered',
    'unread',
    'read-again',
    'completed',
    'lost',
    'left',
    'withdrawn',
    'not-visible',
    'not-seen',
  ]),
  sign: z.union([z.literal(1), z.literal(-1)]),
  count: countJson,
  figures,
};

const bridge = z
  .strictObject({
    opening: figures,
    lines: z.array(z.strictObject({ ...line, items: z.array(movedCase) })),
    unexplained: figures.describe('Must be 0 throughout.'),
    closing: figures,
    change: figures,
  })
  .meta({ id: 'Bridge', description: 'opening + each line by its sign + unexplained = closing' });

const completed = { cases: countJson, value: amountsJson };

const counted = z.strictObject(completed).meta({ id: 'CountedCompletions' });

const completions = z
  .strictObject({
    enteredLate: z
      .strictObject({
        ...completed,
        uuids: z.array(uuidJson),
        firstDay: dayJson.optional(),
        lastDay: dayJson.optional(),
      })
      .describe('Dated before the period and the last reading, which saw them open.'),
    between: counted.describe('Dated before the period and after the last reading.'),
    inPeriod: counted,
    afterPeriod: counted,
    undated: counted.describe('Without a date, or with one after the day of as-at.'),
    toldBefore: counted.describe('Of the period, and read as completed by the last run already.'),
  })
  .meta({
    id: 'Completions',
    description:
      'inPeriod + toldBefore is completed in the period; all but toldBefore is the completed line of the bridge.',
  });

const stageMove = z.strictObject({
  from: stageEndJson,
  to: stageEndJson,
  direction: z.enum(['forward', 'back', 'level', 'unknown']),
  count: countJson,
  value: amountsJson,
  items: z.array(movedCase),
});

const share = z
  .strictObject({
    uuid: uuidJson.optional(),
    name: textJson.optional(),
    lines: z.array(z.strictObject({ ...line, kind: z.enum([...line.kind.options, 'moved-in', 'moved-out']) })),
    change: figures,
    forward: countJson,
    back: countJson,
  })
  .meta({ id: 'MovementShare', description: "What moved of a client's cases, or of those of somebody assigned." });

export const movementJson = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('no-baseline') }),
    z.strictObject({
      state: z.literal('not-comparable'),
      since: baseline,
      differs: z.array(z.enum(['clients', 'types', 'statuses', 'plans'])),
    }),
    z.strictObject({
      state: z.literal('compared'),
      since: baseline,
      accountChanged: z.boolean(),
      bridge,
      completions,
      losses: completions.describe('The same of the cases that were lost.'),
      stageMoves: z.array(stageMove),
      stageChanges: z.array(z.strictObject({ uuid: uuidJson, before: stageEndJson, now: stageEndJson })),
      clients: z.array(share),
      assignees: z.array(share),
    }),
  ])
  .meta({ id: 'Movement', description: 'What changed since the run before.' });
