import { expect, test } from 'vitest';
import { jsonPieces } from '../../functions/deliver/json-pieces.ts';
import { aCase } from '../builders/a-case.ts';
import { aReport } from '../builders/a-report.ts';
import { aUuid } from '../builders/a-uuid.ts';

const reportJson = (value: unknown) => Buffer.concat([...jsonPieces(value)]);
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

test('the archived report holds every figure of the report', () => {
  const report = aReport();

  expect(JSON.parse(textOf(reportJson(report)))).toEqual(JSON.parse(JSON.stringify(report)));
});

test('an empty firm, absent figures and odd names are archived as valid JSON', () => {
  const empty = { ...aReport({ cases: [] }), firm: 'Zoë "🌊" \u2028 \ud83d', currencies: [] };

  const read: unknown = JSON.parse(textOf(reportJson(empty)));
  expect(read).toEqual(JSON.parse(JSON.stringify(empty)));
  expect(read).toMatchObject({ firm: 'Zoë "🌊" \u2028 \ud83d', openCases: [], narrowedTo: { clients: [] } });
});

test('each case has a line of its own, so that two archived reports can be compared', () => {
  const lines = textOf(reportJson(aReport())).split('\n');

  for (const uuid of [aUuid(1), aUuid(2)]) {
    const found = lines.filter((line) => line.startsWith(`    {"uuid":"${uuid}","name":`));
    expect(found.map((line) => JSON.parse(line.replace(/,$/, '')).uuid)).toContain(uuid);
  }
  expect(lines.at(-1)).toBe('');
});

test('the same report is archived as the same bytes', () => {
  expect(Buffer.compare(reportJson(aReport()), reportJson(aReport()))).toBe(0);
});

test('a report of many cases is put together of its pieces without a loss', () => {
  const [row] = aReport({ cases: [aCase({ name: 'Zoë 🌊' })] }).openCases;
  if (row === undefined) throw new Error('the case is open');
  const openCases = Array.from({ length: 10_000 }, (_, index) => ({ ...row, uuid: aUuid(index) }));

  const bytes = reportJson({ ...aReport(), openCases });

  // Over several of the pieces in which it is written.
  expect(bytes.byteLength).toBeGreaterThan(3_000_000);
  expect(JSON.parse(textOf(bytes)).openCases).toEqual(JSON.parse(JSON.stringify(openCases)));
});
