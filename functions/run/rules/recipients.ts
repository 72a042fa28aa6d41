import type { RunOrder } from '../../deliver/ledger/run-record.ts';
import type { ReportSettings } from '../../settings.ts';

/** Who is mailed: nobody, the one address of a preview, or everybody the report is for. */
export function recipientsOf(
  { recipients }: Pick<ReportSettings, 'recipients'>,
  { send, to }: Pick<RunOrder, 'send' | 'to'>,
): readonly string[] {
  if (!send) return [];
  return to === undefined ? recipients.map(({ email }) => email) : [to];
}
