import { worthInWords } from '../amounts-in-words.ts';
import type { Horizon } from '../forecast/horizon.ts';
import type { Told } from '../report.ts';
import { type Count, count, type Part, type Sentence, type Sum, sum } from '../sentence.ts';

/** "By Mon 21 Dec 2026, 15 to 22 more cases are likely to complete, worth £160,000 to £240,000 (the 85% range)." */
export function forecastSentence({ forecast, currencies, valueMeans }: Told): Sentence | undefined {
  if (forecast === undefined) return undefined;
  if (forecast.state === 'too-little') return tooLittle(forecast);
  const [next] = forecast.horizons;
  if (next === undefined) return undefined;
  const by: Part[] = ['By ', { kind: 'day', value: next.until, from: 'forecast.horizons[0].until' }, ', '];
  const { low, high } = next.cases.wide;
  if (high === 0) return { parts: [...by, 'no case is likely to complete (the 85% range).'] };
  const noun = { one: 'more case is likely to complete', many: 'more cases are likely to complete' };
  const worst = worstRecord(next, currencies);
  const figure = (end: string) => `forecast.horizons[0].cases.wide.${end}`;
  return {
    parts: [
      ...by,
      ...range(count(low, {}, figure('low')), count(high, noun, figure('high'))),
      ...worthInWords(valueMeans, amountOf(next, currencies)),
      ...(worst === undefined ? [' (the 85% range).'] : tooNarrow(worst)),
    ],
  };
}

type Due = { readonly forecasts: number; readonly inWide: number; readonly from: string };

/** Under this share of earlier ranges that held, the headline says so. */
const leastShareHeld = 0.8;

/** Of the ranges that the sentence tells, the one whose record is worst, if it is too narrow by it. */
function worstRecord({ ownRecord, value }: Horizon, currencies: readonly string[]): Due | undefined {
  const currency = currencies.find((each) => value[each] !== undefined);
  const from = 'forecast.horizons[0].ownRecord';
  const ofValue = currency === undefined ? undefined : ownRecord?.value[currency];
  const all: Due[] = [
    ...(ownRecord?.cases === undefined ? [] : [{ ...ownRecord.cases, from: `${from}.cases` }]),
    ...(ofValue === undefined ? [] : [{ ...ofValue, from: `${from}.value.${currency}` }]),
  ];
  const share = ({ forecasts, inWide }: Due) => inWide / forecasts;
  return all.filter((each) => share(each) < leastShareHeld).sort((a, b) => share(a) - share(b))[0];
}

function tooNarrow({ forecasts, inWide, from }: Due): Part[] {
  return [
    ' (the 85% range, made wider: of ',
    count(forecasts, { one: 'earlier one' }, `${from}.forecasts`),
    ' only ',
    count(inWide, {}, `${from}.inWide`),
    ' held).',
  ];
}

function tooLittle(forecast: Extract<Told['forecast'], { readonly state: 'too-little' }>): Sentence {
  const { completed, completedNeeded, weeks, weeksNeeded, weeksRead } = forecast;
  if (weeksRead < weeksNeeded) {
    return {
      parts: [
        'There is no forecast: it takes ',
        count(weeksNeeded, { one: 'week' }, 'forecast.weeksNeeded'),
        ' of history, and completed cases are read ',
        count(weeksRead, { one: 'week' }, 'forecast.weeksRead'),
        ' back (historyWeeks).',
      ],
    };
  }
  return {
    parts: [
      'There is no forecast yet: it takes ',
      count(completedNeeded, { one: 'completed case' }, 'forecast.completedNeeded'),
      ' over ',
      count(weeksNeeded, { one: 'week' }, 'forecast.weeksNeeded'),
      '; so far ',
      ...(completed === 0 ? ['none is completed.'] : completedSoFar(completed, weeks)),
    ],
  };
}

function completedSoFar(completed: number, weeks: number): Part[] {
  return [
    count(completed, { one: 'is completed', many: 'are completed' }, 'forecast.completed'),
    ', over ',
    weeks === 0 ? 'less than a week' : count(weeks, { one: 'week' }, 'forecast.weeks'),
    '.',
  ];
}

/** In the first currency that is forecast. */
function amountOf({ value }: Horizon, currencies: readonly string[]): Part[] {
  const currency = currencies.find((each) => value[each] !== undefined);
  const ranges = currency === undefined ? undefined : value[currency];
  if (currency === undefined || ranges === undefined) return [];
  const { low, high } = ranges.wide;
  const end = (minor: number, name: string) =>
    sum({ minor, currency }, `forecast.horizons[0].value.${currency}.wide.${name}`);
  return range(end(low, 'low'), end(high, 'high'));
}

function range<T extends Count | Sum>(low: T, high: T): Part[] {
  if (low.value === high.value) return [high];
  return low.value === 0 ? ['up to ', high] : [low, ' to ', high];
}
