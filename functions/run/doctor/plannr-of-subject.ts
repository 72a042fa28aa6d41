import { createPlannrClient, type PlannrClient } from '../../collect/client/plannr-client.ts';
import { readToken } from './read-token.ts';
import type { Subject } from './subject.ts';

/** A client for the few requests of a check: it does not fetch a refused token again, since nothing was kept. */
export async function plannrOf(subject: Subject): Promise<PlannrClient> {
  const { text } = await readToken(subject);
  const token = async () => text;
  return createPlannrClient({
    baseUrl: subject.plannrUrl,
    token: { get: token, refetch: token },
    accountUuid: subject.settings.plannr.accountUuid,
    retryDelayMilliseconds: subject.retryDelayMilliseconds,
  });
}
