import { testFirms } from './time-in-stage-of-firms.ts';

testFirms([1, 2, 3, 4]);
