import type { BoardForecast } from '../../../analyse/board.ts';
import type { ComparedFigure } from '../../../analyse/flow/comparison.ts';
import type { Report } from '../../../analyse/report.ts';
import { figureName } from '../comparison-words.ts';
import { answerInShort, relyQuestion } from '../first-screen/answer-in-short.ts';
import { formatCount, formatDayShort, formatInstant, formatNumber, formatPeriod } from '../format/format.ts';
import { formatMoneyWhole } from '../format/format-money.ts';
import { conversionInWords } from '../lost-words.ts';
import { targetsInWords } from '../target-words.ts';

/* What the page for the board says, beside its figures. */

export function boardTitle({ firm, period }: Pick<Report, 'firm' | 'period'>): string {
  return `${firm}, ${formatPeriod(period)}`;
}

export function boardAbout(report: Report): string {
  return `For the board, as at ${formatInstant(report.asAt, report.timezone)}. ${relyQuestion} ${answerInShort(report)}`;
}

/** @param currency that values are told in */
export function boardTitles(currency: string) {
  return {
    short: 'The month in short',
    flow: 'What came and went',
    forecast: 'Forecast against outcome',
    types: `By type of case, values in ${currency}`,
    people: `By person, values in ${currency}`,
    service: 'Service level by stage, targets in working days',
    facts: 'And besides',
  };
}

export const boardHeads = {
  figure: 'Figure',
  target: 'Target',
  madeOn: 'Made on',
  upTo: 'For',
  of: 'Of',
  range: '85% range',
  cameAbout: 'Came about',
  held: 'Lies in',
  name: 'Name',
  completed: 'Completed',
  completedValue: 'Value',
  lost: 'Lost',
  conversion: 'Conversion',
  openCases: 'Open',
  openValue: 'Open value',
} as const;

/** `4 weeks to 29 Oct` */
export function forecastSpan({ weeks, untilDay }: Pick<BoardForecast, 'weeks' | 'untilDay'>): string {
  return `${formatCount(weeks, 'week')} to ${formatDayShort(untilDay)}`;
}

export function forecastOf({ currency }: Pick<BoardForecast, 'currency'>): string {
  return currency === undefined ? 'Cases' : `Value (${currency})`;
}

/** `33 to 47` */
export function rangeInWords({ ranges: { wide }, currency }: Pick<BoardForecast, 'ranges' | 'currency'>): string {
  const figure = (value: number) => (currency === undefined ? formatNumber(value) : formatMoneyWhole(value, currency));
  return `${figure(wide.low)} to ${figure(wide.high)}`;
}

export function heldInWords({ held }: Pick<BoardForecast, 'held'>): string {
  switch (held) {
    case 'likely':
      return 'the 50% range';
    case 'wide':
      return 'the 85% range';
    default:
      return `neither: ${held}`;
  }
}

/** Under the forecasts, or in their place. */
export function forecastNote({ board, forecast: { record }, completeness }: Report): string {
  if (completeness === 'partial') return 'Not everything was read, so what came about cannot be told.';
  if (board === undefined || board.forecasts.length === 0) {
    return record.pending > 0
      ? `No earlier forecast has come due since the month began; ${formatCount(record.pending, 'is', 'are')} still to come.`
      : 'There is no earlier forecast to hold against the month.';
  }
  return 'Of each look ahead the one that came due last. A forecast looks from the day it was made, not from the first of a month.';
}

export function othersOf(of: number, what: 'type' | 'person'): string {
  return what === 'type' ? `${formatCount(of, 'other type')}` : formatCount(of, 'other', 'others');
}

export const boardSums = { again: 'less shared cases', firm: 'Firm' } as const;

/** A value stands under the cases that it is of. */
export function boardFigureName(figure: Pick<ComparedFigure, 'kind' | 'currency'>): string {
  return figure.currency === undefined ? figureName(figure) : `in value (${figure.currency})`;
}

export const noTargetedStage =
  'No stage in which cases are or were has a target, or the settings have no map of the stages.';

/** Further stages than fit. */
export function furtherStages(count: number): string {
  return `${formatCount(count, 'more stage')}: see Service level`;
}

export const allStages = 'All stages with a target';

/** What is told in words, each with what it is about. */
export function boardFacts(report: Report): readonly (readonly [label: string, words: string])[] {
  const { lost, forecast, totals, history } = report;
  const targets = targetsInWords(report);
  const { n, p50, p85 } = totals.timeToComplete;
  const hits = forecast.record.hits.filter(({ currency }) => currency === undefined);
  return [
    ...(lost === undefined
      ? [
          [
            'Lost cases',
            'Not told apart: the settings do not say which stages are of lost cases (lostStages).',
          ] as const,
        ]
      : [
          [
            'Conversion',
            `${conversionInWords(lost.inPeriod)} in the month; ${conversionInWords(lost.inHistory)} over ${formatCount(history.weeks, 'week')}`,
          ] as const,
        ]),
    [
      'Time to complete',
      n === 0
        ? 'No case was completed in the history window.'
        : `Half within ${formatCount(p50 ?? 0, 'day')}, 85% within ${formatNumber(p85 ?? 0)}, of the ${formatCount(n, 'case')} completed over ${formatCount(history.weeks, 'week')}`,
    ],
    ...(targets === undefined ? [] : [['Targets', targets] as const]),
    ...(hits.length === 0
      ? []
      : [
          [
            'Forecasts so far',
            hits
              .map(
                ({ weeks, forecasts, inWide }) =>
                  `${formatCount(weeks, 'week')}: ${formatNumber(inWide)} of ${formatNumber(forecasts)} in the 85% range`,
              )
              .join('; '),
          ] as const,
        ]),
  ];
}
