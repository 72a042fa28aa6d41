import { testFirms } from './movement-of-firms.ts';

// One as it is, and one that is reorganised; movement-of-firms.long.test.ts plays twenty.
testFirms([1, 5]);
