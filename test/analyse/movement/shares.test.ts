import { expect, test } from 'vitest';
import type { MovementShare } from '../../../functions/analyse/movement/shares.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { comparedIn } from '../year-of-runs.ts';

const told = (rows: readonly MovementShare[]) =>
  rows.map(({ uuid, lines, change }) => [uuid, lines.map(({ kind }) => kind).join(), change.cases]);

test('a case that is reopened for others than it was completed for is theirs alone', () => {
  const [ann, bob] = [aUuid(8001), aUuid(8002)];
  const done = aCase({
    clients: [aClient(1)],
    assignedTo: ['Ann'],
    assignedUuids: [ann],
    value: pounds(700),
    completedAt: '2026-11-12T10:00:00Z',
  });
  const now = { ...done, clients: [aClient(2)], assignedTo: ['Bob'], assignedUuids: [bob], completedAt: undefined };
  const movement = comparedIn(aReport({ cases: [now], previous: aSnapshot([done]) }));
  expect(told(movement.assignees)).toEqual([[bob, 'reopened', 1]]);
  expect(told(movement.clients)).toEqual([[aClient(2).uuid, 'reopened', 1]]);
});
