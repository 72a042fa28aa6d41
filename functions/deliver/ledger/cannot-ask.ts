import { awsErrorName } from '../../aws-error.ts';
import { ReportError } from '../../report-error.ts';
import { LedgerUnreachable } from './ledger-unreachable.ts';

const refusals = new Set([
  ...['AccessDeniedException', 'ResourceNotFoundException', 'UnrecognizedClientException', 'ExpiredTokenException'],
  ...['CredentialsProviderError', 'InvalidSignatureException', 'MissingAuthenticationTokenException'],
]);

/** Why the ledger's table could not be asked, from the SDK's error, which itself goes no further: it holds the request. */
export function cannotAsk(table: string, error: unknown): ReportError {
  const name = awsErrorName(error);
  return refusals.has(name)
    ? new ReportError(
        'refused',
        `DynamoDB did not let us use the ledger, the table ${table} (${name}).`,
        'Check that the table is there, in this region, and that this function may use it. Deploying again sets both right.',
      )
    : new LedgerUnreachable(table, name);
}
