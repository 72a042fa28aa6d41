import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Debian's own Python, where its packages are. */
const python = process.env.BENCH_PYTHON ?? '/usr/bin/python3';

export type Peer = {
  /** Such as `Python 3.11.2, pandas 1.5.3, requests 2.28.1, xlsxwriter 3.0.2`. */
  readonly madeOf: string;
  /** Makes its workbook of what a Plannr holds. @returns its seconds of CPU, user and system, with those of its children */
  makeReport(given: {
    readonly url: string;
    readonly token: string;
    readonly accountUuid: string;
    readonly asAt: string;
    readonly out: string;
  }): Promise<number>;
};

/** The script that an analyst would write (`peer.py`). `undefined` where this machine has no Python with what it needs. */
export async function findPeer(): Promise<Peer | undefined> {
  const asked = [
    'import platform, pandas, requests, xlsxwriter',
    'print(f"Python {platform.python_version()}, pandas {pandas.__version__}, requests {requests.__version__}, xlsxwriter {xlsxwriter.__version__}")',
  ];
  const told = await run(python, ['-c', asked.join('\n')]).catch(() => undefined);
  if (told === undefined) return undefined;
  return {
    madeOf: told.stdout.trim(),
    makeReport: async ({ url, token, accountUuid, asAt, out }) => {
      const env = { ...process.env, PLANNR_URL: url, PLANNR_TOKEN: token, PLANNR_ACCOUNT: accountUuid };
      // The shell tells what its children took, and theirs.
      const args = ['-c', '"$@" && times', 'sh', python, join(import.meta.dirname, 'peer.py'), asAt, out];
      const { stdout } = await run('/bin/sh', args, { env });
      return secondsOfChildren(stdout);
    },
  };
}

/** Of the second line that the shell's `times` prints: `0m5.690000s 0m0.300000s`. */
function secondsOfChildren(times: string): number {
  const [, children = ''] = times.trim().split('\n');
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) throw new Error(`The shell told times in words of its own: ${times}`);
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
