import { testMixedFaults } from './read-cases-mixed-faults.ts';

testMixedFaults(12);
