import type { PersonRow, TypeWorkRow } from '../../functions/analyse/people/people.ts';
import type { Workload } from '../../functions/analyse/people/workload.ts';
import type { Report } from '../../functions/analyse/report.ts';
import { type Column, type ExpectedTable, major, stageName, table, text } from './expected-table.ts';

/** The lists of the sheet People, as the report has them. */
export function peopleTables(report: Report): ExpectedTable[] {
  const { people, types, reconciliation, lately } = report.people;
  if (people.length === 0) return [];
  const work = <Row extends { readonly work: Workload }>(sums?: Workload): Column<Row>[] => {
    const of = (heading: string, figure: (work: Workload) => number | undefined): Column<Row> => {
      const sum = sums && figure(sums);
      return sum === undefined ? [heading, (row) => figure(row.work)] : [heading, (row) => figure(row.work), sum];
    };
    const worth = (heading: string, code: string, figure: (work: Workload) => Readonly<Record<string, number>>) =>
      of(`${heading} (${code})`, (each) => major(figure(each)[code] ?? 0));
    const losses = (...columns: Column<Row>[]) => (report.lost === undefined ? [] : columns);
    return [
      of('Open cases', (each) => each.openCases),
      worth('Open value', 'GBP', (each) => each.openValue),
      of('Late', (each) => each.late),
      worth('Late value', 'GBP', (each) => each.lateValue),
      of('To act on', (each) => each.onList),
      of('Reviews overdue', (each) => each.overdueReviews),
      of('Opened in period', (each) => each.openedInPeriod),
      of('Completed in period', (each) => each.completedInPeriod),
      ...losses(of('Lost in period', (each) => each.lostInPeriod)),
      ...(lately === undefined
        ? []
        : [
            of('Opened, 13 weeks', (each) => each.openedLately),
            of('Completed, 13 weeks', (each) => each.completedLately),
            ...losses(of('Lost, 13 weeks', (each) => each.lostLately)),
          ]),
      of('Faults in data', (each) => each.faults),
      ...report.currencies
        .filter((code) => code !== 'GBP')
        .flatMap((code) => [
          worth('Open value', code, (each) => each.openValue),
          worth('Late value', code, (each) => each.lateValue),
        ]),
    ];
  };
  const measures = <Row extends Pick<PersonRow, 'measures'>>(): Column<Row>[] => [
    ['Median days to complete', (row) => row.measures.timeToComplete.p50],
    ['of so many completed', (row) => row.measures.timeToComplete.n],
    ['Mean position', (row) => row.measures.position.mean],
  ];
  const lines = [
    { line: 'Sum over the people', work: reconciliation.people },
    { line: 'less cases of several people counted again', work: reconciliation.countedAgain },
    { line: 'Firm', work: reconciliation.firm },
  ];
  return [
    table<PersonRow>('People', 'People', people, [
      ['Person', personOf, 'Sum over the people'],
      ...work<PersonRow>(reconciliation.people),
      ...measures<PersonRow>(),
      ['As client’s adviser', (row) => row.asAdviser, people.reduce((sum, { asAdviser }) => sum + asAdviser, 0)],
      ['Account UUID', ({ uuid }) => uuid],
    ]),
    table<TypeWorkRow>('People', 'WorkByType', types, [
      ['Type', ({ uuid, name }) => (uuid === undefined ? 'No type' : stageName(name)), 'Firm'],
      ...work<TypeWorkRow>(reconciliation.firm),
      ...measures<TypeWorkRow>(),
    ]),
    table('People', 'PeopleToFirm', lines, [['Line', ({ line }) => line], ...work<(typeof lines)[number]>()]),
  ];
}

function personOf({ kind, name = '' }: PersonRow): string | undefined {
  if (kind === 'nobody') return 'Nobody assigned';
  if (kind === 'not-read') return 'Not read who';
  return name.trim() === '' ? 'name not read' : text(name);
}
