import { expect, test } from 'vitest';
import { createPartSharer } from '../../../functions/collect/records/share-parts.ts';
import { aCase } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aStage } from '../../builders/a-stage.ts';

test('cases stay what they were, and hold equal stages and clients once', () => {
  const share = createPartSharer();
  const given = [1, 2].map(() => aCase({ stage: aStage(2), clients: [aClient(1), aClient(2)], tags: ['a'] }));
  const [one, other] = given.map(share);
  expect([one, other]).toEqual(given);
  expect(other?.stage).toBe(one?.stage);
  expect(other?.clients[1]).toBe(one?.clients[1]);
});

test('lists of one equal client, or of one equal person, are one list; what is of several stays its own', () => {
  const share = createPartSharer();
  const [one, other, both] = [
    aCase({ clients: [aClient(1)], assignedTo: ['Ann'] }),
    aCase({ clients: [aClient(1)], assignedTo: ['Ann'] }),
    aCase({ clients: [aClient(1), aClient(2)], assignedTo: ['Ann', 'Bob'] }),
  ].map(share);
  expect(other?.clients).toBe(one?.clients);
  expect(other?.assignedTo).toBe(one?.assignedTo);
  expect([both?.clients.length, both?.assignedTo]).toEqual([2, ['Ann', 'Bob']]);
});

test('a stage or a client that was renamed between two cases is another one in each', () => {
  const share = createPartSharer();
  const names = ['Research', 'Report', 'Research'].map((name) =>
    share(aCase({ stage: aStage(2, { name }), clients: [aClient(1, name)] })),
  );
  expect(names.map(({ stage }) => stage?.name)).toEqual(['Research', 'Report', 'Research']);
  expect(names.map(({ clients }) => clients[0]?.name)).toEqual(['Research', 'Report', 'Research']);
});

test.each([
  { position: 7 },
  { colour: '#123456' },
  { isTypeCompleted: true },
  { updatedAt: '2026-11-01T00:00:00.000Z' },
])('a stage that differs in %o alone is another one', (change) => {
  const share = createPartSharer();
  const before = { ...aStage(2), position: 2, colour: '#000000', isTypeCompleted: false, updatedAt: undefined };
  share(aCase({ stage: before }));
  expect(share(aCase({ stage: { ...before, ...change } })).stage).toEqual({ ...before, ...change });
});
