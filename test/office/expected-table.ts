import type { Money, Named } from '../../functions/analyse/case.ts';
import type { Holder } from '../../functions/analyse/cases/holders.ts';
import type { ReadCell } from './programs.ts';

/* How a list should look in any program, and how names and amounts are told, with none of the code that draws the workbook. */

export type ExpectedTable = {
  readonly sheet: string;
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (ReadCell | undefined)[])[];
  /** By heading; absent where the table has no row of them. */
  readonly totals?: Readonly<Record<string, ReadCell>>;
  /** Whether its head stays in place and is printed on every page: the list has the sheet, or the top of it, to itself. */
  readonly isFrozen: boolean;
};

export type Column<Row> = readonly [heading: string, value: (row: Row) => ReadCell | undefined, total?: ReadCell];

export function table<Row>(
  sheet: string,
  name: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): ExpectedTable {
  const totals = columns.flatMap(([heading, , total]) => (total === undefined ? [] : [[heading, total] as const]));
  return {
    sheet,
    name,
    isFrozen: !['Attention', 'Movement', 'People', 'Trend', 'Service level', 'Timeliness', 'Forecast'].includes(sheet),
    head: columns.map(([heading]) => heading),
    // A list without rows has a blank one.
    rows:
      rows.length === 0 ? [columns.map(() => undefined)] : rows.map((row) => columns.map(([, value]) => value(row))),
    totals: totals.length === 0 ? undefined : Object.fromEntries(totals),
  };
}

export function major(minor: number): number;
export function major(minor: number | undefined): number | undefined;
export function major(minor: number | undefined): number | undefined {
  return minor === undefined ? undefined : minor / 100;
}

export function valueIn(currency: string, value: Money | undefined): number | undefined {
  return value?.currency === currency ? value.minor / 100 : undefined;
}

export function client(name: string): string | undefined {
  return name === '' ? 'Name not read' : text(name);
}

export function stageName(name: string | undefined): string | undefined {
  return name === '' ? '(no name)' : text(name);
}

export function clientsOf(clients: readonly Named[]): string | undefined {
  return text(clients.map(({ name }) => name || 'Name not read').join('; '));
}

export function assigned(names: readonly string[] | undefined): string | undefined {
  return names === undefined ? 'not read' : text(names.join('; '));
}

export function heldBy(holders: readonly Holder[] | undefined): string | undefined {
  if (holders === undefined) return 'not read';
  return text(holders.map(({ name, isAdviser }) => `${name}${isAdviser ? ' (client’s adviser)' : ''}`).join('; '));
}

/** docs/design.md, section 9: the apostrophe, and nothing that XML cannot hold. */
export function text(given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined;
  let held = '';
  for (const character of given) {
    const code = character.codePointAt(0) ?? 0;
    const isLost = (code < 32 && code !== 9 && code !== 10) || (code >= 0xd800 && code <= 0xdfff) || code === 127;
    if (!isLost) held += character;
  }
  const starts = ['=', '+', '-', '@', '\t', '\0'];
  return starts.includes(given.charAt(0)) || starts.includes(held.charAt(0)) ? `'${held}` : held;
}
