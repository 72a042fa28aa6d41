import { ReportError } from '../../report-error.ts';

/** The errors that end a reading, whatever was being read. */

export function tokenRefused(host: string, accountUuid: string): ReportError {
  return new ReportError(
    'refused',
    `Plannr at ${host} refused the token for account ${accountUuid} (401), and again after the token was fetched once more.`,
    'A personal token lasts about a year and ends without notice, so it may have expired or been withdrawn. Make a new one ' +
      'in Plannr under Settings, Account Details, Personal Access Tokens, and put it where this report reads it: the ' +
      'parameter that plannr.tokenParameter names, or PLANNR_TOKEN on the command line.',
  );
}

export function tokenUnusable(accountUuid: string): ReportError {
  return new ReportError(
    'bad-input',
    `The token for account ${accountUuid} is empty, or holds characters that no token has, such as a space or a line break.`,
    'Copy the token from Plannr again, whole and alone, and put it where this report reads it: the parameter that ' +
      'plannr.tokenParameter names, or PLANNR_TOKEN on the command line.',
  );
}

export function redirected(host: string, to: string): ReportError {
  const target = URL.parse(to, `https://${host}`)?.host;
  return new ReportError(
    'unreachable',
    `Plannr at ${host} answered with a redirect${target === undefined ? '' : ` to ${target}`}, which is not followed, since the token must not go elsewhere.`,
    'If Plannr has moved, set PLANNR_URL to its new address. If it has not, look at what stands between here and Plannr, such as a proxy.',
  );
}

/** Plannr gave no usable answer, however often it was asked: it may in an hour. */
export class PlannrAway extends ReportError {}

/** The first thing that has to be read could not be. */
export function unreachable(host: string, what: string, reason: string): PlannrAway {
  return new PlannrAway(
    'unreachable',
    `Plannr at ${host} could not be reached for ${what}: ${reason}.`,
    'See whether Plannr is up and whether this machine reaches it. If PLANNR_URL is set, check it. Then run the report again; nothing was sent.',
  );
}
