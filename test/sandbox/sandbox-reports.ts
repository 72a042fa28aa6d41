/** The settings of the sandbox's firm: a report on all its clients, every Monday at seven. */
export function sandboxReports(accountUuid: string) {
  return {
    reports: [
      {
        id: 'weekly-cases',
        firm: 'Harbour Wealth',
        owner: 'it@harbour.example',
        plannr: { accountUuid, tokenParameter: '/casebook/sandbox/token' },
        clients: 'all',
        columns: ['tags', 'plans', 'custom:favourite_drink'],
        period: 'week',
        schedule: { cron: '0 7 ? * MON *', timezone: 'Europe/London' },
        sender: 'Casebook <cases@harbour.example>',
        recipients: [{ email: 'manager@harbour.example', view: 'firm' }],
        allowedDomains: ['harbour.example'],
        caseLink: 'https://crm.example/cases/{uuid}',
      },
    ],
  };
}
