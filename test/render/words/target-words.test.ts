import { expect, test } from 'vitest';
import type { Target } from '../../../functions/analyse/flow/targets.ts';
import {
  paceAndBefore,
  paceInShort,
  paceInWords,
  targetsInWords,
} from '../../../functions/render/words/target-words.ts';
import { aPeriod } from '../../builders/a-period.ts';

const period = aPeriod();

test.each<[words: string, target: Partial<Target>]>([
  ['3 short of the target of 12', { state: 'missed', apart: 3 }],
  ['target of 12 reached', { state: 'reached', apart: 0 }],
  ['target of 12 reached, 1,200 more', { state: 'reached', apart: 1_200 }],
  ['on course for the target of 12: 6 due by now', { state: 'on-course', byNow: 6 }],
  ['behind the target of 12: 9 due by now', { state: 'behind', byNow: 9 }],
  ['3 short of the target of 12 (52 a month)', { state: 'missed', apart: 3, set: { target: 52, per: 'month' } }],
])('tells %s', (words, given) => {
  const target: Target = { kind: 'completed-cases', target: 12, actual: 9, apart: 3, state: 'missed', ...given };
  expect(paceInWords({ targets: [target] }, 'completed-cases')).toBe(words);
});

test('tells in a tile what fits there', () => {
  const told = (given: Partial<Target>) =>
    paceInShort(
      { targets: [{ kind: 'completed-cases', target: 12, actual: 9, apart: 3, state: 'missed', ...given }] },
      'completed-cases',
    );
  expect(told({})).toBe('3 short of 12');
  expect(told({ state: 'reached', apart: 0 })).toBe('12 reached');
  expect(told({ state: 'reached', apart: 2 })).toBe('12 reached, 2 more');
  expect(told({ state: 'on-course' })).toBe('on course for 12');
  expect(told({ state: 'behind' })).toBe('behind: 3 to go to 12');
  expect(told({ state: 'over' })).toBe('3 over the limit of 12');
  expect(told({ state: 'within' })).toBe('within the limit of 12');
});

test('tells a limit, an amount, how often a target was kept, and all of them with how they were set', () => {
  const targets: Target[] = [
    {
      kind: 'completed-value',
      currency: 'GBP',
      target: 2_166_667,
      set: { target: 500_000, per: 'week' },
      actual: 2_000_000,
      apart: 166_667,
      state: 'missed',
      before: { kept: 1, of: 1 },
    },
    { kind: 'open-cases', target: 150, actual: 155, apart: 5, state: 'over', before: { kept: 4, of: 12 } },
    { kind: 'late-cases', target: 9, actual: 9, apart: 0, state: 'within' },
  ];
  const report = { targets, period: aPeriod('2026-11') };
  expect(paceAndBefore(report, 'completed-value')).toEqual([
    '£1,667 short of the target of £21,667 (£5,000 a week)',
    'kept in 1 of the 1 month before',
  ]);
  expect(paceAndBefore(report, 'open-cases')).toEqual(['5 over the limit of 150', 'kept in 4 of the 12 months before']);
  expect(paceAndBefore(report, 'late-cases')).toEqual(['within the limit of 9']);
  expect(paceAndBefore(report, 'completed-cases')).toEqual([]);
  expect(targetsInWords(report)).toBe(
    'completed value: £21,667 (£5,000 a week) in the month, kept in 1 of the 1 month before; open cases: at most 150, kept in 4 of the 12 months before; late cases: at most 9; a month counts as 52/12 weeks',
  );
  expect(targetsInWords({ period })).toBeUndefined();
});
