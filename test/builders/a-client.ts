import type { Named } from '../../functions/analyse/case.ts';
import { aUuid } from './a-uuid.ts';

/** The same number is the same client. */
export function aClient(number: number, name = `Client ${number}`): Named {
  return { uuid: aUuid(9000 + number), name };
}
