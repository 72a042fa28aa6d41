import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
 * A folder of executions, a file each. A file is replaced in one go: whoever is killed while writing leaves the old one,
 * whole. Written without delay, so that what a checkpoint has confirmed is there.
 */
export function openExecutions(folder: string) {
  mkdirSync(folder, { recursive: true });
  const pathOf = (name: string) => join(folder, `${name}.json`);
  const write = (execution: Execution) => {
    const beside = join(folder, `${execution.name}.${randomUUID()}.tmp`);
    writeFileSync(beside, JSON.stringify(execution));
    renameSync(beside, pathOf(execution.name));
  };
  return {
    write,
    read: (name: string): Execution => {
      const execution: Execution = JSON.parse(readFileSync(pathOf(name), 'utf8'));
      shape.parse(execution);
      return execution;
    },
    has: (name: string) => existsSync(pathOf(name)),
    names: () =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.slice(0, -'.json'.length)),
  };
}

export type Executions = ReturnType<typeof openExecutions>;
