import * as fc from 'fast-check';
import type { Case, Instant, Stage } from '../../functions/analyse/case.ts';
import { aClient } from './a-client.ts';
import { aStage } from './a-stage.ts';
import { aUuid } from './a-uuid.ts';

/**
 * Any firm of up to 40 cases in 2025 and 2026, each with its own uuid: shared, without value, type, stage or client, in
 * three currencies, with stages and clients in two versions, and many instants near the edges of week 47 of 2026.
 */
export function someCases(): fc.Arbitrary<Case[]> {
  return fc
    .array(oneCase, { maxLength: 40 })
    .map((cases) => cases.map((each, index) => ({ ...each, uuid: aUuid(index + 1) })));
}

const edges = [
  '2025-11-23T23:59:59.999Z',
  '2025-11-24T00:00:00.000Z',
  '2026-03-29T00:30:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-11-15T23:59:59.999Z',
  '2026-11-16T00:00:00.000Z',
  '2026-11-22T23:59:59.999Z',
  '2026-11-23T00:00:00.000Z',
  '2026-11-23T23:59:59.999Z',
  '2026-11-24T00:00:00.000Z',
];

const instant: fc.Arbitrary<Instant> = fc.oneof(
  fc.constantFrom(...edges),
  fc
    .date({ min: new Date('2025-10-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc
    .date({ min: new Date('2026-11-09T00:00:00Z'), max: new Date('2026-11-30T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString()),
);

const stage: fc.Arbitrary<Stage> = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((position) => aStage(position)),
  fc.constant(aStage(2, { name: 'Research again', position: 6, updatedAt: '2026-06-01T09:00:00.000Z' })),
  fc.constant(aStage(3, { name: 'Recommendation again' })),
  fc.constant({ uuid: aUuid(8900), name: 'Nowhere' }),
);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });

const oneCase: fc.Arbitrary<Case> = fc.record({
  uuid: fc.constant(''),
  name: fc.constantFrom('Pension', 'Mortgage', 'mortgage', 'Case 9', 'Case 10', '=1+1'),
  stage: maybe(stage),
  type: maybe(
    fc.constantFrom(
      { uuid: aUuid(7001), name: 'Pension' },
      { uuid: aUuid(7001), name: 'Pensions' },
      { uuid: aUuid(7002), name: 'Mortgage' },
    ),
  ),
  boardPosition: maybe(fc.integer({ min: 1, max: 20 })),
  value: maybe(
    fc.record({
      minor: fc.integer({ min: -1_000, max: 10_000_000 }),
      currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'EUR', 'AUD'),
    }),
  ),
  createdAt: instant,
  completedAt: fc.option(instant, { nil: undefined, freq: 1 }),
  reviewAt: maybe(instant),
  clients: fc.array(
    fc.constantFrom(aClient(1), aClient(2), aClient(3), aClient(3, ''), aClient(4, 'Old name'), aClient(4, 'New name')),
    { maxLength: 3 },
  ),
  assignedTo: maybe(fc.constantFrom<string[]>([], ['Priya Shah'])),
});
