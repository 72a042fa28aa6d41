import { readFile } from 'node:fs/promises';
import { ReportError } from '../../report-error.ts';
import { parseSettingsFile, type ReportSettings } from '../../settings.ts';

/**
 * Reads the settings and picks the report asked for.
 *
 * @throws ReportError `bad-input` if the file is not there, is not JSON, does not fit, or has no such report.
 */
export async function readReportSettings(path: string, id: string | undefined): Promise<ReportSettings> {
  const { reports } = parseSettingsFile(await readText(path), path);
  const known = reports.map((each) => each.id).join(', ');
  if (id === undefined) {
    const [only, ...others] = reports;
    if (only !== undefined && others.length === 0) return only;
    throw new ReportError(
      'bad-input',
      `${path} has several reports: ${known}.`,
      `Say which with --report, such as --report ${reports[0]?.id}.`,
    );
  }
  const report = reports.find((each) => each.id === id);
  if (report === undefined) {
    throw new ReportError('bad-input', `${path} has no report "${id}".`, `Give one of: ${known}.`);
  }
  return report;
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ReportError(
      'bad-input',
      `The settings could not be read from ${path} (${code}).`,
      'Give the path of a reports.json with --reports; infra/reports.example.json is one to copy.',
      { cause: error },
    );
  });
}
