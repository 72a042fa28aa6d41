import type { Case, Money } from '../../functions/analyse/case.ts';
import { aClient } from './a-client.ts';
import { aStage } from './a-stage.ts';
import { aUuid } from './a-uuid.ts';

/**
 * An open case without a fault, opened on 2 November 2026; what is given replaces the usual, `undefined` takes it away.
 * Give each case of a test its own `uuid`.
 *
 * @param given instants may be written in any way that `Date` reads
 */
export function aCase(given: Partial<Case> = {}): Case {
  const built: Case = {
    uuid: aUuid(1),
    name: 'Pension transfer',
    stage: aStage(2),
    type: { uuid: aUuid(7001), name: 'Pension' },
    boardPosition: 1,
    value: pounds(1_500),
    createdAt: '2026-11-02T10:00:00.000Z',
    clients: [aClient(1)],
    assignedTo: ['Priya Shah'],
    ...given,
  };
  return {
    ...built,
    createdAt: built.createdAt === undefined ? undefined : instant(built.createdAt),
    completedAt: built.completedAt === undefined ? undefined : instant(built.completedAt),
    reviewAt: built.reviewAt?.includes('T') ? instant(built.reviewAt) : built.reviewAt,
  };
}

export function pounds(amount: number): Money {
  return { minor: Math.round(amount * 100), currency: 'GBP' };
}

export function euros(amount: number): Money {
  return { minor: Math.round(amount * 100), currency: 'EUR' };
}

function instant(text: string): string {
  return new Date(text).toISOString();
}
