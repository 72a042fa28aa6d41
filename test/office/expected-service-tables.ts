import type { Report } from '../../functions/analyse/report.ts';
import { assigned, clientsOf, type ExpectedTable, table, text } from './expected-table.ts';
import { daysInStage, ifAny } from './expected-what-changed.ts';

/* What the lists of the sheet Service level should hold, as expected-tables.ts has it of the others. */

const whom = {
  client: 'Client',
  provider: 'Provider',
  adviser: 'Adviser',
  paraplanner: 'Paraplanner',
  administrator: 'Administrator',
  compliance: 'Compliance',
  'not-mapped': 'Not mapped',
  'not-exact': 'Not exact',
} as const;

export function serviceTables({ service }: Report): ExpectedTable[] {
  if (service === undefined) return [];
  const { levels, breaches, waits, providers, map } = service;
  const sheet = 'Service level';
  const on = ({ waitsOn }: { readonly waitsOn?: keyof typeof whom }) => waitsOn && whom[waitsOn];
  const typeOf = (type: { readonly name: string } | undefined) =>
    type === undefined ? 'All types' : type.name === '' ? 'No type' : text(type.name);
  const parts = waits.flatMap(({ type, all, parts: own }) => own.map((part) => ({ ...part, type, all })));
  return [
    table(sheet, 'ServiceLevel', levels, [
      ['Stage', ({ stage }) => text(stage.name)],
      ['Type', ({ type }) => typeOf(type)],
      ['Waits on', on],
      ['Target (working days)', ({ target }) => target],
      ['Ended', ({ ended }) => ended],
      ['Within target', ({ within }) => within],
      ['Past target', ({ past }) => past],
      ['Not clear', ({ unclear }) => unclear],
      ['Share within', ({ within, past }) => (within + past === 0 ? undefined : within / (within + past))],
      ['Open', ({ open }) => open],
      ['Open past target', ({ openPast }) => openPast],
      ['Open, not clear', ({ openUnclear }) => openUnclear],
    ]),
    table(sheet, 'PastTarget', breaches, [
      ['Case', ({ name }) => text(name)],
      ['Clients', (row) => clientsOf(row.clients)],
      ['Type', ({ type }) => text(type)],
      ['Stage', ({ stage }) => text(stage)],
      ['Waits on', on],
      ['Target (working days)', ({ target }) => target],
      ['Working days in stage', ({ time }) => daysInStage(time)],
      ['Working days over', ({ over }) => over],
      ['Assigned to', (row) => assigned(row.assignedTo)],
      ['Case UUID', ({ uuid }) => uuid],
    ]),
    table(sheet, 'WaitedOn', parts, [
      ['Waited on', (part) => whom[part.on]],
      ['Type', ({ type }) => typeOf(type)],
      ['Stays', ({ stays }) => stays],
      ['Days', ({ days }) => days],
      ['Share of days', ({ days, all }) => (all.days === 0 ? undefined : days / all.days)],
      ['Working days', ({ workingDays }) => workingDays],
    ]),
    ...ifAny(providers?.rows ?? [], () =>
      table(sheet, 'Providers', providers?.rows ?? [], [
        ['Provider', ({ name }) => text(name)],
        ['Days', ({ days }) => days],
        ['Working days', ({ workingDays }) => workingDays],
        ['Stays', ({ stays }) => stays],
        ['Cases', ({ cases }) => cases],
        ['Median working days', ({ stay }) => stay.p50],
        ['85% working days', ({ stay }) => stay.p85],
        ['Longest (working days)', ({ stay }) => stay.most],
        ['Not exact', ({ notExact }) => notExact],
        ['Waiting now', ({ open }) => open],
      ]),
    ),
    table(sheet, 'StageMap', map.stages, [
      ['Stage', ({ name }) => text(name)],
      ['Position', ({ position }) => position],
      ['Waits on', on],
      ['Target (working days)', ({ target }) => target],
      ['In the settings', ({ isMapped }) => (isMapped ? 'Yes' : 'No')],
      ['Stage UUID', ({ uuid }) => uuid],
    ]),
  ].filter(({ rows }) => rows.length > 0);
}
