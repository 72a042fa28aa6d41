import type { Target } from '../../../analyse/flow/targets.ts';
import type { Amounts } from '../../../analyse/money.ts';
import type { Report } from '../../../analyse/report.ts';
import { besideInWords } from '../comparison-words.ts';
import { likelyNext } from '../first-screen/likely-words.ts';
import { formatCount, formatNumber } from '../format/format.ts';
import { formatAmounts, formatMoneyWhole } from '../format/format-money.ts';
import { enteredLateInWords } from '../late-words.ts';
import { conversionInWords } from '../lost-words.ts';
import { periodBefore } from '../period-before.ts';
import { paceAndBefore } from '../target-words.ts';

/** One figure of the report's table: `Completed in the week`, `9 cases, £3,425`, and what it is to be set against. */
export type MailFigure = { readonly label: string; readonly figure: string; readonly notes: readonly string[] };

/** Open, opened, completed, late, reviews overdue, and what is likely to complete beside what the last weeks brought. */
export function mailFigures(report: Report): readonly MailFigure[] {
  const { totals, currencies, period, periodUnfinished, flow, headline, overdueReviews } = report;
  const late = enteredLateInWords(report);
  const week = periodBefore(flow, period);
  const inPeriod = `in the ${period.kind}${periodUnfinished ? ' so far' : ''}`;
  const figure = (cases: number, value: Amounts) =>
    [formatNumber(cases), formatAmounts(value, currencies, formatMoneyWhole).join(' + ')]
      .filter((part) => part !== '')
      .join(', ');
  const before = (count: number | undefined) =>
    count === undefined ? [] : [`${formatNumber(count)} in the ${period.kind} before`];
  const pace = (kind: Target['kind']) => paceAndBefore(report, kind);
  const [longest] = overdueReviews;
  return [
    {
      label: 'Open cases',
      figure: figure(totals.openCases, totals.openValue),
      notes: [...withValue(totals.openWithValue, totals.openCases), ...pace('open-cases')],
    },
    {
      label: `Opened ${inPeriod}`,
      figure: figure(totals.openedInPeriod, totals.openedValueInPeriod),
      notes: [...before(week?.opened), ...besideInWords(report, 'opened')],
    },
    {
      label: `Completed ${inPeriod}`,
      figure: figure(totals.completedInPeriod, totals.completedValueInPeriod),
      notes: [
        ...withValue(totals.completedWithValueInPeriod, totals.completedInPeriod),
        ...before(week?.completed),
        ...besideInWords(report, 'completed'),
        ...pace('completed-cases'),
        ...pace('completed-value'),
        ...(late === undefined ? [] : [late]),
      ],
    },
    ...(report.lost === undefined
      ? []
      : [
          {
            label: `Lost ${inPeriod}`,
            figure: figure(totals.lostInPeriod, totals.lostValueInPeriod),
            notes: [`${conversionInWords(report.lost.inPeriod)} completed`],
          },
        ]),
    {
      label: 'Late',
      figure: figure(headline.late.cases, headline.late.value),
      notes: [
        ...(headline.late.cases === 0 ? [] : ['in their stage for longer than 85% of such cases stay there']),
        ...pace('late-cases'),
      ],
    },
    {
      label: 'Reviews overdue',
      figure: formatNumber(overdueReviews.length),
      notes: longest === undefined ? [] : [`the longest by ${formatCount(longest.daysOverdue, 'day')}`],
    },
    ...likely(report),
  ];
}

function withValue(count: number, of: number): string[] {
  if (of === 0) return [];
  if (count === 0) return [of === 1 ? 'it has no value' : 'none has a value'];
  return [`${formatNumber(count)} with a value`];
}

function likely(report: Report): MailFigure[] {
  const { headline, currencies } = report;
  const { lately } = headline;
  const brought =
    lately === undefined
      ? []
      : [
          `the last ${formatCount(lately.weeks, 'week')} brought ${[formatNumber(lately.completed), ...formatAmounts(lately.completedValue, currencies, formatMoneyWhole)].join(', ')}`,
        ];
  const next = likelyNext(report);
  if (next === undefined) return [];
  return [
    {
      label: `Likely to complete in ${formatCount(next.weeks, 'week')}`,
      figure: [next.cases, ...next.amounts].join(', '),
      notes: ['85 of 100 outcomes lie in this range', ...brought],
    },
  ];
}
