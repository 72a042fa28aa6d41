import type { Breach } from '../../../../analyse/service/breaches.ts';
import type { ProviderWait, ProviderWaits } from '../../../../analyse/service/provider-waits.ts';
import type { Service } from '../../../../analyse/service/service.ts';
import type { ServiceLevel } from '../../../../analyse/service/service-level.ts';
import type { MappedStage, WaitsOn } from '../../../../analyse/service/stage-map.ts';
import type { WaitPart, WaitRow } from '../../../../analyse/service/waits.ts';
import { assignedNames, clientNames, named } from '../../../words/format/names.ts';
import {
  breachesInWords,
  levelsInWords,
  mapFaultsInWords,
  providersInWords,
  serviceDaysInWords,
  serviceTitles,
  waitedOnInWords,
  waitsInWords,
} from '../../../words/service-words.ts';
import { daysInStage } from '../../../words/workbook/days-in-stage.ts';
import type { Book } from '../../book.ts';
import { linkedText } from '../../cells/safe-link.ts';
import { addDataBars } from '../../lists/data-bars.ts';
import { finishList } from '../../lists/finish-list.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { StackedLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { withinSheet } from '../../lists/within-sheet.ts';
import type { ListTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';

/** How cases keep to the firm's targets, and on whom they wait. There is no such sheet where the settings have no map. */
export function addServiceSheet(book: Book): void {
  const { report } = book;
  const { service } = report;
  if (service === undefined) return;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.service,
    title: sheetNames.service,
    lines: [...serviceDaysInWords(report), ...mapFaultsInWords(service)],
  });
  const lists = new StackedLists(sheet, nextRow);
  const add = <Row>(title: string, lines: readonly string[], table: ListTable<Row>) => {
    if (table.rows.length === 0) lists.say(title, lines);
    else addDataBars(book.bars, { sheet, headRow: lists.add(title, lines, table).headRow }, table);
  };
  add(serviceTitles.levels, levelsInWords(service, report.period), levelTable(service.levels));
  const { rows, isCut, lines } = withinSheet(service.breaches, 'case', book);
  add(serviceTitles.breaches, [...breachesInWords(service), ...lines], { ...breachTable(rows), isCut });
  add(serviceTitles.waits, waitsInWords(service), waitTable(service));
  if (service.providers !== undefined) {
    add(serviceTitles.providers, providersInWords(service.providers), providerTable(service.providers));
  }
  add(serviceTitles.map, [], mapTable(service.map.stages));
  finishList(sheet, report, { printed: lists.printed, blocks: lists.blocks, zoom: 90 });
}

function levelTable(rows: readonly ServiceLevel[]): ListTable<ServiceLevel> {
  return {
    name: 'ServiceLevel',
    columns: [
      { heading: 'Stage', kind: 'text', value: ({ stage }) => named(stage.name) },
      { heading: 'Type', kind: 'text', value: ({ type }) => typeName(type) },
      waitsOnColumn,
      targetColumn,
      { heading: 'Ended', kind: 'count', value: ({ ended }) => ended },
      { heading: 'Within target', kind: 'count', value: ({ within }) => within },
      { heading: 'Past target', kind: 'count', value: ({ past }) => past },
      { heading: 'Not clear', kind: 'count', value: ({ unclear }) => unclear },
      { heading: 'Share within', kind: 'share', value: ({ share }) => share, bar: true },
      { heading: 'Open', kind: 'count', value: ({ open }) => open },
      { heading: 'Open past target', kind: 'count', value: ({ openPast }) => openPast },
      { heading: 'Open, not clear', kind: 'count', value: ({ openUnclear }) => openUnclear },
    ],
    rows,
    withoutTotals: true,
  };
}

function breachTable(rows: readonly Breach[]): ListTable<Breach> {
  return {
    name: 'PastTarget',
    columns: [
      { heading: 'Case', kind: 'text', value: ({ name, link }) => linkedText(named(name), link) },
      { heading: 'Clients', kind: 'text', value: ({ clients }) => clientNames(clients), widest: 28 },
      { heading: 'Type', kind: 'text', value: ({ type }) => (type === undefined ? undefined : named(type)) },
      { heading: 'Stage', kind: 'text', value: ({ stage }) => named(stage) },
      waitsOnColumn,
      targetColumn,
      { heading: 'Working days in stage', kind: 'count', value: ({ time }) => daysInStage(time) },
      { heading: 'Working days over', kind: 'count', value: ({ over }) => over, bar: true },
      { heading: 'Assigned to', kind: 'text', value: ({ assignedTo }) => assignedNames(assignedTo), widest: 26 },
      { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid },
    ],
    rows,
    withoutTotals: true,
  };
}

type PartOfType = WaitPart & Pick<WaitRow, 'type'> & { readonly of: number };

function waitTable({ waits }: Service): ListTable<PartOfType> {
  return {
    name: 'WaitedOn',
    columns: [
      { heading: 'Waited on', kind: 'text', value: ({ on }) => waitedOnInWords(on) },
      { heading: 'Type', kind: 'text', value: ({ type }) => typeName(type) },
      { heading: 'Stays', kind: 'count', value: ({ stays }) => stays },
      { heading: 'Days', kind: 'count', value: ({ days }) => days },
      {
        heading: 'Share of days',
        kind: 'share',
        value: ({ days, of }) => (of === 0 ? undefined : days / of),
        bar: true,
      },
      { heading: 'Working days', kind: 'count', value: ({ workingDays }) => workingDays },
    ],
    rows: waits.flatMap(({ type, all, parts }) => parts.map((part) => ({ ...part, type, of: all.days }))),
    withoutTotals: true,
  };
}

function providerTable({ rows }: ProviderWaits): ListTable<ProviderWait> {
  return {
    name: 'Providers',
    columns: [
      { heading: 'Provider', kind: 'text', value: ({ name }) => named(name) },
      { heading: 'Days', kind: 'count', value: ({ days }) => days, bar: true },
      { heading: 'Working days', kind: 'count', value: ({ workingDays }) => workingDays },
      { heading: 'Stays', kind: 'count', value: ({ stays }) => stays },
      { heading: 'Cases', kind: 'count', value: ({ cases }) => cases },
      { heading: 'Median working days', kind: 'count', value: ({ stay }) => stay.p50 },
      { heading: '85% working days', kind: 'count', value: ({ stay }) => stay.p85 },
      { heading: 'Longest (working days)', kind: 'count', value: ({ stay }) => stay.most },
      { heading: 'Not exact', kind: 'count', value: ({ notExact }) => notExact },
      { heading: 'Waiting now', kind: 'count', value: ({ open }) => open },
    ],
    rows,
    withoutTotals: true,
  };
}

function mapTable(rows: readonly MappedStage[]): ListTable<MappedStage> {
  return {
    name: 'StageMap',
    columns: [
      { heading: 'Stage', kind: 'text', value: ({ name }) => named(name) },
      { heading: 'Position', kind: 'count', value: ({ position }) => position },
      waitsOnColumn,
      targetColumn,
      { heading: 'In the settings', kind: 'text', value: ({ isMapped }) => (isMapped ? 'Yes' : 'No') },
      { heading: 'Stage UUID', kind: 'id', value: ({ uuid }) => uuid },
    ],
    rows,
    withoutTotals: true,
  };
}

const waitsOnColumn: ListColumn<{ readonly waitsOn?: WaitsOn }> = {
  heading: 'Waits on',
  kind: 'text',
  value: ({ waitsOn }) => (waitsOn === undefined ? undefined : waitedOnInWords(waitsOn)),
};

const targetColumn: ListColumn<{ readonly target?: number }> = {
  heading: 'Target (working days)',
  kind: 'count',
  value: ({ target }) => target,
};

function typeName(type: WaitRow['type']): string {
  if (type === undefined) return 'All types';
  return type.uuid === undefined && type.name === '' ? 'No type' : named(type.name);
}
