import { ReportError } from '../../report-error.ts';

/** DynamoDB did not answer. It does not last as a rule: what was to be asked is worth asking again. */
export class LedgerUnreachable extends ReportError {
  constructor(table: string, reason: string) {
    super(
      'unreachable',
      `DynamoDB did not answer for the ledger, the table ${table} (${reason}).`,
      'Try again in a few minutes. If it stays so, look at the AWS Health Dashboard and at the logs.',
      { mayPass: true },
    );
  }
}
