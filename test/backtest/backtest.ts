import { parseArgs } from 'node:util';
import { type Judged, judgeForecast } from './judge-forecast.ts';

/*
 * How often the forecast's ranges hold the truth, on invented firms whose true process is known:
 *
 *     node test/backtest/backtest.ts --firms 200 --cases 1500 --from 1 --uses stage --uses age
 *
 * Exits with 1 if the 85% range holds it less than 80% or more than 90% of the time.
 */
const { values } = parseArgs({
  options: {
    firms: { type: 'string', default: '200' },
    cases: { type: 'string', default: '1500' },
    from: { type: 'string', default: '1' },
    uses: { type: 'string', multiple: true, default: ['stage', 'age'] },
  },
});
const firms = Number(values.firms);
const cases = Number(values.cases);
const from = Number(values.from);

let isCalibrated = true;
for (const uses of (['stage', 'age'] as const).filter((each) => values.uses.includes(each))) {
  const judged: Judged[] = [];
  for (let seed = from; seed < from + firms; seed++) judged.push(...judgeForecast({ seed, cases, uses }));
  console.log(`${firms} firms of ${cases} cases, by ${uses}:`);
  for (const what of ['cases', 'value'] as const) {
    for (const weeks of [4, 8, 13]) {
      const own = judged.filter((each) => each.what === what && each.weeks === weeks);
      const wide = share(own.map(({ inWide }) => Number(inWide)));
      if (wide < 0.8 || wide > 0.9) isCalibrated = false;
      console.log(
        [
          `  ${what}, ${String(weeks).padStart(2)} weeks:`,
          `85% range holds ${percent(wide)}`,
          `50% range ${percent(share(own.map(({ inLikely }) => Number(inLikely))))}`,
          `mean error ${percent(share(own.map(({ error }) => error)))}`,
          `mean width ${percent(share(own.map(({ width }) => width)))}`,
        ].join('  '),
      );
    }
  }
}
process.exitCode = isCalibrated ? 0 : 1;

function share(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)}%`.padStart(6);
}
