import type { ComparedFigure, Comparison } from '../../analyse/flow/comparison.ts';
import { mostBefore } from '../../analyse/flow/weeks.ts';
import type { Period } from '../../analyse/period.ts';
import type { Report } from '../../analyse/report.ts';
import { formatCount, formatNumber, formatPeriod } from './format/format.ts';

/* What came and went beside what did before: names, heads and what is not known. */

type Compared = Pick<Report, 'comparison' | 'period' | 'periodUnfinished'>;

/** The title over the table. */
export function comparisonTitle({ kind }: Pick<Period, 'kind'>): string {
  return `The ${kind} beside others`;
}

export function figureName({ kind, currency }: Pick<ComparedFigure, 'kind' | 'currency'>): string {
  const value = currency === undefined ? '' : ` value (${currency})`;
  switch (kind) {
    case 'opened':
    case 'completed':
    case 'lost':
      return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${value}`;
    case 'conversion':
      return 'Conversion';
    case 'withdrawn':
      return 'Withdrawn';
    case 'open-at-end':
      return 'Open at the end';
  }
}

/** Over the columns; last year's is left out where it is not reached, which a line under the table says. */
export function comparisonHeads({ comparison, period, periodUnfinished }: Compared) {
  const { average, yearBefore } = comparison;
  const { kind } = period;
  return {
    now: `${periodUnfinished ? 'So far this' : 'This'} ${kind}`,
    before: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} before`,
    // Of which, the column before says.
    average: average === undefined ? 'Mean' : `Mean of ${formatNumber(average.of)}`,
    yearBefore: yearBeforeInWords(comparison, kind),
    hasYearBefore: yearBefore.isReached,
  };
}

/** `52 weeks before`, `Oct 2025` */
function yearBeforeInWords({ yearBefore }: Comparison, kind: Period['kind']): string {
  if (kind === 'week') return '52 weeks before';
  return formatPeriod({ kind, ...yearBefore }).replace(/^(\S{3})\S*/, '$1');
}

/** In the place of a figure that is not known. */
export const notKnown = 'not known';

/** What of it is not known and why, and over how many weeks the withdrawn ones are. */
export function comparisonNotes({ comparison, period, movement }: Compared & Pick<Report, 'movement'>): string[] {
  const { average, yearBefore, figures } = comparison;
  const { kind } = period;
  const withdrawn = figures.find((each) => each.kind === 'withdrawn');
  const reaches =
    average === undefined
      ? [`Completed cases are not read so far back that the ${kind} before is known.`]
      : average.of < mostBefore[kind]
        ? [`Completed cases are not read further back than ${formatCount(average.of, kind)} before.`]
        : [];
  const lastYear = yearBefore.isReached
    ? []
    : [
        `${yearBeforeInWords(comparison, kind)}: not read so far back (it takes historyWeeks: ${formatNumber(yearBefore.weeksNeeded)}).`,
      ];
  return [...reaches, ...lastYear, ...withdrawnNotes(withdrawn, movement, kind)];
}

function withdrawnNotes(
  withdrawn: ComparedFigure | undefined,
  movement: Report['movement'],
  kind: Period['kind'],
): string[] {
  if (withdrawn === undefined || movement.state !== 'compared') return [];
  const of = withdrawn.averageOf ?? 0;
  const known = of === 0 ? '' : `, mean of ${formatCount(of, kind)}`;
  return [`Withdrawn: since the last report${known}.`];
}

/** A mean of counts: `10.4`, and `10` where it is whole. */
function formatMean(mean: number): string {
  return Number.isInteger(mean) ? formatNumber(mean) : mean.toFixed(1).replace(/\B(?=(?:\d{3})+\.)/g, ',');
}

/** What a figure of the mail is set against: `12 in the week before`, `10.4 on average in the 13 weeks before`, `15 in Oct 2025`. */
export function besideInWords(report: Compared, kind: 'opened' | 'completed'): string[] {
  const { comparison, period } = report;
  const { average, yearBefore } = comparison;
  const figure = comparison.figures.find((each) => each.kind === kind && each.currency === undefined);
  if (figure === undefined) return [];
  return [
    ...(figure.average === undefined || average === undefined || average.of < 2
      ? []
      : [`${formatMean(figure.average)} on average in the ${formatCount(average.of, period.kind)} before`]),
    ...(figure.yearBefore === undefined
      ? []
      : [
          `${formatNumber(figure.yearBefore)} ${period.kind === 'week' ? '52 weeks before' : `in ${formatPeriod({ kind: 'month', ...yearBefore })}`}`,
        ]),
  ];
}
