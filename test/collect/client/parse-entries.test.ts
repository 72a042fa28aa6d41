import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFrom, parseEntries } from '../../../functions/collect/client/parse-entries.ts';

/** The same value as from `JSON.parse`, put together of what was taken and what is left. */
function byEntry(bytes: Buffer): unknown {
  const taken: unknown[] = [];
  const left = parseEntries(bytes, (entry) => taken.push(entry));
  if (taken.length === 0 || typeof left !== 'object' || left === null) return left;
  return { ...left, data: taken };
}

const space = fc.constantFrom('', ' ', '\n', '\r\n\t');
const entry = fc.oneof(
  fc.json(),
  fc.jsonValue().map((value) => JSON.stringify(value, undefined, 2)),
);

test('a page is the same entry by entry as it is whole, whatever its entries and what surrounds them', () => {
  const page = fc
    .tuple(fc.array(fc.tuple(space, entry, space).map((parts) => parts.join(''))), space, fc.jsonValue())
    .map(([entries, gap, meta]) => `{"data":[${entries.join(',')}${gap}]${gap},"meta":${JSON.stringify(meta)}}`);
  fc.assert(
    fc.property(page, (text) => {
      const bytes = Buffer.from(text);
      expect(byEntry(bytes)).toEqual(jsonFrom(bytes));
    }),
  );
});

test('what is no JSON is none entry by entry either, and what is, is: of pages cut short, and with any byte put in', () => {
  const whole = '{"data":[{"a":"x,]}\\"\\\\","b":[1,{"c":null}]},2, "é" ,[]],"meta":{"total":4}}';
  const hostile = fc.oneof(
    fc.nat({ max: whole.length }).map((at) => whole.slice(0, at)),
    fc
      .tuple(fc.nat({ max: whole.length }), fc.nat({ max: 3 }), fc.constantFrom(...'{}[],:"\\ 1x', ''))
      .map(([at, without, put]) => `${whole.slice(0, at)}${put}${whole.slice(at + without)}`),
    fc.string(),
    fc.json(),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const bytes = Buffer.from(text);
      expect(byEntry(bytes)).toEqual(jsonFrom(bytes));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  '{"data":[1}2]}',
  '{"data":[1,]}',
  '{"data":[,1]}',
  '{"data":[]}',
  '{"data":[ ]}',
  '{"data":[1],"data":[2]}x',
  '\uFEFF{"data":[1]}',
  '{ "data": [1] }',
  '[{"data":[1]}]',
  '{"data":["\u0001"]}',
])('%j is what it is as a whole', (text) => {
  expect(byEntry(Buffer.from(text))).toEqual(jsonFrom(Buffer.from(text)));
});

test('bytes that are no UTF-8 are replaced alike', () => {
  const bytes = Buffer.concat([
    Buffer.from('{"data":["'),
    Buffer.from([0xc3, 0x28, 0xff, 0xe2, 0x82]),
    Buffer.from('"]}'),
  ]);
  expect(byEntry(bytes)).toEqual(jsonFrom(bytes));
});

test('a page with two lists of data, which would be one too many, is no answer', () => {
  expect(parseEntries(Buffer.from('{"data":[1],"data":[2]}'), () => undefined)).toBeUndefined();
});

test('what goes wrong as an entry is taken is not taken for a broken answer', () => {
  const take = () => {
    throw new RangeError('a fault of ours');
  };
  expect(() => parseEntries(Buffer.from('{"data":[1]}'), take)).toThrow('a fault of ours');
});
