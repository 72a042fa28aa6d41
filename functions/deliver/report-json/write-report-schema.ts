import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { reportJson } from './report-schema.ts';

/** The JSON schema of report.json, for programs that read it. */
export function reportJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(reportJson), undefined, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(new URL('../../../docs/report.schema.json', import.meta.url), reportJsonSchema());
}
