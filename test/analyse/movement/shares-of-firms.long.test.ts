import { testShares } from './shares-of-firms.ts';

testShares(
  Array.from({ length: 20 }, (_, index) => index + 1),
  52,
);
