import { testFirms } from './movement-of-firms.ts';

testFirms(Array.from({ length: 20 }, (_, index) => index + 1));
