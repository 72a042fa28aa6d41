import type { Target } from '../flow/targets.ts';
import type { Told } from '../report.ts';
import { count, type Part, type Sentence, sum } from '../sentence.ts';

/**
 * "9 completed cases are 3 short of the target of 12; 143 open cases are within the limit of 150."
 *
 * Nothing where the settings name no target.
 */
export function targetsSentence({ targets = [], periodUnfinished }: Told): Sentence | undefined {
  if (targets.length === 0) return undefined;
  const clauses = targets.map((target, index) => clause(target, `targets[${index}]`, periodUnfinished));
  return { parts: [...clauses.flatMap((parts, index) => (index === 0 ? parts : ['; ', ...parts])), '.'] };
}

function clause(target: Target, from: string, isUnfinished: boolean): Part[] {
  const { kind, currency, actual } = target;
  const figure = (value: number, name: string, noun: { one?: string; many?: string } = {}) =>
    currency === undefined ? count(value, noun, `${from}.${name}`) : sum({ minor: value, currency }, `${from}.${name}`);
  const soFar = isUnfinished && (kind === 'completed-cases' || kind === 'completed-value') ? ' so far' : '';
  const is = currency === undefined && actual !== 1 ? ' are ' : ' is ';
  return [
    figure(actual, 'actual', nouns[kind]),
    ...(currency === undefined ? [] : [' completed']),
    `${soFar}${is}`,
    ...standing(target, figure),
  ];
}

const nouns = {
  'completed-cases': { one: 'completed case', many: 'completed cases' },
  // An amount has no noun of its own.
  'completed-value': undefined,
  'open-cases': { one: 'open case', many: 'open cases' },
  'late-cases': { one: 'late case', many: 'late cases' },
} as const;

function standing(target: Target, figure: (value: number, name: string) => Part): Part[] {
  const { state, apart, byNow = 0 } = target;
  const aim = [figure(target.target, 'target'), ...asSet(target, figure)];
  switch (state) {
    case 'reached':
      return apart === 0
        ? ['just the target of ', ...aim]
        : [figure(apart, 'apart'), ' more than the target of ', ...aim];
    case 'missed':
      return [figure(apart, 'apart'), ' short of the target of ', ...aim];
    case 'on-course':
      return ['on course for the target of ', ...aim, ': ', figure(byNow, 'byNow'), ' due by now'];
    case 'behind':
      return ['behind the target of ', ...aim, ': ', figure(byNow, 'byNow'), ' due by now'];
    case 'within':
      return ['within the limit of ', ...aim];
    case 'over':
      return [figure(apart, 'apart'), ' over the limit of ', ...aim];
  }
}

function asSet({ set }: Target, figure: (value: number, name: string) => Part): Part[] {
  return set === undefined ? [] : [' (', figure(set.target, 'set.target'), ` a ${set.per})`];
}
