import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Report } from '../../../functions/analyse/report.ts';
import { jsonPieces } from '../../../functions/deliver/json-pieces.ts';
import { reportJson } from '../../../functions/deliver/report-json/report-schema.ts';
import { reportJsonSchema } from '../../../functions/deliver/report-json/write-report-schema.ts';
import { aReport } from '../../builders/a-report.ts';
import { officeReports } from '../../office/office-reports.ts';
import { fullReport } from '../../render/last-week.ts';

const samples = [...officeReports()].map(([name, report]) => ({ name, json: asRead(report) }));

test.each(samples)('what the archive keeps of the report $name is what the schema promises', ({ json }) => {
  expect(reportJson.parse(json)).toEqual(json);
});

test('a field that the schema does not know is refused, wherever it stands', () => {
  const seen = new Set<string>();
  for (const report of [fullReport(), aReport()]) {
    const json = asRead(report);
    for (const { path, object } of objectsIn(json, 'report')) {
      if (seen.has(path)) continue;
      seen.add(path);
      object.surprise = 'new';
      expect(reportJson.safeParse(json).success, path).toBe(false);
      delete object.surprise;
    }
    expect(reportJson.safeParse(json).success).toBe(true);
  }
  // The report itself, the records under it, and those under them.
  expect(seen).toContain('report');
  expect(seen).toContain('report.movement.bridge.lines[].items[].amount');
  expect(seen.size).toBeGreaterThan(60);
});

test('a field that is missing is noticed', () => {
  const { totals, ...rest } = fullReport();
  expect(reportJson.safeParse(asRead(rest)).success).toBe(false);
  expect(reportJson.safeParse(asRead({ ...rest, totals })).success).toBe(true);
});

test('docs/report.schema.json is the schema of the code', () => {
  const written = readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8');
  expect(written, 'run npm run schema').toBe(reportJsonSchema());
});

/** As another program would read it. */
function asRead(report: Partial<Report>): unknown {
  return JSON.parse(Buffer.concat([...jsonPieces(report)]).toString('utf8'));
}

type OneObject = { readonly path: string; readonly object: Record<string, unknown> };

function* objectsIn(value: unknown, path: string): Generator<OneObject> {
  if (Array.isArray(value)) {
    for (const each of value) yield* objectsIn(each, `${path}[]`);
  } else if (isRecord(value)) {
    yield { path, object: value };
    for (const [key, each] of Object.entries(value)) yield* objectsIn(each, `${path}.${key}`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
