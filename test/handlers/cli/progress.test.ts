import { expect, test } from 'vitest';
import { createProgress } from '../../../functions/handlers/cli/progress.ts';

function shown(isTerminal: boolean, counts: readonly (readonly [number, number | undefined])[]) {
  let text = '';
  const progress = createProgress({ isTerminal, write: (each) => (text += each) });
  for (const [done, total] of counts) progress.show({ done, total, what: 'pages' });
  progress.end();
  return text;
}

test('on a terminal one bar moves', () => {
  const text = shown(true, [
    [0, undefined],
    [15, 30],
  ]);

  expect(text.split('\r').at(-1)).toBe('\u001b[2KReading cases [###############...............] 15 of 30 pages\n');
  expect(text.match(/\n/g)).toHaveLength(1);
});

test('in a log there is a line for each quarter and no more', () => {
  const counts = Array.from({ length: 401 }, (_, done) => [done, 400] as const);

  expect(shown(false, counts)).toBe(
    [0, 100, 200, 300, 400].map((done) => `Reading cases: ${done} of 400 pages\n`).join(''),
  );
});

test('when one page turns out to be forty, the log says so', () => {
  expect(
    shown(false, [
      [1, 1],
      [1, 40],
      [2, 41],
      [41, 41],
    ]),
  ).toBe('Reading cases: 1 of 1 pages\nReading cases: 1 of 40 pages\nReading cases: 41 of 41 pages\n');
});

test('what is counted next begins anew', () => {
  let text = '';
  const progress = createProgress({ isTerminal: false, write: (each) => (text += each) });
  progress.show({ done: 2, total: 2, what: 'pages' });
  progress.show({ done: 1, total: 2, what: 'histories' });
  progress.show({ done: 2, total: 2, what: 'histories' });

  expect(text).toBe('Reading cases: 2 of 2 pages\nReading cases: 1 of 2 histories\nReading cases: 2 of 2 histories\n');
});
