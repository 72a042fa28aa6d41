/** Files that are mutated together, and the tests that have to notice it. */
export type Group = {
  readonly name: string;
  /** Names of files of functions/analyse, less `.ts`. */
  readonly files: (file: string) => boolean;
  /** Names of files of test/analyse, less `.test.ts`. */
  readonly tests: (test: string) => boolean;
};

/*
 * The loops of the simulation are mutated one file at a time: with all of them prepared for mutation at once, a forecast
 * takes a minute.
 */
const loops = ['chances', 'life-table', 'replay-history', 'roll-cases', 'seeded-random', 'simulate-completions'];

const forecast = [
  'horizons',
  'draw-gamma',
  'limits',
  'log-gamma',
  'ranges',
  'forecast',
  'level',
  'season',
  'outlook',
  'past-weeks',
  'closed-days',
  'own-record',
  'score',
  'simulated-case',
  'simulation-columns',
  'situation',
  'withdrawals',
];

// They simulate whole years of firms, which would take days, or read the sources.
const leftOut = ['movement-of-firms', 'shares-of-firms', 'purity', 'record-of-firms', 'time-in-stage-of-firms'];
const ofForecast = [
  'forecast',
  'level',
  'season',
  'closed-days',
  'own-record',
  'horizons',
  'ranges',
  'life-table',
  'seeded-random',
  'simulation-columns',
  'withdrawals',
];

export const groups: readonly Group[] = [
  {
    name: 'rules',
    files: (file) => !loops.includes(file) && !forecast.includes(file),
    tests: (test) => !leftOut.includes(test) && !ofForecast.includes(test),
  },
  { name: 'forecast', files: (file) => forecast.includes(file), tests: (test) => ofForecast.includes(test) },
  ...loops.map((loop) => ({
    name: loop,
    files: (file: string) => file === loop,
    tests: (test: string) => ofForecast.includes(test),
  })),
];
