import { testPeople } from './people.ts';

testPeople(Array.from({ length: 10 }, (_, index) => 31 + index));
