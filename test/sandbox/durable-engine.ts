import type { DurableLambdaHandler } from '@aws/durable-execution-sdk-js';
import { carryOn } from './durable/carry-on.ts';
import { type Execution, openExecutions } from './durable/execution-file.ts';

export type DurableEngine = {
  /**
   * Starts an execution, which goes on by itself. The same name with the same payload finds the first one, running or
   * ended, as in Lambda.
   *
   * @throws Error named DurableExecutionAlreadyStartedException for the same name with another payload.
   */
  readonly start: (name: string, payload: unknown) => void;
  /** Carries on what an earlier engine over the same folder left behind. */
  readonly resume: () => void;
  /** Resolves when nothing is under way any more. */
  readonly settled: () => Promise<void>;
  readonly executions: () => readonly Execution[];
};

export type EngineOptions = {
  /** Where the executions lie, a file each. */
  readonly folder: string;
  readonly handler: DurableLambdaHandler;
  /**
   * Waits and delays that are longer are shortened to this, in milliseconds; default: none is. Under 20 the SDK waits
   * within the invocation, where it would end it.
   */
  readonly mostDelay?: number;
  /** Told of every wait and delay as it begins, in milliseconds and whole: made time passes by it. */
  readonly onDelay?: (milliseconds: number) => void;
  readonly timeoutMilliseconds?: number;
};

/**
 * Lambda's durable executions on this machine: it runs a function as it is deployed, through the client interface of the
 * SDK itself, and keeps every checkpoint in a file.
 */
export function createDurableEngine({ folder, ...options }: EngineOptions): DurableEngine {
  const executions = openExecutions(folder);
  const underWay = new Map<string, Promise<unknown>>();
  const go = (name: string) => {
    if (underWay.has(name)) return;
    const ending = carryOn({ executions, name, ...options }).finally(() => underWay.delete(name));
    // What breaks here is the engine itself; it must not go unnoticed.
    underWay.set(name, ending);
  };
  return {
    start: (name, payload) => {
      if (addExecution(folder, name, payload) === 'new') go(name);
    },
    resume: () => {
      for (const name of executions.names()) if (executions.read(name).status === 'RUNNING') go(name);
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
    executions: () => executions.names().map(executions.read),
  };
}

/** Puts a new execution into the folder, without carrying it out. */
export function addExecution(folder: string, name: string, payload: unknown): 'new' | 'there' {
  const executions = openExecutions(folder);
  const input = JSON.stringify(payload);
  if (executions.has(name)) {
    if (executions.read(name).input === input) return 'there';
    const error = new Error(`An execution named ${name} was started with another payload.`);
    error.name = 'DurableExecutionAlreadyStartedException';
    throw error;
  }
  const startedAt = new Date().toISOString();
  executions.write({
    name,
    arn: `arn:aws:lambda:eu-west-2:123456789012:function:casebook-report-run:1/durable-execution/${name}/1`,
    input,
    startedAt,
    status: 'RUNNING',
    token: 1,
    invocations: 0,
    operations: [
      {
        Id: 'execution',
        Type: 'EXECUTION',
        Status: 'STARTED',
        StartTimestamp: startedAt,
        ExecutionDetails: { InputPayload: input },
      },
    ],
  });
  return 'new';
}
