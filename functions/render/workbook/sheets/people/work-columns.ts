import type { Workload, WorkMeasures } from '../../../../analyse/people/workload.ts';
import type { Report } from '../../../../analyse/report.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { moneyColumn, otherCurrencies } from '../../lists/money-column.ts';

type WorkRow = { readonly work: Workload };

/**
 * The columns of what adds up, alike for people, types and the line to the firm: one measure more is one line here.
 *
 * @param sums of all rows; absent for a list that is not added up
 */
export function workColumns<Row extends WorkRow>(
  { currencies, people, lost }: Report,
  sums?: Workload,
): ListColumn<Row>[] {
  const count = (heading: string, of: (work: Workload) => number | undefined): ListColumn<Row> => {
    const sum = sums && of(sums);
    return { heading, kind: 'count', value: ({ work }) => of(work), ...(sum === undefined ? {} : { total: { sum } }) };
  };
  const money = (heading: string, currency: string, of: (work: Workload) => Workload['openValue']) =>
    moneyColumn<Row>({
      heading,
      currency,
      minor: ({ work }) => of(work)[currency] ?? 0,
      isSum: true,
      totalMinor: sums && (of(sums)[currency] ?? 0),
    });
  const losses = (column: ListColumn<Row>) => (lost === undefined ? [] : [column]);
  return [
    count('Open cases', ({ openCases }) => openCases),
    money('Open value', 'GBP', ({ openValue }) => openValue),
    count('Late', ({ late }) => late),
    money('Late value', 'GBP', ({ lateValue }) => lateValue),
    count('To act on', ({ onList }) => onList),
    count('Reviews overdue', ({ overdueReviews }) => overdueReviews),
    count('Opened in period', ({ openedInPeriod }) => openedInPeriod),
    count('Completed in period', ({ completedInPeriod }) => completedInPeriod),
    ...losses(count('Lost in period', ({ lostInPeriod }) => lostInPeriod)),
    ...(people.lately === undefined
      ? []
      : [
          count('Opened, 13 weeks', ({ openedLately }) => openedLately),
          count('Completed, 13 weeks', ({ completedLately }) => completedLately),
          ...losses(count('Lost, 13 weeks', ({ lostLately }) => lostLately)),
        ]),
    count('Faults in data', ({ faults }) => faults),
    ...otherCurrencies(currencies).flatMap((currency) => [
      money('Open value', currency, ({ openValue }) => openValue),
      money('Late value', currency, ({ lateValue }) => lateValue),
    ]),
  ];
}

/** Of what does not add up. */
export function measureColumns<Row extends { readonly measures: WorkMeasures }>(): ListColumn<Row>[] {
  return [
    { heading: 'Median days to complete', kind: 'count', value: ({ measures }) => measures.timeToComplete.p50 },
    { heading: 'of so many completed', kind: 'count', value: ({ measures }) => measures.timeToComplete.n },
    { heading: 'Mean position', kind: 'mean', value: ({ measures }) => measures.position.mean },
  ];
}
