import { parseSettings, type ReportSettings } from '../../functions/settings.ts';

/** A weekly report of Harbour Wealth, due on Mondays at seven in London, with whatever is to be different about it. */
export function aReportSettings(changes: object = {}): ReportSettings {
  const settings = {
    id: 'weekly-cases',
    firm: 'Harbour Wealth',
    owner: 'it@harbour.example',
    plannr: { accountUuid: 'edeca343-8b56-4079-8e16-620fe8145712', tokenParameter: '/casebook/harbour/token' },
    clients: 'all',
    schedule: { cron: '0 7 ? * MON *', timezone: 'Europe/London' },
    sender: 'Casebook <cases@harbour.example>',
    recipients: [{ email: 'manager@harbour.example' }],
    allowedDomains: ['harbour.example'],
    ...changes,
  };
  const [report] = parseSettings({ reports: [settings] }).reports;
  if (report === undefined) throw new Error('no report');
  return report;
}
