import type { ApiKey } from './api-key.ts';
import type { ApiPorts } from './api-ports.ts';

/** What every route finds in its context once the key was found good. */
export type ApiEnv = { Variables: { key: ApiKey; ports: ApiPorts } };
