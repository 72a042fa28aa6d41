import type { Case } from '../../functions/analyse/case.ts';
import { aCase, euros, pounds } from './a-case.ts';
import { aClient } from './a-client.ts';
import { aStage } from './a-stage.ts';
import { aUuid } from './a-uuid.ts';

const mary = aClient(1, "Mary O'Neill");
const tom = aClient(2, 'Tom O’Neill');
const zoe = aClient(3, 'Zoë 🌊 Brandt');
const formula = aClient(4, '=HYPERLINK("https://evil.example")');
const pension = { uuid: aUuid(7001), name: 'Pension' };
const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };

/**
 * Nine cases of a small firm as at Monday 23 November 2026: six open, two completed in week 47, one completed before.
 * Among them a shared case, one in euros, one with no value, type, stage or assignee, and a review that is past.
 */
export function aFirm(): Case[] {
  return [
    aCase({ uuid: aUuid(1), name: 'Pension transfer', clients: [mary], type: pension, value: pounds(2_000) }),
    aCase({
      uuid: aUuid(2),
      name: 'Joint mortgage',
      clients: [mary, tom],
      type: mortgage,
      stage: aStage(3),
      boardPosition: 4,
      value: pounds(1_250.5),
      createdAt: '2026-09-01T08:30:00Z',
      reviewAt: '2026-10-12',
      tags: ['Priority', 'Remortgage'],
    }),
    aCase({
      uuid: aUuid(3),
      name: 'Villa in Spain',
      clients: [zoe],
      type: mortgage,
      stage: aStage(4),
      boardPosition: 2,
      value: euros(3_400),
      createdAt: '2026-06-15T12:00:00Z',
      reviewAt: '2027-01-15T09:00:00Z',
      plans: [{ uuid: aUuid(5001), name: 'Mortgage 4711' }],
    }),
    aCase({
      uuid: aUuid(4),
      name: '=1+1',
      clients: [formula],
      type: undefined,
      stage: undefined,
      boardPosition: undefined,
      value: undefined,
      createdAt: '2026-11-17T15:45:00Z',
      assignedTo: [],
    }),
    aCase({
      uuid: aUuid(5),
      name: 'Annual review',
      clients: [tom],
      type: pension,
      stage: aStage(1),
      boardPosition: 3,
      value: pounds(0),
      createdAt: '2026-11-18T09:00:00Z',
      assignedTo: ['Priya Shah', 'Ben Cole'],
      customFields: { favourite_drink: 'Tea' },
    }),
    aCase({
      uuid: aUuid(6),
      name: `Long name ${'x'.repeat(290)}`,
      clients: [zoe],
      type: pension,
      stage: aStage(5),
      boardPosition: 1,
      value: pounds(800),
      createdAt: '2026-03-20T11:00:00Z',
    }),
    aCase({
      uuid: aUuid(7),
      name: 'ISA top-up',
      clients: [mary],
      type: pension,
      stage: aStage(5),
      value: pounds(450),
      createdAt: '2026-10-05T09:00:00Z',
      completedAt: '2026-11-17T16:00:00Z',
    }),
    aCase({
      uuid: aUuid(8),
      name: 'Remortgage',
      clients: [tom, zoe],
      type: mortgage,
      stage: aStage(5),
      value: pounds(1_100),
      createdAt: '2026-08-03T09:00:00Z',
      completedAt: '2026-11-20T10:00:00Z',
    }),
    aCase({
      uuid: aUuid(9),
      name: 'First mortgage',
      clients: [zoe],
      type: mortgage,
      stage: aStage(5),
      value: euros(900),
      createdAt: '2026-02-02T09:00:00Z',
      completedAt: '2026-05-11T10:00:00Z',
    }),
  ];
}
