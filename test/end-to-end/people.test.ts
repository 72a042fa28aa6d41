import { testPeople } from './people.ts';

// A week and a month; people.long.test.ts has ten firms.
testPeople([21, 22]);
