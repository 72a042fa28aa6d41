import type { Attention, AttentionCase } from '../../functions/analyse/attention/attention.ts';
import type { ClearedHow } from '../../functions/analyse/attention/cleared.ts';
import type { Day } from '../../functions/analyse/case.ts';
import type { OverdueReview } from '../../functions/analyse/case-lists/overdue-reviews.ts';
import type { ForecastOutcome } from '../../functions/analyse/forecast/record.ts';
import type { LineKind } from '../../functions/analyse/movement/case-changes.ts';
import type { MovedCase } from '../../functions/analyse/movement/moved-case.ts';
import type { MovementShare } from '../../functions/analyse/movement/shares.ts';
import type { Direction } from '../../functions/analyse/movement/stage-places.ts';
import type { Report } from '../../functions/analyse/report.ts';
import type { Sentence } from '../../functions/analyse/sentence.ts';
import type { ForecastRanges } from '../../functions/analyse/snapshot/issued-forecast.ts';
import type { TimeInStage } from '../../functions/analyse/stage-history/time-in-stage.ts';
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
import type { ReadCell } from './programs.ts';

/* The lists of Attention, Movement, Trend and Forecast, worked out from the report in the plainest way. */

export const howKnown: Record<TimeInStage['known'], string> = {
  exact: 'exact',
  between: 'between',
  'at-least': 'at least',
  'not-yet': 'not known yet',
};

export function daysInStage(time: TimeInStage): ReadCell {
  if (time.known === 'exact') return time.days;
  if (time.known === 'between') return `${number(time.least)} to ${number(time.most)}`;
  return time.known === 'at-least' ? `at least ${number(time.days)}` : 'not known yet';
}

export function whatChangedTables(report: Report): ExpectedTable[] {
  return [...attentionTables(report), ...movementTables(report), ...trendTables(report), ...forecastTables(report)];
}

function attentionTables({ attention, currencies, overdueReviews }: Report): ExpectedTable[] {
  const { firm, listed, fresh, cleared, people } = attention;
  const listedCurrencies = currencies.filter(
    (code) => code === 'GBP' || listed.some(({ value }) => value?.currency === code),
  );
  type Row = { each: AttentionCase; rank: number };
  const columns: Column<Row>[] = [
    ['Rank', ({ rank }) => rank],
    ['Case', ({ each }) => text(each.name)],
    ['Clients', ({ each }) => clientsOf(each.clients)],
    ['Held by', ({ each }) => heldBy(each.heldBy)],
    ['Stage', ({ each }) => (each.stage === undefined ? 'Unknown stage' : text(each.stage))],
    ...listedCurrencies.map((code): Column<Row> => [`Value (${code})`, ({ each }) => valueIn(code, each.value)]),
    ['Reason', ({ each }) => text(inWords(each.words))],
    ['New', ({ each }) => (each.isNew === true ? 'new' : undefined)],
    ['On the list since', ({ each }) => ({ day: each.since })],
    ['Type', ({ each }) => text(each.type)],
    ['Age (days)', ({ each }) => each.ageDays],
    ['Days in stage', ({ each }) => daysInStage(each.timeInStage)],
    ['Case UUID', ({ each }) => each.uuid],
  ];
  const newColumn: Column<Attention['people'][number]> = ['New', (share) => share.fresh];
  const ranked = (cases: readonly AttentionCase[]) => cases.map((each, index) => ({ each, rank: index + 1 }));
  return [
    table('Attention', 'Attention', ranked(firm), columns),
    ...ifAny(people, () =>
      table('Attention', 'AttentionPeople', people, [
        ['On the list', ({ found }) => found],
        ['Person', ({ name }) => text(name ?? 'Nobody assigned')],
        ...(fresh === undefined ? [] : [newColumn]),
      ]),
    ),
    ...ifAny(cleared, () =>
      table('Attention', 'AttentionCleared', cleared, [
        ['Day', ({ day }) => (day === undefined ? undefined : { day })],
        ['Case', ({ name }) => text(name)],
        ['Clients', ({ clients }) => clientsOf(clients ?? [])],
        ['Assigned to', ({ assignedTo }) => (assignedTo === undefined ? undefined : assigned(assignedTo))],
        ['Stage', ({ stage }) => text(stage)],
        ['What became of it', ({ how }) => became[how]],
        ['Was on it since', ({ since }) => ({ day: since })],
        ['Case UUID', ({ uuid }) => uuid],
      ]),
    ),
    ...(listed.length > firm.length ? [table('Attention', 'AttentionAll', ranked(listed), columns)] : []),
    ...ifAny(overdueReviews, () =>
      table('Attention', 'OverdueReviews', overdueReviews, [
        ['Days overdue', ({ daysOverdue }) => daysOverdue],
        ['Case', ({ name }) => text(name)],
        ['Clients', ({ clients }) => clientsOf(clients)],
        ['Assigned to', ({ assignedTo }) => assigned(assignedTo)],
        ['Stage', ({ stage }) => (stage === undefined ? 'Unknown stage' : text(stage))],
        ...currencies
          .filter((code) => code === 'GBP' || overdueReviews.some(({ value }) => value?.currency === code))
          .map((code): Column<OverdueReview> => [`Value (${code})`, ({ value }) => valueIn(code, value)]),
        ['Review', ({ review }) => ({ day: review })],
        ['Type', ({ type }) => text(type)],
        ['Case UUID', ({ uuid }) => uuid],
      ]),
    ),
  ];
}

const became: Record<ClearedHow, string> = {
  completed: 'Completed',
  lost: 'Lost',
  moved: 'Moved to another stage',
  'put-right': 'Not late any more',
  gone: 'No longer in the report',
};

const titles: Record<LineKind, string> = {
  'carried-over': 'Not read last time',
  appeared: 'Come to light',
  new: 'New',
  reopened: 'Reopened',
  raised: 'Value raised',
  lowered: 'Value lowered',
  unread: 'Value not readable',
  'read-again': 'Value readable again',
  completed: 'Completed',
  lost: 'Lost',
  left: 'Left this report',
  withdrawn: 'Withdrawn',
  'not-visible': 'No longer visible',
  'not-seen': 'Not read this time',
};

const ways: Record<Direction, string> = {
  forward: 'Moved forward',
  back: 'Moved back',
  level: 'Moved level',
  unknown: 'Moved, way not known',
};

function movementTables({ movement, queues = [], asAtDay, currencies }: Report): ExpectedTable[] {
  if (movement.state !== 'compared') return [];
  const { bridge, completions, since, stageMoves, stageChanges } = movement;
  const codes = Object.keys(bridge.closing.value);
  const lines = bridge.lines.filter(
    ({ kind, count }) =>
      count > 0 ||
      !['carried-over', 'appeared', 'unread', 'read-again', 'lost', 'left', 'not-visible', 'not-seen'].includes(kind),
  );
  const bridgeRows = [
    { line: `Open on ${weekday(since.asAtDay)}`, figures: bridge.opening, sign: 1, count: undefined },
    ...lines.map(({ kind, ...rest }) => ({ line: titles[kind], ...rest })),
    { line: 'Unexplained', figures: bridge.unexplained, sign: 1, count: undefined },
  ];
  type BridgeRow = (typeof bridgeRows)[number];
  type Moved = { item: MovedCase; what: string; sign?: number; from?: string; to?: string };
  const late = new Set(completions.enteredLate.uuids);
  const whatOf = (kind: keyof typeof titles, { uuid }: MovedCase) =>
    kind === 'completed' && late.has(uuid) ? 'Completed, entered late' : titles[kind];
  const moved: Moved[] = [
    ...bridge.lines.flatMap(({ kind, sign, items }) =>
      items.map((item) => ({ item, what: whatOf(kind, item), sign, from: item.stageBefore, to: item.stage })),
    ),
    ...stageMoves.flatMap(({ direction, from, to, items }) =>
      items.map((item) => ({ item, what: ways[direction], from: from.name, to: to.name })),
    ),
  ];
  const adds = ({ item, sign }: Moved, code: string) =>
    sign === undefined || item.amount?.currency !== code ? undefined : (sign * item.amount.minor) / 100 + 0;
  const shares = (name: string, heading: string, noun: string, rows: readonly MovementShare[]): ExpectedTable[] =>
    ifAny(rows, () =>
      table('Movement', name, rows, [
        [heading, (row) => (row.name === undefined ? noun : client(row.name)), rows.length],
        ['Change in cases', ({ change }) => change.cases],
        ...codes.map(
          (code): Column<MovementShare> => [`Change in value (${code})`, (row) => major(row.change.value[code])],
        ),
        ...lines.map(
          ({ kind }): Column<MovementShare> => [
            titles[kind],
            (row) => row.lines.find((line) => line.kind === kind)?.count,
          ],
        ),
        ['Moved forward', ({ forward }) => forward],
        ['Moved back', ({ back }) => back],
        ...(heading === 'Client' ? [['Client UUID', ({ uuid }) => uuid] satisfies Column<MovementShare>] : []),
      ]),
    );
  return [
    table('Movement', 'Bridge', bridgeRows, [
      ['Line', ({ line }) => line, `Open on ${weekday(asAtDay)}`],
      ['Cases', ({ figures, sign }) => sign * figures.cases + 0, bridge.closing.cases],
      ...codes.map(
        (code): Column<BridgeRow> => [
          `Value (${code})`,
          ({ figures, sign }) => (sign * (figures.value[code] ?? 0)) / 100 + 0,
          major(bridge.closing.value[code] ?? 0),
        ],
      ),
      ['Cases on the line', ({ count }) => count],
    ]),
    ...ifAny(queues, () =>
      table('Movement', 'StagesThenAndNow', queues, [
        ['Stage', ({ name }) => text(name), 'Total'],
        ['Open then', ({ before }) => before, sum(queues.map(({ before }) => before))],
        ['Open now', ({ now }) => now, sum(queues.map(({ now }) => now))],
        ['Position', ({ position }) => position],
      ]),
    ),
    ...ifAny(stageChanges, () =>
      table('Movement', 'StageChanges', stageChanges, [
        ['Stage', ({ now }) => text(now.name)],
        ['Called before', ({ before }) => text(before.name)],
        ['Position', ({ now }) => now.position],
        ['Position before', ({ before }) => before.position],
      ]),
    ),
    ...ifAny(stageMoves, () =>
      table('Movement', 'StageMoves', stageMoves, [
        ['From', ({ from }) => text(from.name), 'Total'],
        ['To', ({ to }) => text(to.name)],
        ...currencies.map(
          (code): Column<(typeof stageMoves)[number]> => [
            `Value (${code})`,
            ({ value }) => major(value[code]),
            major(sum(stageMoves.map(({ value }) => value[code] ?? 0))),
          ],
        ),
        ['Cases', ({ count }) => count, sum(stageMoves.map(({ count }) => count))],
        ['Direction', ({ direction }) => ways[direction]],
      ]),
    ),
    table('Movement', 'MovedCases', moved, [
      ['Case', ({ item }) => (item.name === undefined ? 'Name not kept' : text(item.name)), moved.length],
      ['What', ({ what }) => what],
      ...codes.map(
        (code): Column<Moved> => [
          `Adds (${code})`,
          (row) => adds(row, code),
          sum(moved.map((row) => adds(row, code) ?? 0)),
        ],
      ),
      ...codes.flatMap((code): Column<Moved>[] => [
        [`Value before (${code})`, ({ item }) => valueIn(code, item.valueBefore)],
        [`Value now (${code})`, ({ item }) => valueIn(code, item.valueNow)],
      ]),
      ['Stage before', ({ from }) => text(from)],
      ['Stage now', ({ to }) => text(to)],
      ['Clients', ({ item }) => clientsOf(item.clients)],
      ['Type', ({ item }) => text(item.type)],
      ['Assigned to', ({ item }) => (item.name === undefined ? undefined : assigned(item.assignedTo))],
      ['Opened', ({ item }) => ({ day: item.opened })],
      ['Completed', ({ item }) => (item.completed === undefined ? undefined : { day: item.completed })],
      ['Case UUID', ({ item }) => item.uuid],
    ]),
    ...shares('MovementByClient', 'Client', 'Without a client', movement.clients),
    ...shares('MovementByPerson', 'Assigned to', 'Nobody assigned', movement.assignees),
  ];
}

function trendTables({ calendar, flow, currencies, totals, period, targets = [] }: Report): ExpectedTable[] {
  const { ageing, timeInStage } = flow;
  const weeks = flow.months ?? flow.weeks;
  type Week = (typeof weeks)[number];
  type Aged = (typeof ageing.stages)[number];
  const counted = (heading: string, value: (row: Aged) => number): Column<Aged> => [
    heading,
    value,
    sum(ageing.stages.map(value)),
  ];
  return [
    ...ifAny(weeks, () =>
      table('Trend', period.kind === 'month' ? 'Months' : 'Weeks', weeks, [
        [period.kind === 'month' ? 'Month' : 'Week', ({ name }) => name, weeks.length],
        ['First day', ({ firstDay }) => ({ day: firstDay })],
        ['Last day', ({ lastDay }) => ({ day: lastDay })],
        ['Opened', ({ opened }) => opened, sum(weeks.map(({ opened }) => opened))],
        ['Completed', ({ completed }) => completed, sum(weeks.map(({ completed }) => completed))],
        ...(weeks.some(({ lost }) => lost > 0)
          ? [['Lost', ({ lost }: Week) => lost, sum(weeks.map(({ lost }) => lost))] as const]
          : []),
        ['Open at the end', ({ openAtEnd }) => openAtEnd],
        ...currencies.map(
          (code): Column<Week> => [
            `Completed value (${code})`,
            ({ completedValue }) => major(completedValue[code]),
            major(sum(weeks.map(({ completedValue }) => completedValue[code] ?? 0))),
          ],
        ),
        ['Note', ({ unfinished }) => (unfinished ? 'not over yet: up to the as-at time' : undefined)],
        ...targets.flatMap(({ kind, currency, target }): Column<Week>[] =>
          kind === 'completed-cases'
            ? [['Completed, target', () => target]]
            : kind === 'open-cases'
              ? [['Open, at most', () => target]]
              : kind === 'completed-value'
                ? [[`Completed value, target (${currency})`, () => major(target)]]
                : [],
        ),
      ]),
    ),
    ...ifAny(ageing.stages, () =>
      table('Trend', 'Ageing', ageing.stages, [
        ['Stage', ({ name }) => (name === '' ? '(no name)' : text(name)), 'Total'],
        ['Position', ({ position }) => position],
        ['Open cases', ({ openCases }) => openCases, totals.openCases],
        ...ageing.bandsFrom.map((from, index) => {
          const next = ageing.bandsFrom[index + 1];
          return counted(
            next === undefined ? `${from} or more` : `${from} to ${next - 1}`,
            ({ byAge }) => byAge[index] ?? 0,
          );
        }),
        counted('Past the usual age', ({ pastTypical }) => pastTypical.cases),
        counted('Age compared', ({ pastTypical }) => pastTypical.of),
        counted('Past the usual stay', ({ pastTypicalInStage }) => pastTypicalInStage.cases),
        counted('Stay compared', ({ pastTypicalInStage }) => pastTypicalInStage.of),
      ]),
    ),
    ...ifAny(timeInStage, () =>
      table('Trend', 'TimeInStage', timeInStage, [
        ['Stage', ({ stage }) => text(stage.name)],
        ['Position', ({ stage }) => stage.position],
        ['Type', ({ type }) => (type === undefined ? 'All types' : type.name === '' ? 'No type' : text(type.name))],
        ['Stays (n)', ({ days }) => days.n],
        ['Half within', ({ days }) => days.p50],
        ['85% within', ({ days }) => days.p85],
        ['95% within', ({ days }) => days.p95],
        ['Longest', ({ days }) => days.most],
        ['Not known to the day', ({ bounded }) => bounded],
        ['Missing, not seen (at most)', ({ missing }) => missing.unseen],
        ['Missing, begun before', ({ missing }) => missing.begunBefore],
        ['85%: at least', ({ bent }) => bent?.from],
        ['85%: at most', ({ bent }) => bent?.to],
        ...(calendar === undefined
          ? []
          : ([
              ['Half within (working days)', ({ working }) => working?.days.p50],
              ['85% within (working days)', ({ working }) => working?.days.p85],
              ['95% within (working days)', ({ working }) => working?.days.p95],
              ['Longest (working days)', ({ working }) => working?.days.most],
            ] satisfies Column<(typeof timeInStage)[number]>[])),
      ]),
    ),
  ];
}

function forecastTables({ forecast }: Report): ExpectedTable[] {
  const { hits, outcomes } = forecast.record;
  const horizons = forecast.state === 'shown' ? forecast.horizons : [];
  type Horizon = (typeof horizons)[number];
  const ranges = <Row>(unit: string, of: (row: Row) => ForecastRanges | undefined, scale: number): Column<Row>[] => {
    const at = (end: (ranges: ForecastRanges) => number) => (row: Row) => {
      const own = of(row);
      return own === undefined ? undefined : end(own) / scale;
    };
    return [
      [`50% range from${unit}`, at(({ likely }) => likely.low)],
      [`50% range to${unit}`, at(({ likely }) => likely.high)],
      [`85% range from${unit}`, at(({ wide }) => wide.low)],
      [`85% range to${unit}`, at(({ wide }) => wide.high)],
    ];
  };
  const codes = [...new Set(horizons.flatMap(({ value }) => Object.keys(value)))];
  const ahead: Column<Horizon>[] = [
    ['Weeks ahead', ({ weeks }) => weeks],
    ['Up to', ({ until }) => ({ day: until })],
  ];
  const happened = (name: string, rows: readonly ForecastOutcome[], units: readonly (string | undefined)[]) =>
    ifAny(rows, () =>
      table('Forecast', name, rows, [
        ['Weeks ahead', ({ weeks }) => weeks],
        ['Made on', ({ asAtDay }) => ({ day: asAtDay })],
        ...units.flatMap((code): Column<ForecastOutcome>[] => {
          const [unit, scale] = code === undefined ? ['', 1] : [` (${code})`, 100];
          return [
            [`Came about${unit}`, (row) => (row.currency === code ? row.actual / scale : undefined)],
            ...ranges<ForecastOutcome>(unit, (row) => (row.currency === code ? row.ranges : undefined), scale),
          ];
        }),
        [
          'In the range of',
          ({ actual, ranges: { likely, wide } }) => {
            if (likely.low <= actual && actual <= likely.high) return '50%';
            return wide.low <= actual && actual <= wide.high ? '85%' : 'neither';
          },
        ],
      ]),
    );
  const ofValue = outcomes.filter(({ currency }) => currency !== undefined);
  return [
    ...ifAny(horizons, () =>
      table('Forecast', 'Forecast', horizons, [
        ...ahead,
        ['Median', ({ cases }) => cases.median],
        ...ranges<Horizon>('', ({ cases }) => cases, 1),
        ['Last as many weeks', ({ lately }) => lately?.completed],
      ]),
    ),
    ...ifAny(codes, () =>
      table('Forecast', 'ForecastValue', horizons, [
        ...ahead,
        ...codes.flatMap((code): Column<Horizon>[] => [
          [`Median (${code})`, ({ value }) => major(value[code]?.median)],
          ...ranges<Horizon>(` (${code})`, ({ value }) => value[code], 100),
          [`Last as many weeks (${code})`, ({ lately }) => lately && major(lately.completedValue[code] ?? 0)],
        ]),
      ]),
    ),
    ...ifAny(hits, () =>
      table('Forecast', 'ForecastHits', hits, [
        ['Weeks ahead', ({ weeks }) => weeks],
        ['Of', ({ currency }) => (currency === undefined ? 'Cases' : `Value (${currency})`)],
        ['Forecasts', ({ forecasts }) => forecasts],
        ['In the 50% range', ({ inLikely }) => inLikely],
        ['In the 85% range', ({ inWide }) => inWide],
      ]),
    ),
    ...happened(
      'ForecastOutcomes',
      outcomes.filter(({ currency }) => currency === undefined),
      [undefined],
    ),
    ...happened('ForecastValueOutcomes', ofValue, [...new Set(ofValue.map(({ currency }) => currency))]),
  ];
}

export function ifAny(rows: readonly unknown[], make: () => ExpectedTable): ExpectedTable[] {
  return rows.length === 0 ? [] : [make()];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

function weekday(day: Day): string {
  const date = new Date(`${day}T00:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    date.toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
    date.getUTCMonth()
  ];
  return `${part({ weekday: 'short' })} ${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}

/** Reasons have counts and days among their words, no amounts and no shares. */
export function inWords({ parts }: Sentence): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[\s\p{Cc}]+/gu, ' ');
      if (part.kind === 'day') return weekday(part.value);
      if (part.kind !== 'count') throw new Error(`A reason with a ${part.kind} in it`);
      const noun = part.value === 1 ? part.one : (part.many ?? (part.one && `${part.one}s`));
      return [number(part.value), ...(noun === undefined ? [] : [noun])].join(' ');
    })
    .join('');
}
