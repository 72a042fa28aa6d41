import { testShares } from './shares-of-firms.ts';

// shares-of-firms.long.test.ts plays twenty for a year.
testShares([1, 2], 26);
