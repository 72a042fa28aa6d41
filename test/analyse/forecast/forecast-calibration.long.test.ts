import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const backtest = join(import.meta.dirname, '..', '..', 'backtest', 'backtest.ts');

// In a process of its own, since the loops of the simulation take five times as long in this one.
test.each(['stage', 'age'])(
  'steady firms, by %s: the 85%% ranges hold the truth 80 to 90 times of 100',
  async (uses) => {
    const asked = [
      '--firms',
      '60',
      '--years',
      '1',
      '--uses',
      uses,
      '--only',
      'steady|batch|lumpy|paced|withdrawn|stuck',
    ];
    // It ends with an error where a kind misses; what is asked here is about all of them.
    const { stdout } = await promisify(execFile)(process.execPath, [backtest, ...asked]).catch((error) => error);
    const told = /^= steady together.*$/m.exec(stdout)?.[0] ?? '';
    const shares = [...told.matchAll(/(\d+)±/g)].map(([, share]) => Number(share));
    expect(shares).toHaveLength(6);
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(80);
    for (const share of shares) expect(share).toBeLessThanOrEqual(95);
  },
);
