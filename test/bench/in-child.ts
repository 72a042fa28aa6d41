import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type * as z from 'zod';
import { bundling } from '../../infra/constructs/bundling.ts';

/** Bundles a program of this folder as the functions are bundled: what is measured is what runs. @returns its path */
export async function bundleProgram(folder: string, name: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  const entryPoints = [join(import.meta.dirname, `${name}.ts`)];
  await build({ ...bundling, mainFields: [...bundling.mainFields], sourcemap: false, entryPoints, outfile });
  return outfile;
}

export type Child = {
  readonly program: string;
  readonly args: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

/** Runs a program in a process of its own, to its end. @returns what it told */
export async function runInChild<T>(schema: z.ZodType<T>, child: Child): Promise<T> {
  const { program, args, nodeOptions = [], environment = {} } = child;
  const started = fork(program, args, { execArgv: [...nodeOptions], env: { ...process.env, ...environment } });
  const told: unknown[] = [];
  started.on('message', (message) => told.push(message));
  const [code] = await once(started, 'exit');
  if (code !== 0 || told.length !== 1) throw new Error(`${program} ${args.join(' ')} ended with ${code}.`);
  return schema.parse(told[0]);
}

/** Writes a file into the folder of the bench. @returns its path */
export async function writeInto(folder: string, name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('There is no median of nothing.');
  return middle;
}
