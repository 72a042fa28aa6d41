import { describe, expect, test } from 'vitest';
import { list, readScripted, row } from '../read-scripted.ts';
import type { Asked } from '../scripted-plannr.ts';

const jane = { uuid: 'c1', name: 'Jane', type: 'client' };
const john = { uuid: 'c2', name: 'John', type: 'client' };
const both = { uuid: 'j1', name: 'Jane and John', type: 'client', role: 'joint' };
const staff = { uuid: 'e1', name: 'Ed', type: 'employee' };

const isOpenList = ({ query }: Asked) => query.has('filter[in_progress]');

/** A Plannr without a firm-wide list; each client's list of open cases holds what is given, and nothing is completed. */
function clientLists(lists: Readonly<Record<string, readonly object[]>>) {
  return (asked: Asked) => {
    if (asked.path === '/account') return list(Object.keys(lists).map((uuid) => ({ uuid, type: 'client' })));
    const own = lists[/^\/client\/(.*)\/cases$/.exec(asked.path)?.[1]?.toLowerCase() ?? ''];
    return own === undefined ? { status: 403 } : list(isOpenList(asked) ? own : []);
  };
}

describe('a case on the list of a client who was asked for', () => {
  test("counts for that client, by name, though only the couple's joint account takes part", async () => {
    const script = clientLists({ c1: [row(1, { participants: [both] }), row(2, { participants: [jane] })], c2: [] });
    const { cases, coverage } = await readScripted(script, { clients: ['C1'] });
    expect(Object.fromEntries(cases.map(({ uuid, clients }) => [uuid, clients]))).toEqual({
      'case-1': [
        { uuid: 'j1', name: 'Jane and John' },
        { uuid: 'c1', name: 'Jane' },
      ],
      'case-2': [{ uuid: 'c1', name: 'Jane' }],
    });
    expect(coverage).toMatchObject({ way: 'client-by-client', expected: 2, received: 2, gaps: [], notes: [] });
  });

  test('counts for both of a couple where it is on the lists of both, without names where none came', async () => {
    const joint = row(1, { participants: [both] });
    const { cases } = await readScripted(clientLists({ c1: [joint], c2: [joint] }), { clients: ['c1', 'c2'] });
    expect(cases.map(({ clients }) => clients)).toEqual([
      [
        { uuid: 'j1', name: 'Jane and John' },
        { uuid: 'c1', name: '' },
        { uuid: 'c2', name: '' },
      ],
    ]);
  });

  test('counts for that client though only staff take part', async () => {
    const { cases } = await readScripted(clientLists({ c1: [row(1, { participants: [staff] })] }), { clients: ['c1'] });
    expect(cases.map(({ clients }) => clients)).toEqual([[{ uuid: 'c1', name: '' }]]);
  });

  test('keeps its clients as they are where one of them was asked for', async () => {
    const ofJohn = row(1, { participants: [john] });
    const { cases } = await readScripted(clientLists({ c1: [ofJohn], c2: [ofJohn] }), { clients: ['c1', 'c2'] });
    expect(cases.map(({ clients }) => clients)).toEqual([[{ uuid: 'c2', name: 'John' }]]);
  });

  test('keeps its clients as they are where all clients are read, the joint account being one of them', async () => {
    const joint = row(1, { participants: [both] });
    const { cases } = await readScripted(clientLists({ c1: [joint], c2: [joint], j1: [joint] }));
    expect(cases.map(({ clients }) => clients)).toEqual([[{ uuid: 'j1', name: 'Jane and John' }]]);
  });
});

test('in batches a case of the joint account alone means that the filter was ignored; it is then counted all the same', async () => {
  const cases = [row(1, { participants: [both] }), row(2, { participants: [jane] })];
  const perClient = clientLists({ c1: cases });
  const reading = await readScripted(
    (asked) => (asked.path === '/cases' ? list(isOpenList(asked) ? cases : []) : perClient(asked)),
    { clients: ['c1'] },
  );
  expect(reading.coverage.whyThisWay).toBe('the firm-wide list ignored the filter by client');
  expect(reading.cases.filter(({ clients }) => clients.some(({ uuid }) => uuid === 'c1'))).toHaveLength(2);
});

test('cases that count for none of the clients asked for are told by number', async () => {
  // Named in the settings as a client, but an outsider at Plannr: the filter keeps it, no client row does.
  const outsider = { uuid: 'c1', name: 'Jane', type: 'external' };
  const ofNobody = [1, 2].map((number) => row(number, { participants: [outsider, john] }));
  const script = (rows: readonly object[]) => (asked: Asked) => list(isOpenList(asked) ? rows : []);
  const two = await readScripted(script(ofNobody), { clients: ['c1'] });
  expect(two.coverage.notes).toEqual([
    '2 cases that came are of none of the clients asked for, so that no figure holds them.',
  ]);
  const one = await readScripted(script(ofNobody.slice(1)), { clients: ['c1'] });
  expect(one.coverage.notes).toEqual([
    '1 case that came is of none of the clients asked for, so that no figure holds it.',
  ]);
  const all = await readScripted(script(ofNobody));
  expect(all.coverage.notes).toEqual([]);
});
