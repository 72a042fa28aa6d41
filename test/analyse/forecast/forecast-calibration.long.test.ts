import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const backtest = join(import.meta.dirname, '..', '..', 'backtest', 'backtest.ts');
const line = /(cases|value), +(\d+) weeks: +85% range holds +([\d.]+)% +50% range +([\d.]+)% +mean error +(-?[\d.]+)%/g;

// In a process of its own, since the loops of the simulation take five times as long in this one.
test.each([
  { uses: 'stage', how: 'by runs that followed the stages' },
  { uses: 'age', how: 'by first runs, which know types and ages' },
])(
  'over 200 firms whose true process is known, forecasts $how hold the truth as often as they say',
  async ({ uses }) => {
    const asked = ['--firms', '200', '--cases', '300', '--uses', uses];
    // It ends with an error where a range misses; what it printed tells by how much.
    const { stdout } = await promisify(execFile)(process.execPath, [backtest, ...asked]).catch((error) => error);

    const told = [...stdout.matchAll(line)].map(([, what, weeks, wide, likely, error]) => ({
      of: `${what} ${weeks}`,
      wide: Number(wide),
      likely: Number(likely),
      error: Number(error),
    }));
    expect(told.map(({ of }) => of)).toEqual(['cases 4', 'cases 8', 'cases 13', 'value 4', 'value 8', 'value 13']);
    const outside = (key: 'wide' | 'likely' | 'error', low: number, high: number) =>
      told.filter((each) => each[key] < low || each[key] > high);
    expect(outside('wide', 80, 90)).toEqual([]);
    expect(outside('likely', 42, 60)).toEqual([]);
    // Of the cases; the mean of values, which some large ones make, lies above their median.
    expect(outside('error', -5, 5).filter(({ of }) => of.startsWith('cases'))).toEqual([]);
  },
);
