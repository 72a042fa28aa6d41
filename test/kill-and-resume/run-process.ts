import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type RunProcess = {
  /** Ends the process as the machine would that it runs on: at once, without a word. */
  readonly kill: () => void;
  /** How it ended, and what it wrote. */
  readonly ended: Promise<{ readonly killed: boolean; readonly exitCode: number | null; readonly output: string }>;
};

export type RunProcessOptions = {
  readonly folder: string;
  readonly execution: string;
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
};

const script = fileURLToPath(new URL('carry-on-alone.ts', import.meta.url));

/** Carries an execution on in a process of its own. */
export function startRunProcess({ folder, execution, bundle, environment }: RunProcessOptions): RunProcess {
  const child = spawn(process.execPath, [script, folder, execution, bundle], {
    // Nothing of whoever has AWS credentials on this machine.
    env: { PATH: process.env.PATH, TZ: process.env.TZ, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { kill: () => void child.kill('SIGKILL'), ended: endOf(child) };
}

function endOf(child: ChildProcess): RunProcess['ended'] {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ killed: signal === 'SIGKILL', exitCode, output }));
  });
}
