import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeForecast } from '../../functions/analyse/forecast/forecast.ts';
import { type Firm, type Judged, judgeFirm, type MakeForecast } from './judge-firm.ts';
import { processKinds } from './processes.ts';

/*
 * How often the forecast's 85% ranges hold the truth, on invented firms whose true process is known:
 *
 *     node test/backtest/backtest.ts --firms 200 --years 1 --uses stage --uses age --only 'tax year'
 *
 * A line for each kind of firm: for cases, then for value, at each horizon the share that held with its standard error,
 * the mean error (what came less the median, of what came) and the mean width (of the median). The steady kinds are
 * marked `=`, and their sum stands in the last lines. `--against DIR` judges the forecast of another checkout beside it (or
 * names the file in which it has its `makeForecast`), and tells how wide the ranges are against its: the ratio of the medians, in brackets where the other held under 80%.
 * Exits with 1 if the steady ones together are held less than 80% or more than 90% of the time, or a kind under 75%; a
 * kind with a season is asked for that with two years of history only.
 */
const { values } = parseArgs({
  options: {
    firms: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    uses: { type: 'string', multiple: true, default: ['stage', 'age'] },
    years: { type: 'string', multiple: true, default: ['1', '2'] },
    against: { type: 'string' },
  },
});

const forecasters: MakeForecast[] = [makeForecast];
if (values.against !== undefined) {
  const isFile = values.against.endsWith('.ts');
  const other = await import(resolve(values.against, isFile ? '' : 'functions/analyse/forecast/forecast.ts'));
  forecasters.push(other.makeForecast);
}

const allYears = ([1, 2] as const).filter((each) => values.years.includes(String(each)));
const allUses = (['stage', 'age'] as const).filter((each) => values.uses.includes(each));
const kinds = processKinds.filter(({ name }) => new RegExp(values.only).test(name));

let isMissed = false;
for (const years of allYears) {
  for (const uses of allUses) {
    console.log(
      `${values.firms} firms of each kind, ${years === 1 ? 'one year' : 'two years'} of history, by ${uses}:`,
    );
    const steady: Judged[][] = forecasters.map(() => []);
    for (const kind of kinds) {
      const judged = judgeAll({ kind, years, uses });
      for (const [index, own] of judged.entries()) {
        print(`${kind.steady === true ? '=' : ' '} ${index === 0 ? kind.name : '  before'}`, own);
        if (kind.steady === true) steady[index]?.push(...own);
      }
      if (judged[1] !== undefined) printRatios(judged[0] ?? [], judged[1]);
      if (!(kind.isSeasonal === true && years === 1) && sharesOf(judged[0] ?? []).some((share) => share < 0.75)) {
        isMissed = true;
      }
    }
    for (const [index, own] of steady.entries()) print(index === 0 ? '= steady together' : '    before', own);
    if (steady[1] !== undefined) printRatios(steady[0] ?? [], steady[1]);
    if (sharesOf(steady[0] ?? []).some((share) => share < 0.8 || share > 0.9)) isMissed = true;
  }
}
process.exitCode = isMissed ? 1 : 0;

function judgeAll(about: Omit<Firm, 'seed'>): Judged[][] {
  const all: Judged[][] = forecasters.map(() => []);
  const from = Number(values.from);
  for (let seed = from; seed < from + Number(values.firms); seed++) {
    for (const [index, own] of judgeFirm({ ...about, seed }, forecasters).entries()) all[index]?.push(...own);
  }
  return all;
}

function groupsOf(judged: readonly Judged[]): Judged[][] {
  return (['cases', 'value'] as const).flatMap((what) =>
    [4, 8, 13].map((weeks) => judged.filter((each) => each.what === what && each.weeks === weeks)),
  );
}

function sharesOf(judged: readonly Judged[]): number[] {
  return groupsOf(judged).flatMap((own) => (own.length === 0 ? [] : mean(own.map(({ inWide }) => Number(inWide)))));
}

function print(name: string, judged: readonly Judged[]): void {
  const cells = groupsOf(judged).map((own) => {
    const held = mean(own.map(({ inWide }) => Number(inWide)));
    const doubt = Math.sqrt((held * (1 - held)) / Math.max(1, own.length));
    const error = mean(own.map((each) => each.error));
    const width = mean(own.map((each) => each.width));
    return `${percent(held)}±${percent(doubt).trim()} e${percent(error).trim()} w${percent(width).trim()}`.padEnd(20);
  });
  console.log(`${name.slice(0, 44).padEnd(44)} ${cells.slice(0, 3).join('')}| ${cells.slice(3).join('')}`.trimEnd());
}

/** How wide the ranges are against the other's, in the middle of the firms. */
function printRatios(own: readonly Judged[], other: readonly Judged[]): void {
  const others = groupsOf(other);
  const cells = groupsOf(own).map((each, index) => {
    const before = others[index] ?? [];
    const ratio = (middle(each.map(({ span }) => span)) / middle(before.map(({ span }) => span))).toFixed(2);
    const held = mean(before.map(({ inWide }) => Number(inWide)));
    return (held < 0.8 ? `(${ratio})` : ratio).padEnd(20);
  });
  console.log(
    `${'    width against it'.padEnd(44)} ${cells.slice(0, 3).join('')}| ${cells.slice(3).join('')}`.trimEnd(),
  );
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}

function percent(part: number): string {
  return (100 * part).toFixed(0).padStart(3);
}
