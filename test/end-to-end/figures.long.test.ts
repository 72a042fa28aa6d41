import { testFigures } from './figures.ts';

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

testFigures('firm-wide', seeds);
testFigures('clients-in-batches', seeds);
testFigures('client-by-client', seeds);
