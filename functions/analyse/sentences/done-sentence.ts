import { amountsInWords, worthInWords } from '../amounts-in-words.ts';
import type { Told } from '../report.ts';
import { count, type Part, type Sentence } from '../sentence.ts';

/** "9 cases completed in the week to Sun 22 Nov 2026, worth £182,400, and 12 were opened." */
export function doneSentence(report: Told): Sentence {
  const { totals, period, periodUnfinished, currencies } = report;
  const { completedInPeriod, openedInPeriod } = totals;
  const when: Part[] = [
    `${periodUnfinished ? ' so far' : ''} in the ${period.kind} to `,
    { kind: 'day', value: period.lastDay, from: 'period.lastDay' },
  ];
  const opened: Part[] =
    openedInPeriod === 0
      ? ['none was opened']
      : [count(openedInPeriod, { one: 'was opened', many: 'were opened' }, 'totals.openedInPeriod')];
  if (completedInPeriod === 0)
    return { parts: ['No case completed', ...when, ...lost(report), ', and ', ...opened, '.', ...enteredLate(report)] };
  return {
    parts: [
      count(completedInPeriod, { one: 'case completed', many: 'cases completed' }, 'totals.completedInPeriod'),
      ...when,
      ...worth(report, currencies),
      ...lost(report),
      ', and ',
      ...opened,
      '.',
      ...enteredLate(report),
    ],
  };
}

/** ", 2 were lost, worth £4,000"; nothing where none was. */
function lost({ totals, currencies, valueMeans }: Told): Part[] {
  if (totals.lostInPeriod === 0) return [];
  const amounts = amountsInWords(totals.lostValueInPeriod, 'totals.lostValueInPeriod', currencies);
  return [
    ', ',
    count(totals.lostInPeriod, { one: 'was lost', many: 'were lost' }, 'totals.lostInPeriod'),
    ...worthInWords(valueMeans, amounts),
  ];
}

/** " 1 more, dated Fri 13 Nov 2026 and worth £9,000, was entered after the last report." */
function enteredLate({ movement, currencies, valueMeans }: Told): Part[] {
  if (movement.state !== 'compared') return [];
  const { cases, value, firstDay, lastDay } = movement.completions.enteredLate;
  if (firstDay === undefined || lastDay === undefined) return [];
  const from = 'movement.completions.enteredLate';
  const amounts = amountsInWords(value, `${from}.value`, currencies);
  return [
    ' ',
    count(cases, {}, `${from}.cases`),
    ' more, dated ',
    { kind: 'day', value: firstDay, from: `${from}.firstDay` },
    ...(firstDay === lastDay ? [] : [' to ', { kind: 'day' as const, value: lastDay, from: `${from}.lastDay` }]),
    ...(amounts.length === 0
      ? [', without a value,']
      : [valueMeans === undefined ? ' and of an expected value of ' : ' and worth ', ...amounts, ',']),
    cases === 1 ? ' was entered after the last report.' : ' were entered after the last report.',
  ];
}

/** How many of them have a value is said where not all have one. */
function worth({ totals, valueMeans }: Told, currencies: readonly string[]): Part[] {
  const { completedInPeriod, completedWithValueInPeriod, completedValueInPeriod } = totals;
  const amounts = amountsInWords(completedValueInPeriod, 'totals.completedValueInPeriod', currencies);
  if (amounts.length === 0) return [completedInPeriod === 1 ? ', without a value' : ', none with a value'];
  const missing: Part[] =
    completedWithValueInPeriod === completedInPeriod
      ? []
      : [
          ' (',
          count(completedWithValueInPeriod, { one: 'has', many: 'have' }, 'totals.completedWithValueInPeriod'),
          ' a value)',
        ];
  return [...worthInWords(valueMeans, amounts), ...missing];
}
