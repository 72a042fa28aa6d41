import type { Scope } from '../../functions/analyse/analysis-input.ts';

/** All clients of an invented firm in London; what is given replaces the usual. */
export function aScope(given: Partial<Scope> = {}): Scope {
  return {
    reportId: 'weekly-cases',
    firm: 'Harbour Wealth',
    timezone: 'Europe/London',
    clients: 'all',
    columns: [],
    historyWeeks: 52,
    stalledAfterDays: 21,
    valueMeans: 'expected fee income',
    caseLink: 'https://crm.example/cases/{uuid}',
    ...given,
  };
}
