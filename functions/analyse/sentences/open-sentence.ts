import { amountsInWords, worthInWords } from '../amounts-in-words.ts';
import type { Compared } from '../movement/movement.ts';
import type { Told } from '../report.ts';
import { count, type Part, type Sentence } from '../sentence.ts';

/** "143 cases are open, worth £1,240,500, up from 138 on Mon 16 Nov 2026." */
export function openSentence(report: Told): Sentence {
  const { totals, movement, currencies } = report;
  const open: Part[] =
    totals.openCases === 0
      ? ['No case is open']
      : [
          count(totals.openCases, { one: 'case is open', many: 'cases are open' }, 'totals.openCases'),
          ...worth(report, currencies),
        ];
  switch (movement.state) {
    case 'no-baseline':
      return { parts: [...open, '; there is no earlier report to compare with yet.'] };
    case 'not-comparable':
      return { parts: [...open, '; the last report was about something else, so the two are not compared.'] };
    case 'compared':
      return { parts: [...open, ...against(movement, totals.openCases), '.'] };
  }
}

function worth({ totals, valueMeans }: Told, currencies: readonly string[]): Part[] {
  const amounts = amountsInWords(totals.openValue, 'totals.openValue', currencies);
  return worthInWords(valueMeans, amounts);
}

function against({ bridge, since }: Compared, now: number): Part[] {
  const before = bridge.opening.cases;
  const change = before === now ? (now === 0 ? ', as' : ', as many as') : now > before ? ', up from' : ', down from';
  const then: Part[] =
    before === now ? [] : before === 0 ? [' none'] : [' ', count(before, {}, 'movement.bridge.opening.cases')];
  return [
    change,
    ...then,
    ' on ',
    { kind: 'day', value: since.asAtDay, from: 'movement.since.asAtDay' },
    ...gap(since),
    ...(since.completeness === 'partial' ? [', when not everything could be read'] : []),
  ];
}

/** Runs that were missed, since everything that is compared then covers more than one period. */
function gap({ periods, period }: Compared['since']): Part[] {
  if (periods === undefined || periods < 2) return [];
  return [', ', count(periods, { one: period.kind }, 'movement.since.periods'), ' ago'];
}
