import { testFirms, testUneditedMoves } from './time-in-stage-of-firms.ts';

// time-in-stage-of-firms.long.test.ts plays four.
testFirms([1]);
testUneditedMoves();
