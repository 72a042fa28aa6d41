import { expect, test } from 'vitest';
import {
  compareNames,
  comparePositions,
  compareStages,
  compareText,
  uuidKey,
} from '../../functions/analyse/compare.ts';

test('names come in a reader’s order: without regard to capitals and accents, numbers as numbers', () => {
  const names = ['Zoe', 'émile', 'Stage 10', 'Émile', 'Stage 9', 'adam', 'Emil', 'Fred'];
  expect(names.toSorted(compareNames)).toEqual([
    'adam',
    'Emil',
    'émile',
    'Émile',
    'Fred',
    'Stage 9',
    'Stage 10',
    'Zoe',
  ]);
});

test('names that read alike and are not the same still have one order', () => {
  expect(compareNames('1', '01')).toBe(1);
  expect(compareNames('01', '1')).toBe(-1);
  expect(compareNames('same', 'same')).toBe(0);
});

test('texts come by code units', () => {
  expect(['b', 'a', 'B', 'é', 'a'].toSorted(compareText)).toEqual(['B', 'a', 'a', 'b', 'é']);
  expect(compareText('a', 'a')).toBe(0);
});

test('positions come from the lowest, unknown ones last', () => {
  expect(
    [undefined, 10, 2, undefined, 9]
      .map((position) => ({ position }))
      .toSorted((a, b) => comparePositions(a.position, b.position)),
  ).toEqual([2, 9, 10, undefined, undefined].map((position) => ({ position })));
  expect(comparePositions(undefined, undefined)).toBe(0);
});

test('stages come by position, then by name, then by uuid; those without a position after the rest, and no stage last', () => {
  const unplaced = { uuid: 'a', name: 'Archive' };
  const stages = [
    { uuid: 'e', name: 'Compliance', position: 10 },
    { uuid: 'd', name: 'Research', position: 2 },
    { uuid: 'c', name: 'Research', position: 2 },
    { uuid: 'f', name: 'Fact find', position: 2 },
  ];
  const none = { name: 'Aside' };
  const [compliance, laterResearch, research, factFind] = stages;

  expect([none, unplaced, ...stages].toSorted(compareStages)).toEqual([
    factFind,
    research,
    laterResearch,
    compliance,
    unplaced,
    none,
  ]);
  expect(compareStages(none, none)).toBe(0);
});

test('a uuid typed in capitals is the same uuid', () => {
  expect(uuidKey('EDECA343-8B56-4079-8E16-620FE8145712')).toBe(uuidKey('edeca343-8b56-4079-8e16-620fe8145712'));
});
