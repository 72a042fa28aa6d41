import type { Coverage } from '../../analyse/coverage.ts';
import type { Report } from '../../analyse/report.ts';
import { formatNumber } from './format/format.ts';
import { oneLine } from './format/one-line.ts';

/* What was asked for and what came, in words; shared by Summary and About. */

/** How the reading was made; docs/design.md, section 6. */
export function wayInWords(way: Coverage['way']): string {
  switch (way) {
    case 'firm-wide':
      return 'The firm’s whole list of cases';
    case 'clients-in-batches':
      return 'The cases of the clients asked for, many clients at a time';
    case 'client-by-client':
      return 'The cases of one client after another';
  }
}

export function casesReceivedInWords({ expected, received }: Coverage): string {
  if (expected === undefined) return `${formatNumber(received)} received; Plannr gave no count to compare with`;
  return `${formatNumber(received)} received of ${formatNumber(expected)} expected`;
}

export function clientsReadInWords({ clientsAsked, clientsRead }: Coverage): string {
  if (clientsAsked === undefined) return 'Not read one by one';
  return `${formatNumber(clientsRead ?? 0)} read of ${formatNumber(clientsAsked)} asked for`;
}

export function accountInWords({ account }: Coverage): string {
  const who = [account.name ?? 'an account without a name', account.role ?? 'role not given', account.firm];
  return who.filter((part) => part !== undefined && part !== '').join(', ');
}

/** A warning where the role may hide a part of the firm. Source: docs/plannr.md, section 1. */
export function visibilityInWords({ reliance }: Pick<Report, 'reliance'>): string | undefined {
  switch (reliance.account.sees) {
    case 'part':
      return `A ${oneLine(reliance.account.role ?? '', 60)} may not see all of the firm’s cases`;
    case 'not-known':
      return 'Its role is not known, so it may not see all of the firm’s cases';
    case 'all':
      return undefined;
  }
}
