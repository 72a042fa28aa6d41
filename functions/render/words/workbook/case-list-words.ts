import type { Report } from '../../../analyse/report.ts';
import type { ClientRow } from '../../../analyse/standing/clients.ts';
import { formatCount, formatDay, formatNumber } from '../format/format.ts';
import { clientName } from '../format/names.ts';
import { andLost } from '../lost-words.ts';
import { timeInStageKnownInWords } from '../reliance-words.ts';

/* What stands above the lists of cases, clients and stages. */

export function openCasesInWords({ openCases, reliance }: Report): string[] {
  if (openCases.length === 0) return [noOpenCase];
  return [
    `${formatCount(openCases.length, 'case')}, by position, the oldest first.`,
    `Days in stage: ${timeInStageKnownInWords(reliance)}.`,
  ];
}

export const noOpenCase = 'No case is open.';

export const noRoomForColumns = 'Further columns stand to the right; on paper there is no room for them.';

export function completedCasesInWords({ completedCases, history, totals }: Report): string {
  const since = `from ${formatDay(history.firstDay)} to ${formatDay(history.lastDay)}`;
  return completedCases.length === 0
    ? `No case was completed ${since}.`
    : `${formatCount(totals.completedInHistory, 'case')} completed${andLost(totals.lostInHistory)} ${since}, the last first; ${formatNumber(totals.completedInPeriod)} completed${andLost(totals.lostInPeriod)} in the period.`;
}

export function stagesInWords({ totals: { openCases } }: Pick<Report, 'totals'>): string {
  return openCases === 0
    ? noOpenCase
    : `Where ${formatCount(openCases, 'open case')} stood, in the firm's own order of stages.`;
}

export const stagesBehindCharts = 'The figures behind the charts on Summary';

export function clientsInWords({ clients, openCases, ...report }: Report): string[] {
  return [
    clients.length === 0
      ? 'No case of any client is open, and none was completed in the history window.'
      : clients.length === 1
        ? '1 client.'
        : `${formatCount(clients.length, 'client')}, most open value in pounds first.`,
    ...(clients.length === 0 ? [] : reconciliationInWords(report)),
    ...(openCases.length === 0 ? [] : ['A name leads to the first of the client’s open cases.']),
  ];
}

export const noRoomForFigures = 'Further figures stand to the right; on paper there is no room for them.';

/** The line between the clients' open cases and those of the firm, or of the part of it that the report is about. */
function reconciliationInWords(report: Pick<Report, 'reconciliation' | 'narrowedTo'>): string[] {
  const { clients, countedAgain, withoutClient, firm } = report.reconciliation;
  const whole = isNarrowed(report) ? 'this report' : 'the firm';
  return [
    `A shared case counts under each of its clients and once in ${whole}.`,
    `Open cases: the clients have ${formatNumber(clients.openCases)} together; less ${formatNumber(countedAgain.openCases)} counted again, ` +
      `plus ${formatNumber(withoutClient.openCases)} without a client, that makes ${formatNumber(firm.openCases)} in ${whole}.`,
  ];
}

// What it leaves out is no part of the sums, which are then not the firm's.
function isNarrowed({ narrowedTo: { clients, types, statuses, plans } }: Pick<Report, 'narrowedTo'>): boolean {
  return clients.length + types.length + statuses.length + plans.length > 0;
}

/** What the rows are called that lead from the clients' sums to the firm's. */
export function reconciliationWords(
  report: Pick<Report, 'narrowedTo'>,
): Readonly<Record<keyof Report['reconciliation'], string>> {
  return {
    clients: 'Sum of the clients',
    countedAgain: 'less shared cases counted again',
    withoutClient: 'plus cases without a client',
    firm: isNarrowed(report) ? 'This report' : 'Firm',
  };
}

/** The client's name, with a word where the figures are not all of the client's. */
export function clientOnList({ name, unread }: Pick<ClientRow, 'name' | 'unread'>, hasFigures: boolean): string {
  if (unread === undefined) return clientName(name);
  return `${clientName(name)} (${hasFigures ? 'not all read' : 'could not be read'}: ${unread})`;
}
