import type { Report } from '../../functions/analyse/report.ts';
import { type ExpectedTable, table, text } from './expected-table.ts';
import { daysInStage } from './expected-what-changed.ts';

/* What the lists of the sheet Timeliness should hold, as expected-tables.ts has it of the others. */

const became = {
  'still-there': 'Still there',
  'moved-on': 'Moved on',
  'moved-back': 'Moved back',
  completed: 'Completed',
  lost: 'Lost',
} as const;

export function timelinessTables({ timeliness, period, history }: Report): ExpectedTable[] {
  if (timeliness === undefined) return [];
  const sheet = 'Timeliness';
  const typeOf = (type: { readonly name: string } | undefined) =>
    type === undefined ? 'All types' : type.name === '' ? 'No type' : text(type.name);
  const times = (name: string, rows: NonNullable<typeof timeliness.advice>['rows']) => {
    const all = rows.filter(({ over }) => over === 'history');
    const now = ({ type }: (typeof rows)[number]) =>
      rows.find((each) => each.over === 'period' && each.type?.uuid === type?.uuid && each.type?.name === type?.name);
    const cases = (row: (typeof rows)[number] | undefined) => (row === undefined ? 0 : (row.times?.cases ?? 'under 5'));
    const long = `${history.weeks}-week`;
    return table(sheet, name, all, [
      ['Type', ({ type }) => typeOf(type)],
      ['Target', ({ target }) => (target === 'by-type' ? 'by type' : target)],
      [`${period.kind === 'month' ? 'Month' : 'Week'} cases`, (row) => cases(now(row))],
      ['25%', (row) => now(row)?.times?.p25],
      ['Median', (row) => now(row)?.times?.p50],
      ['75%', (row) => now(row)?.times?.p75],
      ['85%', (row) => now(row)?.times?.p85],
      ['Longest', (row) => now(row)?.times?.most],
      ['Share within', (row) => now(row)?.times?.share],
      ['Not exact', (row) => now(row)?.times?.notExact],
      [`${long} cases`, (row) => cases(row)],
      [`${long} median`, (row) => row.times?.p50],
      [`${long} 85%`, (row) => row.times?.p85],
      [`${long} share`, (row) => row.times?.share],
    ]);
  };
  return [
    times('TimeToAdvice', timeliness.advice?.rows ?? []),
    times('TimeToCompletion', timeliness.completion),
    table(sheet, 'PastTargetByStage', timeliness.pastTarget?.stages ?? [], [
      ['Stage', ({ stage }) => text(stage)],
      ['Target', ({ target }) => target],
      ['Past it', ({ all }) => all],
      ['Still there', (row) => row.became['still-there']],
      ['Moved on', (row) => row.became['moved-on']],
      ['Moved back', (row) => row.became['moved-back']],
      ['Completed', (row) => row.became.completed],
      ['Lost', (row) => row.became.lost],
    ]),
    table(sheet, 'FurthestPastTarget', (timeliness.pastTarget?.cases ?? []).slice(0, 4), [
      ['Case', ({ name }) => text(name)],
      ['Target', ({ target }) => target],
      ['Took', ({ time }) => daysInStage(time)],
      ['Over', ({ over }) => over],
      ['In stage', ({ stage }) => text(stage)],
      ['Became', (row) => became[row.became]],
      ['Left', ({ leftOn }) => (leftOn === undefined ? undefined : { day: leftOn })],
      ['Now in', ({ nowIn }) => text(nowIn)],
    ]),
    ...vulnerableTable(timeliness.vulnerable, history.weeks),
  ].filter(({ rows }) => rows.length > 0);
}

type Told = NonNullable<NonNullable<Report['timeliness']>['vulnerable']>;
type Read = Extract<Told, { readonly state: 'read' }>;

function vulnerableTable(vulnerable: Told | undefined, weeks: number): ExpectedTable[] {
  if (vulnerable?.state !== 'read') return [];
  const count = (of: Read['clients']) =>
    of.state === 'at-least'
      ? `${of.count} or more`
      : { none: 'none', 'under-5': 'under 5', 'not-shown': 'not shown' }[of.state];
  const { clients, openCases, pastTarget, advice, completion } = vulnerable;
  const times = (what: string, of: Read['advice']) =>
    of === undefined
      ? []
      : [
          [
            `${what}, ${weeks} weeks`,
            count(of.cases),
            of.median === undefined ? 'not shown' : `${of.median.from} to ${of.median.to}`,
            of.share === undefined ? 'not shown' : `about ${(100 * of.share).toFixed(0)}%`,
          ],
        ];
  const rows = [
    ['Clients with a case in the report', count(clients)],
    ['Open cases', count(openCases)],
    ...(pastTarget === undefined ? [] : [['Open cases past the target of a stage', count(pastTarget)]]),
    ...times('Time to advice', advice),
    ...times('Time to completion', completion),
  ];
  return [
    table('Timeliness', 'VulnerableClients', rows, [
      ['Of vulnerable clients', ([what]) => what],
      ['How many', ([, many]) => many],
      ['Median', ([, , median]) => median],
      ['Share', ([, , , share]) => share],
    ]),
  ];
}
