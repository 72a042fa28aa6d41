import type { LineKind } from '../../functions/analyse/movement/case-changes.ts';
import type { Report } from '../../functions/analyse/report.ts';
import { type Column, type ExpectedTable, table, text } from './expected-table.ts';

/*
 * The lists that charts are drawn from where no other has their shape, worked out from the report in the plainest way.
 */

export function chartTables(report: Report): ExpectedTable[] {
  return [...stageTables(report), ...bridgeTables(report), ...timeTables(report), ...forecastTables(report)];
}

/** A name beside a bar: on one line, of 28 characters at the most. */
function barName(name: string): string {
  const line = (name === '' ? '(no name)' : name)
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const letters = [...new Intl.Segmenter('en-GB').segment(line)].map(({ segment }) => segment);
  return letters.length <= 28 ? line : `${letters.slice(0, 27).join('')}…`;
}

function stageTables({ stages, flow, totals, currencies }: Report): ExpectedTable[] {
  const open = stages.filter(({ openCases }) => openCases > 0);
  const isLong = (name: string) => text(name) !== text(barName(name));
  const first = stages.findIndex(({ openCases }) => openCases > 0);
  const last = stages.findLastIndex(({ openCases }) => openCases > 0);
  const tables: ExpectedTable[] = [];
  if (open.length > 0 && (last - first >= 12 || stages.slice(first, last + 1).some(({ name }) => isLong(name)))) {
    const code = currencies.find((each) => (totals.openWithValueBy[each] ?? 0) > 0);
    const size = ({ openCases, openValue }: (typeof open)[number]) =>
      code === undefined ? openCases : (openValue[code] ?? 0);
    const least = open.map(size).sort((a, b) => b - a)[11] ?? Number.NEGATIVE_INFINITY;
    const above = open.filter((each) => size(each) > least).length;
    // Of those level with the last, the first.
    let level = 12 - above;
    const shown = open.filter((each) => {
      if (size(each) === least) level -= 1;
      return size(each) > least || (size(each) === least && level >= 0);
    });
    tables.push(
      table('Stages', 'StagesOnSummary', shown, [
        ['Position', ({ position }) => position],
        ['Stage', ({ name }) => text(barName(name))],
        ['Open cases', ({ openCases }) => openCases],
        ...(code === undefined
          ? []
          : [
              [`Open value (${code})`, ({ openValue }) => (openValue[code] ?? 0) / 100] satisfies Column<
                (typeof shown)[number]
              >,
            ]),
      ]),
    );
  }
  const { bandsFrom, stages: aged } = flow.ageing;
  if (aged.some(({ name }) => isLong(name))) {
    tables.push(
      table('Trend', 'AgeingChart', aged, [
        ['Stage', ({ name }) => text(barName(name))],
        ...bandsFrom.map((from, index): Column<(typeof aged)[number]> => {
          const next = bandsFrom[index + 1];
          return [next === undefined ? `${from} or more` : `${from} to ${next - 1}`, ({ byAge }) => byAge[index]];
        }),
      ]),
    );
  }
  return tables;
}

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

function bridgeTables({ movement, asAtDay, totals, currencies }: Report): ExpectedTable[] {
  if (movement.state !== 'compared') return [];
  const { bridge, since } = movement;
  const code = currencies.find((each) => (totals.openWithValueBy[each] ?? 0) > 0);
  return [undefined, ...(code !== undefined && code in bridge.closing.value ? [code] : [])].flatMap((unit) => {
    const figure = ({ cases, value }: { cases: number; value: Readonly<Record<string, number>> }) =>
      unit === undefined ? cases : (value[unit] ?? 0);
    const changes = [
      ...bridge.lines
        .filter(
          ({ kind, count }) =>
            count > 0 ||
            !['carried-over', 'appeared', 'unread', 'read-again', 'lost', 'left', 'not-visible', 'not-seen'].includes(
              kind,
            ),
        )
        .filter(({ kind }) => unit !== undefined || !['raised', 'lowered', 'unread', 'read-again'].includes(kind))
        .map(({ kind, sign, figures }) => ({ step: titles[kind], by: sign * figure(figures) })),
      ...(figure(bridge.unexplained) === 0 ? [] : [{ step: 'Unexplained', by: figure(bridge.unexplained) }]),
    ];
    let reached = figure(bridge.opening);
    const rows = [
      { step: `Open ${shortDay(since.asAtDay)}`, level: reached },
      ...changes.map(({ step, by }) => {
        const before = reached;
        reached += by;
        return {
          step,
          base: Math.min(before, reached),
          ...(by > 0 ? { added: by } : {}),
          ...(by < 0 ? { taken: -by } : {}),
        };
      }),
      { step: `Open ${shortDay(asAtDay)}`, level: figure(bridge.closing) },
    ];
    type Row = { step: string; base?: number; level?: number; added?: number; taken?: number };
    const scale = unit === undefined ? 1 : 100;
    const named = (heading: string) => (unit === undefined ? heading : `${heading} (${unit})`);
    const scaled = (value: number | undefined) => (value === undefined ? undefined : value / scale);
    const name = unit === undefined ? 'BridgeChart' : 'BridgeValueChart';
    return table<Row>('Movement', name, rows, [
      ['Step', ({ step }) => step],
      [named('Base, not drawn'), ({ base }) => scaled(base)],
      [named('Open'), ({ level }) => scaled(level)],
      [named('Added'), ({ added }) => scaled(added)],
      [named('Taken'), ({ taken }) => scaled(taken)],
    ]);
  });
}

function timeTables({ totals, timeToComplete }: Report): ExpectedTable[] {
  if (totals.timeToComplete.n === 0) return [];
  const rows = [{ type: 'All types', days: totals.timeToComplete }, ...timeToComplete].map(({ type, days }) => ({
    type: type === undefined ? 'No type' : type === '' ? '(no name)' : type,
    days,
  }));
  return [
    table('Trend', 'TimeToComplete', rows, [
      ['Type', ({ type }) => text(type)],
      ['Completed cases', ({ days }) => days.n],
      ['Half within', ({ days }) => days.p50],
      ['85% within', ({ days }) => days.p85],
      ['95% within', ({ days }) => days.p95],
      ['Longest', ({ days }) => days.most],
      ['Called on the chart', ({ type, days }) => text(`${barName(type)} (${days.n})`)],
    ]),
  ];
}

function forecastTables({ forecast, asAtDay }: Report): ExpectedTable[] {
  if (forecast.state !== 'shown') return [];
  const code = Object.keys(forecast.horizons[0]?.value ?? {})[0];
  return [undefined, ...(code === undefined ? [] : [code])].map((unit) => {
    const scale = unit === undefined ? 1 : 100;
    const none = { low: 0, high: 0 };
    const rows = [
      { until: asAtDay, range: { median: 0, likely: none, wide: none } },
      ...forecast.horizons.flatMap(({ until, cases, value }) => {
        const range = unit === undefined ? cases : value[unit];
        return range === undefined ? [] : [{ until, range }];
      }),
    ];
    const named = (heading: string) => (unit === undefined ? heading : `${heading} (${unit})`);
    return table('Forecast', unit === undefined ? 'ForecastChart' : 'ForecastValueChart', rows, [
      ['Up to', ({ until }) => ({ day: until })],
      [named('Median'), ({ range }) => range.median / scale],
      [named('Below the 85% range'), ({ range }) => range.wide.low / scale],
      [named('Of the 85% range, below the 50%'), ({ range }) => (range.likely.low - range.wide.low) / scale],
      [named('The 50% range'), ({ range }) => (range.likely.high - range.likely.low) / scale],
      [named('Of the 85% range, above the 50%'), ({ range }) => (range.wide.high - range.likely.high) / scale],
    ]);
  });
}

function shortDay(day: string): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;
}
