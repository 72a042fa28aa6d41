import { testFigures, testNarrowed } from './figures.ts';

// Each way of reading, kind of period and time zone once; figures.long.test.ts reads ten firms in each way.
testFigures('firm-wide', [1, 3]);
testFigures('clients-in-batches', [2]);
testFigures('client-by-client', [4]);
testNarrowed();
