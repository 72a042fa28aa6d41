import { testRanking } from './ranking.ts';

testRanking(
  Array.from({ length: 20 }, (_, index) => 1 + index),
  0.95,
);
