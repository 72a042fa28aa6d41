import type { Report } from '../../../../analyse/report.ts';
import type { Distribution } from '../../../../analyse/timeliness/distribution.ts';
import type { PastTarget, PastTargetOfStage } from '../../../../analyse/timeliness/past-target.ts';
import { named } from '../../../words/format/names.ts';
import {
  adviceInWords,
  becameHeadings,
  completionInWords,
  fewInWords,
  furthestInWords,
  guardedDaysInWords,
  guardedInWords,
  guardedShareInWords,
  overHeadings,
  pastTargetInWords,
  reviewLabels,
  targetInWords,
  timelinessInWords,
  timelinessTitles,
  type VulnerableRow,
  vulnerableInWords,
  vulnerableRows,
} from '../../../words/timeliness-words.ts';
import { daysInStage } from '../../../words/workbook/days-in-stage.ts';
import type { Book } from '../../book.ts';
import { linkedText } from '../../cells/safe-link.ts';
import { finishList } from '../../lists/finish-list.ts';
import { StackedLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import type { ListTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';

/** So many leave room for the rest on two pages; report.json holds all. */
const mostFurthest = 4;

/** How long work took, on two printed pages at most in a usual firm. There is no such sheet where the settings ask for none. */
export function addTimelinessSheet(book: Book): void {
  const { report } = book;
  const { timeliness } = report;
  if (timeliness === undefined) return;
  const { advice, completion, pastTarget, vulnerable } = timeliness;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.timeliness,
    title: timelinessTitles.sheet,
    lines: timelinessInWords(timeliness),
  });
  const lists = new StackedLists(sheet, nextRow);
  const add = <Row>(title: string, lines: readonly string[], table: ListTable<Row>) => {
    if (table.rows.length === 0) lists.say(title, lines);
    else lists.add(title, lines, table);
  };
  if (advice !== undefined) {
    add(timelinessTitles.advice, adviceInWords(advice), timesTable('TimeToAdvice', advice.rows, report));
  }
  add(timelinessTitles.completion, [completionInWords(timeliness)], timesTable('TimeToCompletion', completion, report));
  add(timelinessTitles.pastTarget, pastTargetInWords(pastTarget, report.period), stageTable(pastTarget?.stages ?? []));
  const furthest = pastTarget?.cases.slice(0, mostFurthest) ?? [];
  if (furthest.length > 0) {
    const lines = furthestInWords(furthest.length, pastTarget?.cases.length ?? 0);
    add(timelinessTitles.furthest, lines, furthestTable(furthest));
  }
  if (vulnerable !== undefined) {
    add(
      timelinessTitles.vulnerable,
      vulnerableInWords(vulnerable),
      vulnerableTable(vulnerableRows(vulnerable, report)),
    );
  }
  lists.fillIn(timelinessTitles.review, reviewLabels);
  finishList(sheet, report, { printed: lists.printed, blocks: lists.blocks, zoom: 90 });
}

/** What is told of one type, in the period and over the history window, which holds the period. */
type TimesOfType = {
  readonly type: Distribution['type'];
  readonly period?: Distribution;
  readonly history: Distribution;
};

function timesOfTypes(rows: readonly Distribution[]): TimesOfType[] {
  const key = ({ type }: Distribution) => JSON.stringify([type?.uuid, type?.name]);
  const ofPeriod = new Map(rows.filter(({ over }) => over === 'period').map((row) => [key(row), row]));
  return rows
    .filter(({ over }) => over === 'history')
    .map((history) => ({ type: history.type, period: ofPeriod.get(key(history)), history }));
}

function timesTable(name: string, rows: readonly Distribution[], report: Report): ListTable<TimesOfType> {
  const { short, long } = overHeadings(report);
  return {
    name,
    columns: [
      { heading: 'Type', kind: 'text', value: ({ type }) => typeName(type), widest: 40 },
      { heading: 'Target', kind: 'count', value: ({ history }) => targetInWords(history.target) },
      { heading: `${short} cases`, kind: 'count', value: ({ period }) => casesOf(period) },
      { heading: '25%', kind: 'count', value: ({ period }) => period?.times?.p25 },
      { heading: 'Median', kind: 'count', value: ({ period }) => period?.times?.p50 },
      { heading: '75%', kind: 'count', value: ({ period }) => period?.times?.p75 },
      { heading: '85%', kind: 'count', value: ({ period }) => period?.times?.p85 },
      { heading: 'Longest', kind: 'count', value: ({ period }) => period?.times?.most },
      { heading: 'Share within', kind: 'share', value: ({ period }) => period?.times?.share },
      { heading: 'Not exact', kind: 'count', value: ({ period }) => period?.times?.notExact },
      { heading: `${long} cases`, kind: 'count', value: ({ history }) => casesOf(history) },
      { heading: `${long} median`, kind: 'count', value: ({ history }) => history.times?.p50 },
      { heading: `${long} 85%`, kind: 'count', value: ({ history }) => history.times?.p85 },
      { heading: `${long} share`, kind: 'share', value: ({ history }) => history.times?.share },
    ],
    rows: timesOfTypes(rows),
    withoutTotals: true,
  };
}

function casesOf(row: Distribution | undefined): number | string {
  return row === undefined ? 0 : (row.times?.cases ?? fewInWords);
}

function stageTable(rows: readonly PastTargetOfStage[]): ListTable<PastTargetOfStage> {
  const became = (what: keyof PastTargetOfStage['became']) => ({
    heading: becameHeadings[what],
    kind: 'count' as const,
    value: (row: PastTargetOfStage) => row.became[what],
  });
  return {
    name: 'PastTargetByStage',
    columns: [
      { heading: 'Stage', kind: 'text', value: ({ stage }) => named(stage) },
      { heading: 'Target', kind: 'count', value: ({ target }) => target },
      { heading: 'Past it', kind: 'count', value: ({ all }) => all },
      became('still-there'),
      became('moved-on'),
      became('moved-back'),
      became('completed'),
      became('lost'),
    ],
    rows,
    withoutTotals: true,
  };
}

function furthestTable(rows: readonly PastTarget[]): ListTable<PastTarget> {
  return {
    name: 'FurthestPastTarget',
    columns: [
      { heading: 'Case', kind: 'text', value: ({ name, link }) => linkedText(named(name), link), widest: 40 },
      { heading: 'Target', kind: 'count', value: ({ target }) => target },
      { heading: 'Took', kind: 'count', value: ({ time }) => daysInStage(time) },
      { heading: 'Over', kind: 'count', value: ({ over }) => over },
      { heading: 'In stage', kind: 'text', value: ({ stage }) => named(stage), widest: 18 },
      { heading: 'Became', kind: 'text', value: ({ became }) => becameHeadings[became] },
      { heading: 'Left', kind: 'day', value: ({ leftOn }) => leftOn && { day: leftOn } },
      { heading: 'Now in', kind: 'text', value: ({ nowIn }) => nowIn && named(nowIn), widest: 18 },
    ],
    rows,
    withoutTotals: true,
  };
}

function vulnerableTable(rows: readonly VulnerableRow[]): ListTable<VulnerableRow> {
  return {
    name: 'VulnerableClients',
    columns: [
      { heading: 'Of vulnerable clients', kind: 'text', value: ({ what }) => what, widest: 40 },
      { heading: 'How many', kind: 'text', value: ({ count }) => guardedInWords(count) },
      { heading: 'Median', kind: 'text', value: ({ median }) => guardedDaysInWords(median) },
      { heading: 'Share', kind: 'text', value: ({ share }) => guardedShareInWords(share) },
    ],
    rows,
    withoutTotals: true,
  };
}

function typeName(type: Distribution['type']): string {
  if (type === undefined) return 'All types';
  return type.uuid === undefined && type.name === '' ? 'No type' : named(type.name);
}
