import { ReportError } from '../report-error.ts';
import type { ReportSettings, Settings } from '../settings.ts';

/** The report of that id. @throws ReportError `bad-input` if the settings have none. */
export function findReport({ reports }: Settings, id: string): ReportSettings {
  const settings = reports.find((report) => report.id === id);
  if (settings !== undefined) return settings;
  throw new ReportError(
    'bad-input',
    `There is no report "${id}" in the published settings.`,
    `The reports there are: ${reports.map((report) => report.id).join(', ')}. Add it to infra/reports.json and deploy.`,
  );
}
