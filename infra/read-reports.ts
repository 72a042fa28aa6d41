import { existsSync, readFileSync } from 'node:fs';
import { parseSettingsFile, type Settings } from '../functions/settings.ts';

/** The settings as written, and the file that they came from, which is published as it is. */
export type Reports = { readonly file: string; readonly settings: Settings };

/**
 * Reads and checks a reports.json, so that a wrong one never reaches AWS.
 *
 * @throws Error that says what is wrong, where, and what to do.
 */
export function readReports(file: string): Reports {
  if (!existsSync(file)) {
    throw new Error(`There is no ${file}.\nWhat to do: copy infra/reports.example.json there and fill in your firm's.`);
  }
  return { file, settings: parseSettingsFile(readFileSync(file, 'utf8'), file) };
}
