import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { settingsSchema } from '../functions/settings.ts';

/** The JSON schema of reports.json, from which an editor completes and checks it. Cross-checks are the code's alone. */
export function reportsSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(settingsSchema, { io: 'input' }), undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(new URL('reports.schema.json', import.meta.url), reportsSchema());
