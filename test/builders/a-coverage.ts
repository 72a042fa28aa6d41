import type { Coverage } from '../../functions/analyse/coverage.ts';
import { aUuid } from './a-uuid.ts';

/** A complete firm-wide reading of nine cases; what is given replaces the usual. */
export function aCoverage(given: Partial<Coverage> = {}): Coverage {
  return {
    way: 'firm-wide',
    account: { uuid: aUuid(6001), name: 'Olu Adeyemi', type: 'employee', role: 'owner', firm: 'Harbour Wealth' },
    startedAt: '2026-11-23T07:00:01.000Z',
    finishedAt: '2026-11-23T07:00:04.000Z',
    requests: 3,
    retries: 0,
    rateLimited: 0,
    expected: 9,
    received: 9,
    setAside: [],
    unreadClients: [],
    shortLists: [],
    notes: [],
    gaps: [],
    share: 1,
    ...given,
  };
}
