import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { quickRows } from '../../../functions/deliver/snapshots/quick-rows.ts';
import { snapshotCase } from '../../../functions/deliver/snapshots/snapshot-schema.ts';
import { followedCase } from '../../../functions/deliver/snapshots/stage-history-schema.ts';
import { describeIssues } from '../../../functions/parse.ts';

/** What came of a file's rows, which are JSON: the rows, or what is said of them. */
function outcome(schema: z.ZodType<object>, rows: unknown): unknown {
  const read = schema.safeParse(JSON.parse(JSON.stringify({ rows })));
  return read.success ? read.data : describeIssues(read.error.issues);
}

/** Holds the quick reader and the schema equal over one value. */
function sameBy(row: z.ZodType<object>) {
  const [plain, quick] = [z.object({ rows: z.array(row) }), z.object({ rows: quickRows(row) })];
  return (value: unknown) => {
    expect(outcome(quick, value)).toEqual(outcome(plain, value));
  };
}

const text = fc.string();
const moment = fc.oneof(
  fc.record({ known: fc.constant('exact'), at: text }),
  fc.record({ known: fc.constant('between'), after: text, by: text }),
  fc.record({ known: fc.constant('at-least'), by: text }),
);

const whole: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  snapshot: fc.record(
    {
      uuid: text,
      stage: text,
      position: fc.integer(),
      type: text,
      clients: fc.array(text),
      assignees: fc.array(text),
      minor: fc.maxSafeInteger(),
      currency: text,
      createdAt: text,
      completedAt: text,
      completedUndated: fc.constant(true),
      valueUnread: fc.constant(true),
      stageUnread: fc.constant(true),
      lastSeen: text,
    },
    { requiredKeys: ['uuid'] },
  ),
  history: fc.record(
    {
      uuid: text,
      updatedAt: text,
      auditedTo: text,
      seenAt: text,
      visits: fc.array(fc.record({ stage: text, from: moment, to: moment }, { requiredKeys: ['from'] }), {
        minLength: 1,
      }),
    },
    { requiredKeys: ['uuid', 'seenAt', 'visits'] },
  ),
};
const schemas: Readonly<Record<string, z.ZodType<object>>> = { snapshot: snapshotCase, history: followedCase };

/** The same with one thing in it, however deep, that may be anything or gone. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', 1.5, -0, 2 ** 53, true, [], {}));
  if (typeof value !== 'object' || value === null) return odd;
  const keys = Object.keys(value);
  const known = fc.constantFrom(...keys, Array.isArray(value) ? String(keys.length) : 'x');
  const key = Array.isArray(value)
    ? known
    : fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: fc.string() });
  const deeper = key.chain((at) => {
    const inner: unknown = Reflect.get(value, at);
    const copy = () => structuredClone(value);
    return fc.oneof(
      spoilt(inner).map((each) => {
        const next = copy();
        Object.defineProperty(next, at, { value: each, enumerable: true, writable: true, configurable: true });
        return next;
      }),
      fc.constant(undefined).map(() => {
        const next = copy();
        if (!Array.isArray(next)) Reflect.deleteProperty(next, at);
        return next;
      }),
    );
  });
  return fc.oneof({ weight: 1, arbitrary: odd }, { weight: 5, arbitrary: deeper });
}

test.each(Object.keys(schemas))(
  'rows of a %s are read as by their schema, whole or spoilt, and so are complaints',
  (of) => {
    const row = schemas[of] ?? z.never();
    const isSame = sameBy(row);
    const rows = fc.array(whole[of] ?? fc.anything(), { maxLength: 3 });
    fc.assert(fc.property(rows, isSame));
    fc.assert(fc.property(rows.chain(spoilt), isSame), { numRuns: 500 });
  },
);

test.each([
  ['a list', z.object({ a: z.array(z.int().min(3)).max(1) })],
  ['a choice', z.object({ a: z.enum(['x', 'y']).optional(), b: z.union([z.string(), z.int()]).optional() })],
  ['text of a form', z.object({ a: z.iso.date().optional(), b: z.string().min(2).optional() })],
  ['a default', z.object({ a: z.string().default('none'), b: z.string().trim().optional() })],
  ['a table', z.object({ a: z.record(z.string(), z.int()).optional() })],
  ['what may be nothing', z.object({ a: z.string().nullable() })],
])('a schema with %s that the quick reader does not know is left to itself', (_, row) => {
  const values = fc.oneof(fc.jsonValue(), fc.constantFrom('x', ' x ', '2026-11-23', 1, 3, [3], [3, 4], { k: 1 }));
  const rows = fc.array(fc.record({ a: values, b: values }, { requiredKeys: [] }), { maxLength: 3 });
  const isSame = sameBy(row);
  fc.assert(fc.property(rows, isSame));
});

test('rows that fit are not made anew', () => {
  const rows = [{ uuid: 'a', clients: ['b'] }];
  expect(quickRows(snapshotCase).parse(rows)).toBe(rows);
});
