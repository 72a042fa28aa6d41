import { expect, test } from 'vitest';
import { readArguments } from '../../../functions/handlers/cli/arguments.ts';

const uuid = '11111111-1111-4111-8111-111111111111';

test('every argument is read', () => {
  const args = `--reports r.json --report weekly --client ${uuid} --period 2026-W47 --as-at 2026-11-23T08:00:00+01:00 --out o --send --json`;

  expect(readArguments(args.split(' '))).toEqual({
    reports: 'r.json',
    report: 'weekly',
    clients: [uuid],
    period: '2026-W47',
    asAt: '2026-11-23T07:00:00.000Z',
    out: 'o',
    send: true,
    json: true,
    help: false,
  });
});

test('nothing is sent unless asked for', () => {
  expect(readArguments(['--reports', 'r.json'])).toMatchObject({ send: false, json: false });
});

test.each([
  [[], 'reports: nothing given'],
  [['--reports', 'r.json', '--sned'], "Unknown option '--sned'"],
  [['--reports', 'r.json', '--client', 'Anna'], 'client[0]: "Anna" given; allowed: a client UUID'],
  [['--reports', 'r.json', '--as-at', '2026-11-23'], 'as-at: "2026-11-23" given; allowed: an instant with its offset'],
  [['--reports', 'r.json', '--as-at', '2026-13-45T07:00:00Z'], 'as-at: "2026-13-45T07:00:00Z" given'],
  [['--reports', 'r.json', '--as-at', '2026-02-31T07:00:00Z'], 'as-at: "2026-02-31T07:00:00Z" given'],
  [['r.json'], 'Unexpected argument'],
])('%j is refused, with what is wrong and what to do', (args, expected) => {
  expect(() => readArguments(args)).toThrow(expected);
  expect(() => readArguments(args)).toThrow('What to do: See `npm run report -- --help`.');
});
