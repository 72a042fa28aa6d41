import { expect } from 'vitest';
import type { ExpectedCase, expectedReport, Sums } from './expected.ts';
import type { MadeFiles } from './make-report.ts';
import type { Cell, TableRow } from './read-workbook.ts';

type Expected = ReturnType<typeof expectedReport>;

/** Every figure of the workbook, of report.json and of the mail, against what the truth says. */
export function compareAll({ workbook, json, message }: MadeFiles, expected: Expected): void {
  compareJson(json, expected);
  compareStages(workbook.table('Stages', 'Stages').rows, expected);
  compareClients(workbook.table('Clients', 'Clients').rows, expected);
  compareOpenCases(workbook.table('Open cases', 'OpenCases').rows, expected);
  compareCompletedCases(workbook.table('Completed cases', 'CompletedCases').rows, expected);
  compareTotals(workbook, expected);
  compareMessage(message, expected);
}

function compareJson(json: MadeFiles['json'], { firm, open, history, faults, timeToCompleteByType }: Expected): void {
  expect(json.totals).toMatchObject({
    openCases: firm.openCases,
    openValue: firm.openValue,
    openWithValue: firm.withValue,
    openedInPeriod: firm.openedInPeriod,
    completedInPeriod: firm.completedInPeriod,
    completedValueInPeriod: firm.completedValue,
    age: defined(firm.age),
    timeToComplete: defined(firm.timeToComplete),
    boardPositions: defined({ lowest: firm.lowestBoard, median: firm.medianBoard, highest: firm.highestBoard }),
  });
  expectClose(json.totals.position.mean, firm.meanPosition);
  expectClose(json.totals.position.weightedMean.GBP?.mean, firm.weightedMeanPosition);
  expect(json.totals.position.furthest?.stage).toBe(firm.furthestStage);
  expect(json.accountedFor).toMatchObject({ open: open.length, completedInHistory: history.length });
  expect(
    Object.fromEntries(json.dataQuality.counts.map((each: { kind: string; cases: number }) => [each.kind, each.cases])),
  ).toMatchObject(faults);
  const byType = (rows: readonly { type?: string }[]) =>
    [...rows].sort((a, b) => (a.type ?? '').localeCompare(b.type ?? ''));
  expect(
    byType(json.timeToComplete.map((row: { type?: string; days: object }) => defined({ type: row.type, ...row.days }))),
  ).toEqual(byType(timeToCompleteByType.map(defined)));
}

function compareStages(rows: readonly TableRow[], { stages, firm }: Expected): void {
  const inOrder = [...stages].sort((a, b) => (a.position ?? 999) - (b.position ?? 999));
  expect(rows.map((row) => row.Stage)).toEqual(inOrder.map(({ name }) => name));
  inOrder.forEach((stage, index) => {
    const row = rows[index] ?? {};
    const total = firm.openValue.GBP ?? 0;
    expect(row).toMatchObject({
      Position: stage.position,
      'Open cases': stage.openCases,
      'With a value': stage.withValue,
      'Median age (days)': stage.age.p50,
      '85% age (days)': stage.age.p85,
      'Oldest (days)': stage.age.most,
      'Lowest board position': stage.lowestBoard,
      'Median board position': stage.medianBoard,
      'Highest board position': stage.highestBoard,
      'Completed in period': stage.completedInPeriod,
    });
    expectMoney(row, 'Open value', stage.openValue);
    expectClose(row['Share of value'], total > 0 ? (stage.openValue.GBP ?? 0) / total : undefined);
  });
}

function compareClients(rows: readonly TableRow[], { clients }: Expected): void {
  const byUuid = new Map(rows.map((row) => [row['Client UUID'], row]));
  expect(rows).toHaveLength(clients.length);
  for (const client of clients) {
    const row = byUuid.get(client.uuid) ?? {};
    expect(row).toMatchObject({
      Client: client.name === undefined ? 'Name not read' : safe(client.name),
      'Open cases': client.openCases,
      'Completed in period': client.completedInPeriod,
      'Furthest stage': client.furthestStage,
      'Oldest (days)': client.age.most,
      'Shared cases': client.shared,
    });
    expectClose(row['Mean position'], client.meanPosition);
    expectMoney(row, 'Open value', client.openValue);
    expectMoney(row, 'Completed value in period', client.completedValue);
  }
}

function compareOpenCases(rows: readonly TableRow[], expected: Expected): void {
  const byUuid = rowsByCase(rows, expected.open);
  for (const each of expected.open) {
    const row = byUuid.get(each.uuid) ?? {};
    compareCase(row, each, expected);
    expect(row).toMatchObject({
      Stage: each.stageName,
      Position: each.stagePosition,
      'Board position': each.statusPosition,
      'Age (days)': each.ageDays,
      'Days in stage': each.daysInStage,
    });
    expect(dayOf(row.Review)).toBe(each.reviewDay);
  }
}

function compareCompletedCases(rows: readonly TableRow[], expected: Expected): void {
  const byUuid = rowsByCase(rows, expected.history);
  for (const each of expected.history) {
    const row = byUuid.get(each.uuid) ?? {};
    compareCase(row, each, expected);
    expect(dayOf(row.Completed)).toBe(each.completedDay);
    expect(row).toMatchObject({
      'Days to complete': each.daysToComplete,
      'In period': each.inPeriod ? 'Yes' : undefined,
    });
  }
}

function compareCase(row: TableRow, each: ExpectedCase, { nameOfClient, nameOfPerson }: Expected): void {
  expect(row.Case).toBe(safe(each.name));
  expect(row.Type).toBe(each.typeName);
  expect(dayOf(row.Opened)).toBe(each.openedDay);
  expectMoney(row, 'Value', each.value === undefined ? {} : { [each.value.currency]: each.value.minor }, 'absent');
  expect(row.Clients ?? '').toBe(safe(each.clientUuids.map(nameOfClient).join('; ')));
  expect(row['Assigned to'] ?? '').toBe(safe(each.assigneeUuids.map(nameOfPerson).join('; ')));
}

function compareTotals(workbook: MadeFiles['workbook'], { firm, open, history, clients }: Expected): void {
  const { totals: stages } = workbook.table('Stages', 'Stages');
  expect(stages['Open cases']).toBe(firm.openCases);
  expect(stages['Completed in period']).toBe(firm.completedInPeriod);
  expectMoney(stages, 'Open value', firm.openValue);
  const { totals: perClient } = workbook.table('Clients', 'Clients');
  expect(perClient['Open cases']).toBe(clients.reduce((sum, each) => sum + each.openCases, 0));
  expect(perClient['Completed in period']).toBe(clients.reduce((sum, each) => sum + each.completedInPeriod, 0));
  expectMoney(workbook.table('Open cases', 'OpenCases').totals, 'Value', firm.openValue);
  expectMoney(workbook.table('Completed cases', 'CompletedCases').totals, 'Value', sumOf(history));
  expect(open.length).toBe(firm.openCases);
}

function compareMessage({ subject, text, html }: MadeFiles['message'], { firm }: Expected): void {
  const count = (value: number) => value.toLocaleString('en-GB');
  expect(subject).toContain(`${count(firm.openCases)} open`);
  expect(subject).toContain(`${count(firm.completedInPeriod)} completed`);
  const sum = (sums: Sums) =>
    ['GBP', 'EUR']
      .flatMap((currency) => (sums[currency] === undefined ? [] : [wholePounds(sums[currency], currency)]))
      .join(' + ');
  const figure = (cases: number, sums: Sums) => [count(cases), sum(sums)].filter((each) => each !== '').join(', ');
  const open = figure(firm.openCases, firm.openValue);
  const completed = figure(firm.completedInPeriod, firm.completedValue);
  expect(text).toMatch(new RegExp(`\\n${count(firm.openCases)} open cases?\\n`));
  expect(text).toContain(`\n- Open cases: ${open}\n`);
  expect(text).toMatch(new RegExp(`\\n- Opened in the (?:week|month): ${count(firm.openedInPeriod)}(?:,|\\n)`));
  expect(text.replaceAll('in the month', 'in the week')).toContain(`\n- Completed in the week: ${completed}\n`);
  // In HTML a figure is a cell of its own beside what it is, whose amounts stay whole.
  const inTable = [...html.matchAll(/<th class="text rule" scope="row"[^>]*>([^<]*)<\/th>\s*<td [^>]*>([^<]*)</g)];
  const figures = new Map(inTable.map(([, label = '', value = '']) => [label, value.replaceAll('\u00a0', ' ')]));
  expect(figures.get('Open cases')).toBe(open);
  expect(figures.get('Completed in the week') ?? figures.get('Completed in the month')).toBe(completed);
}

/** An amount of less than a pound is told in full. */
function wholePounds(minor: number, currency: string): string {
  const isLess = minor !== 0 && Math.abs(minor) < 100;
  const digits = isLess ? 2 : 0;
  const major = isLess ? minor / 100 : Math.sign(minor) * Math.round(Math.abs(minor) / 100) || 0;
  return major.toLocaleString('en-GB', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

// A name that a spreadsheet would take for a formula has an apostrophe in front.
function safe(text: string): string {
  return '=+-@\t'.includes(text[0] ?? 'x') ? `'${text}` : text;
}

function rowsByCase(rows: readonly TableRow[], cases: readonly ExpectedCase[]): Map<Cell, TableRow> {
  expect(rows).toHaveLength(cases.length);
  return new Map(rows.map((row) => [row['Case UUID'], row]));
}

/** In each currency the amount in pounds, or euros: of a case that has none the cell is empty, a sum of none is 0. */
function expectMoney(row: TableRow, heading: string, sums: Sums, none: 'zero' | 'absent' = 'zero'): void {
  for (const currency of ['GBP', 'EUR']) {
    const cell = row[`${heading} (${currency})`];
    const minor = sums[currency] ?? (none === 'zero' && `${heading} (${currency})` in row ? 0 : undefined);
    expect(cell, `${heading} (${currency})`).toBe(minor === undefined ? undefined : minor / 100);
  }
}

function sumOf(cases: readonly ExpectedCase[]): Sums {
  const sums: Record<string, number> = {};
  for (const { value } of cases)
    if (value !== undefined) sums[value.currency] = (sums[value.currency] ?? 0) + value.minor;
  return sums;
}

function dayOf(cell: Cell): string | undefined {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : undefined;
}

function defined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Equal but for the last bits of a quotient; both absent is equal too. */
function expectClose(received: unknown, expected: number | undefined): void {
  if (expected === undefined || typeof received !== 'number') expect(received).toBe(expected);
  else expect(Math.abs(received - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}
