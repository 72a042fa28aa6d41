import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WireOperation } from '@aws/durable-execution-sdk-js';
import * as z from 'zod';

/** A durable execution as it lies in its file. */
export type Execution = {
  readonly name: string;
  readonly arn: string;
  /** What it was started with, as JSON. */
  readonly input: string;
  readonly startedAt: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED';
  /** As JSON. */
  readonly result?: string;
  readonly error?: string;
  /** Each checkpoint and each invocation has another; an old one is refused. */
  readonly token: number;
  /** How often the function was invoked for it. */
  readonly invocations: number;
  readonly operations: readonly WireOperation[];
};

const shape = z.object({ name: z.string(), status: z.string(), token: z.int(), operations: z.array(z.object({})) });

/**
 * A folder of executions. Each checkpoint is a new file, named for its token, and the last is what holds: whoever is killed
 * while writing leaves the one before, whole. Written without delay, so that what a checkpoint has confirmed is there. No
 * file is written over: the disk would be waited for each time.
 */
export function openExecutions(folder: string) {
  mkdirSync(folder, { recursive: true });
  const pathOf = (name: string, token: number) => join(folder, `${name}.${token}.json`);
  const tokens = () => {
    const files = readdirSync(folder).flatMap((file) => {
      const [, name = '', token] = fileName.exec(file) ?? [];
      return token === undefined ? [] : { name, token: Number(token) };
    });
    return Map.groupBy(files, ({ name }) => name);
  };
  const lastOf = (name: string) => Math.max(...(tokens().get(name) ?? []).map(({ token }) => token));
  return {
    write: (execution: Execution) => {
      const { name, token } = execution;
      const beside = join(folder, `${name}.${randomUUID()}.tmp`);
      writeFileSync(beside, JSON.stringify(execution));
      renameSync(beside, pathOf(name, token));
      // The one before stays for whoever is about to read it.
      rmSync(pathOf(name, token - 2), { force: true });
    },
    read: (name: string): Execution => {
      const execution: Execution = JSON.parse(readFileSync(pathOf(name, lastOf(name)), 'utf8'));
      shape.parse(execution);
      return execution;
    },
    has: (name: string) => tokens().has(name),
    names: () => [...tokens().keys()].sort(),
  };
}

const fileName = /^(.*)\.(\d+)\.json$/;

export type Executions = ReturnType<typeof openExecutions>;
