import type { FaultKind } from '../../functions/analyse/data-quality/faults.ts';
import type { Report } from '../../functions/analyse/report.ts';
import { chartTables } from './expected-chart-tables.ts';
import { peopleTables } from './expected-people.ts';
import { serviceTables } from './expected-service-tables.ts';
import {
  assigned,
  type Column,
  client,
  clientsOf,
  type ExpectedTable,
  heldBy,
  major,
  table,
  text,
  valueIn,
} from './expected-table.ts';
import { timelinessTables } from './expected-timeliness-tables.ts';
import { daysInStage, howKnown, inWords, whatChangedTables } from './expected-what-changed.ts';

/*
 * What every list of the workbook should hold, cell by cell, worked out from the report in the plainest way and with none
 * of the code that draws the workbook. The reports of this check have amounts in pounds and euros only.
 */

const faultWords: Record<FaultKind, string> = {
  'no-value': 'No value',
  'no-type': 'No type',
  'no-client': 'No client',
  'participants-unseen': 'Participants not seen',
  'nobody-assigned': 'Nobody assigned',
  'review-past': 'Review past',
  'unknown-stage': 'Unknown stage',
  'stage-disagrees': 'Stage and completion disagree',
  'completed-before-opened': 'Completed before opened',
  'opened-after-as-at': 'Opened after the as-at time',
  'completed-after-as-at': 'Completed after the as-at time',
  unreadable: 'Not readable',
};

export function expectedTables(report: Report): ExpectedTable[] {
  const { totals, reconciliation, currencies, columns: asked, coverage } = report;
  const endedIn = (code: string) =>
    (totals.completedValueInHistory[code] ?? 0) + (totals.lostValueInHistory[code] ?? 0);
  const others = currencies.filter((currency) => currency !== 'GBP');
  const sums = reconciliation.clients;
  const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number | undefined) =>
    rows.reduce((sum, row) => sum + (value(row) ?? 0), 0);
  const summed = <Row>(rows: readonly Row[], heading: string, value: (row: Row) => number | undefined): Column<Row> => [
    heading,
    value,
    sumOf(rows, value),
  ];
  const extras = asked.map(
    ({ heading }, index): Column<{ readonly extra: readonly string[] }> => [
      // The only heading of this check that begins like a formula would need an apostrophe: there is none.
      heading,
      ({ extra }) => text(extra[index]),
    ],
  );
  const stages = report.stages;
  const clients = report.clients;

  return [
    ...whatChangedTables(report),
    ...peopleTables(report),
    ...chartTables(report),
    table('Stages', 'Stages', stages, [
      ['Position', ({ position }) => position, 'Total'],
      ['Stage', ({ name }) => stageName(name)],
      ['Open cases', (row) => row.openCases, totals.openCases],
      ['Open value (GBP)', (row) => major(row.openValue.GBP ?? 0), major(totals.openValue.GBP ?? 0)],
      summed(stages, 'Share of value', (row) => row.shareOfValue.GBP),
      ['With a value', (row) => row.withValue, totals.openWithValue],
      ['Median age (days)', ({ age }) => age.p50],
      ['85% age (days)', ({ age }) => age.p85],
      ['Oldest (days)', ({ age }) => age.most],
      ['Lowest board position', (row) => row.boardPositions.lowest],
      ['Median board position', (row) => row.boardPositions.median],
      ['Highest board position', (row) => row.boardPositions.highest],
      ['Completed in period', (row) => row.completedInPeriod, totals.completedInPeriod],
      ...others.flatMap((currency): Column<(typeof stages)[number]>[] => [
        [
          `Open value (${currency})`,
          (row) => major(row.openValue[currency] ?? 0),
          major(totals.openValue[currency] ?? 0),
        ],
        summed(stages, `Share of value (${currency})`, (row) => row.shareOfValue[currency]),
      ]),
      summed(stages, 'Share of cases', (row) => row.shareOfCases),
      ['With a board position', (row) => row.boardPositions.n, totals.boardPositions.n],
      ['Counts as completed', (row) => (row.isTypeCompleted ? 'Yes' : undefined)],
      ['Stage UUID', ({ uuid }) => uuid],
    ]),
    table('Clients', 'Clients', clients, [
      ['Client', clientCell, clients.length],
      ['Open cases', (row) => row.totals.openCases, sums.openCases],
      ['Open value (GBP)', (row) => major(row.totals.openValue.GBP ?? 0), major(sums.openValue.GBP ?? 0)],
      ['Completed in period', (row) => row.totals.completedInPeriod, sums.completedInPeriod],
      [
        'Completed value in period (GBP)',
        (row) => major(row.totals.completedValueInPeriod.GBP ?? 0),
        major(sums.completedValueInPeriod.GBP ?? 0),
      ],
      ['Mean position', (row) => row.totals.position.mean],
      ['Furthest stage', (row) => stageName(row.totals.position.furthest?.stage)],
      ['Oldest (days)', (row) => row.totals.age.most],
      summed(clients, 'Shared cases', (row) => row.sharedCases),
      ['Client UUID', ({ uuid }) => uuid],
      ...others.flatMap((currency): Column<(typeof clients)[number]>[] => [
        [
          `Open value (${currency})`,
          (row) => major(row.totals.openValue[currency] ?? 0),
          major(sums.openValue[currency] ?? 0),
        ],
        [
          `Completed value in period (${currency})`,
          (row) => major(row.totals.completedValueInPeriod[currency] ?? 0),
          major(sums.completedValueInPeriod[currency] ?? 0),
        ],
      ]),
      summed(clients, 'With a value', (row) => row.totals.openWithValue),
      summed(clients, 'Opened in period', (row) => row.totals.openedInPeriod),
      ['Median age (days)', (row) => row.totals.age.p50],
      ['85% age (days)', (row) => row.totals.age.p85],
      summed(clients, 'With a position', (row) => row.totals.position.n),
      ...currencies.flatMap((currency): Column<(typeof clients)[number]>[] => [
        [`Mean position by value (${currency})`, (row) => row.totals.position.weightedMean[currency]?.mean],
        summed(
          clients,
          `Cases in that mean (${currency})`,
          (row) => row.totals.position.weightedMean[currency]?.n ?? 0,
        ),
      ]),
      ['Lowest board position', (row) => row.totals.boardPositions.lowest],
      ['Median board position', (row) => row.totals.boardPositions.median],
      ['Highest board position', (row) => row.totals.boardPositions.highest],
      summed(clients, 'With a board position', (row) => row.totals.boardPositions.n),
      summed(clients, 'Completed in history', (row) => row.totals.completedInHistory),
      ['Median days to complete', (row) => row.totals.timeToComplete.p50],
      ['85% days to complete', (row) => row.totals.timeToComplete.p85],
      ['95% days to complete', (row) => row.totals.timeToComplete.p95],
    ]),
    table('Open cases', 'OpenCases', report.openCases, [
      ['Case', ({ name }) => text(name), report.openCases.length],
      ['Clients', (row) => clientsOf(row.clients)],
      ['Type', ({ type }) => text(type)],
      ['Stage', ({ stage }) => (stage === undefined ? 'Unknown stage' : stageName(stage.name))],
      ['Position', ({ stage }) => stage?.position],
      ['Board position', (row) => row.boardPosition],
      ['Value (GBP)', ({ value }) => valueIn('GBP', value), major(totals.openValue.GBP ?? 0)],
      ['Opened', ({ opened }) => (opened === undefined ? undefined : { day: opened })],
      ['Age (days)', (row) => row.ageDays],
      ['Days in stage', (row) => daysInStage(row.timeInStage)],
      ['Review', ({ review }) => (review === undefined ? undefined : { day: review })],
      ['Assigned to', (row) => assigned(row.assignedTo)],
      ['Flags', ({ flags }) => text(flags.map((flag) => faultWords[flag]).join('; '))],
      ['Case UUID', ({ uuid }) => uuid],
      ['Needs a look', ({ weeksOnList }) => (weeksOnList === undefined ? undefined : 'Yes')],
      ['Why', ({ uuid }) => whyOf(report, uuid)],
      ['Usual days in stage', ({ usualDays }) => usualDays],
      ['Days over', ({ daysOver }) => daysOver],
      ['Weeks on the list', ({ weeksOnList }) => weeksOnList],
      ['Days in stage known', (row) => howKnown[row.timeInStage.known]],
      ['Held by', (row) => heldBy(row.heldBy)],
      ...(report.calendar === undefined
        ? []
        : ([
            ['Working days in stage', ({ working }) => working && daysInStage(working.timeInStage)],
            ['Usual working days', ({ working }) => working?.usualDays],
            ['Working days over', ({ working }) => working?.daysOver],
          ] satisfies Column<Report['openCases'][number]>[])),
      ...others.map(
        (currency): Column<Report['openCases'][number]> => [
          `Value (${currency})`,
          ({ value }) => valueIn(currency, value),
          major(totals.openValue[currency] ?? 0),
        ],
      ),
      ...extras,
    ]),
    table('Completed cases', 'CompletedCases', report.completedCases, [
      ['Case', ({ name }) => text(name), report.completedCases.length],
      ['Clients', (row) => clientsOf(row.clients)],
      ['Type', ({ type }) => text(type)],
      ['Value (GBP)', ({ value }) => valueIn('GBP', value), major(endedIn('GBP'))],
      ['Opened', ({ opened }) => (opened === undefined ? undefined : { day: opened })],
      ['Completed', ({ completed }) => ({ day: completed })],
      ['Days to complete', (row) => row.daysToComplete],
      ['In period', ({ inPeriod }) => (inPeriod ? 'Yes' : undefined)],
      ['Assigned to', (row) => assigned(row.assignedTo)],
      ['Case UUID', ({ uuid }) => uuid],
      ['Outcome', ({ outcome }) => (outcome === 'lost' ? 'Lost' : 'Completed')],
      ...others.map(
        (currency): Column<Report['completedCases'][number]> => [
          `Value (${currency})`,
          ({ value }) => valueIn(currency, value),
          major(endedIn(currency)),
        ],
      ),
      ...extras,
    ]),
    table('Data quality', 'DataQuality', doubtful(report), [
      ['Fault', ({ kind }) => faultWords[kind], doubtful(report).length],
      ['Case', ({ name }) => text(name)],
      ['Clients', (row) => clientsOf(row.clients)],
      ['Assigned to', (row) => assigned(row.assignedTo)],
      ['Detail', ({ detail }) => text(detail)],
      ['Case UUID', ({ uuid }) => uuid],
    ]),
    ...serviceTables(report),
    ...timelinessTables(report),
    ...listed('RecordsSetAside', coverage.setAside, 'Record UUID', ({ uuid }) => uuid ?? 'without a UUID'),
    ...listed('UnreadClients', coverage.unreadClients, 'Client UUID', ({ uuid }) => uuid),
    ...listed('ShortLists', coverage.shortLists, 'List', ({ list }) => list),
  ].map((each) => (each.name === 'Clients' ? blankIfUnread(report, each) : each));
}

function listed<Row extends { readonly reason: string }>(
  name: string,
  rows: readonly Row[],
  heading: string,
  value: (row: Row) => string,
): ExpectedTable[] {
  if (rows.length === 0) return [];
  return [
    table('Data quality', name, rows, [
      [heading, (row) => text(value(row)), rows.length],
      ['Reason', (row) => text(row.reason)],
    ]),
  ];
}

function clientCell(row: Report['clients'][number]): string | undefined {
  if (row.unread === undefined) return client(row.name);
  return text(`${row.name || 'Name not read'} (${isBlank(row) ? 'could not be read' : 'not all read'}: ${row.unread})`);
}

/** In this check every client that could not be read has open cases that came all the same, or none at all. */
function isBlank({ unread, totals }: Report['clients'][number]): boolean {
  return unread !== undefined && totals.openCases === 0;
}

/** Leaves the name and the UUID alone. */
function blankIfUnread({ clients }: Report, given: ExpectedTable): ExpectedTable {
  const kept = new Set(['Client', 'Client UUID']);
  const blank = (cells: ExpectedTable['rows'][number]) =>
    cells.map((cell, index) => (kept.has(given.head[index] ?? '') ? cell : undefined));
  return {
    ...given,
    rows: given.rows.map((cells, index) => {
      const row = clients[index];
      return row !== undefined && isBlank(row) ? blank(cells) : cells;
    }),
  };
}

function stageName(name: string | undefined): string | undefined {
  return name === '' ? '(no name)' : text(name);
}

function whyOf({ attention }: Report, uuid: string): string | undefined {
  const words = attention.listed.find((each) => each.uuid === uuid)?.words;
  return words && text(inWords(words));
}

/** A review that is past is work, and listed on Attention. */
function doubtful({ dataQuality }: Report): Report['dataQuality']['faults'] {
  return dataQuality.faults.filter(({ kind }) => kind !== 'review-past');
}
