import { expect, test } from 'vitest';
import { list, readScripted, row } from '../read-scripted.ts';
import type { Asked } from '../scripted-plannr.ts';

const isCompletedList = ({ query }: Asked) => query.has('filter[completed]');
const odd = { completed_at: '0000-00-00 00:00:00' };
const done = { completed_at: '2026-11-02T10:00:00+00:00' };

test('a date of completion that cannot be read never makes a case open: the list that it came from decides', async () => {
  const { cases } = await readScripted((asked) => list(isCompletedList(asked) ? [row(1, odd)] : [row(2, odd), row(3)]));
  expect(cases.map(({ completedUndated, completedAt }) => [completedUndated, completedAt])).toEqual([
    [true, undefined],
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test('where both lists hold it, or the open list holds completed cases too, it is completed', async () => {
  const both = await readScripted(() => list([row(1, odd)]));
  expect(both.cases).toMatchObject([{ completedUndated: true }]);
  const mixed = await readScripted((asked) => list(isCompletedList(asked) ? [] : [row(1, odd), row(2, done), row(3)]));
  expect(mixed.cases.map(({ completedUndated }) => completedUndated)).toEqual([true, undefined, undefined]);
});
