import { describe, expect, test } from 'vitest';
import { notesOnHistories, sumMissed } from '../../../functions/collect/audits/missed-histories.ts';

const nothing = { unread: 0, unclear: 0 };
const told = (...parts: Parameters<typeof sumMissed>[0]) => notesOnHistories(sumMissed(parts));

describe('what is not told of the histories', () => {
  test('is nothing where all came', () => {
    expect(told()).toEqual([]);
    expect(told(nothing, nothing)).toEqual([]);
  });

  test('of parts that missed as many each is told of all of them, once', () => {
    expect(
      told({ unread: 1, why: 'not found (404)', unclear: 2 }, nothing, { unread: 1, why: 'x', unclear: 2 }),
    ).toEqual([
      'The history of 2 cases could not be read (not found (404)): time in stage is told by our own snapshots, less exactly.',
      'The history of 4 cases does not lead to the stage they are in: time in stage is told by our own snapshots, less exactly.',
    ]);
  });

  test('of one case is told in the singular', () => {
    expect(told({ unread: 1, why: 'not found (404)', unclear: 1 })).toEqual([
      'The history of 1 case could not be read (not found (404)): time in stage is told by our own snapshots, less exactly.',
      'The history of 1 case does not lead to the stage it is in: time in stage is told by our own snapshots, less exactly.',
    ]);
  });

  test('that may not be read at all is told once, though each part found it out', () => {
    const refused = { ...nothing, refused: 'refused (403)' };
    expect(told(refused, refused)).toEqual([
      'Plannr does not let this account read the history of cases (refused (403)): the time in stage is told by our own snapshots, less exactly.',
    ]);
  });
});
