/** The firm of the demo and of `npm start`: one of thirteen cases comes to nothing. */
export const demoFirm = { seed: 2026, cases: 1_500, clients: 400, habits: { loses: 0.08 } } as const;

/** What the settings of that firm say beyond those of any other. */
export const demoSettings = { lostStages: ['Not proceeding'] } as const;

/** The settings of the sandbox's firm: a report on all its clients, every Monday at seven. */
export function sandboxReports(accountUuid: string, more: object = {}) {
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
        ...more,
      },
    ],
  };
}
