import type { PlannrClient } from '../../collect/client/plannr-port.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { ReportError } from '../../report-error.ts';
import type { ReportSettings } from '../../settings.ts';
import type { DurablePorts } from './durable-ports.ts';

/** Asks Plannr for a firm. If it refuses the token for good, the log says so: a right that is missing is another thing. */
export async function askPlannr<T>(
  ports: DurablePorts,
  { settings, hold }: { readonly settings: ReportSettings; readonly hold: RunHold },
  work: (client: PlannrClient) => Promise<T>,
): Promise<T> {
  const { client, tokenWasRefused } = ports.plannr(settings, hold);
  try {
    return await work(client);
  } catch (error) {
    const isRefusal = error instanceof ReportError && error.kind === 'refused';
    if (isRefusal && tokenWasRefused()) ports.log.error('Plannr refused the token', hold);
    throw error;
  }
}
