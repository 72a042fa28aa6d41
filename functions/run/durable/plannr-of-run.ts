import { createPlannrClient, type PlannrClientOptions } from '../../collect/client/plannr-client.ts';
import type { PlannrClient } from '../../collect/client/plannr-port.ts';
import type { TokenSource } from '../../collect/client/token-keeper.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { ReportError } from '../../report-error.ts';
import type { ReportSettings } from '../../settings.ts';
import type { ReadParameter } from '../read-parameter.ts';
import type { DurablePorts, Plannr } from './durable-ports.ts';

/**
 * Makes the Plannr client of an attempt and keeps it for as long as this process serves that attempt: the client counts
 * the requests of the last minute over all of its shards, and one that was refused for good must not outlive its run.
 * A new process starts with an empty count, and learns from Plannr's first answer what is left of the minute.
 */
export function createPlannrOfRun(
  options: {
    readonly readParameter: ReadParameter;
    /** Where Plannr is, if elsewhere. */
    readonly baseUrl?: string;
  } & Pick<PlannrClientOptions, 'requestsPerMinute' | 'retryDelayMilliseconds' | 'clock' | 'random'>,
): DurablePorts['plannr'] {
  const { readParameter, baseUrl = 'https://api.plannrcrm.com', ...pace } = options;
  let kept: { readonly attempt: string; readonly plannr: Plannr } | undefined;

  return ({ plannr: { accountUuid, tokenParameter } }, { run, attempt }) => {
    const name = `${run} ${attempt}`;
    if (kept?.attempt === name) return kept.plannr;
    let wasRefused = false;
    const token: TokenSource = {
      get: () => readParameter(tokenParameter),
      refetch: () => {
        wasRefused = true;
        return readParameter(tokenParameter, { freshly: true });
      },
    };
    const client = createPlannrClient({ baseUrl, token, accountUuid, ...pace });
    const plannr = { client, tokenWasRefused: () => wasRefused };
    kept = { attempt: name, plannr };
    return plannr;
  };
}

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
