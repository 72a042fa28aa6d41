import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DurableExecutionInvocationInput,
  DurableExecutionInvocationInputWithClient,
  type DurableLambdaHandler,
} from '@aws/durable-execution-sdk-js';
import { dueAt, elapse } from './apply-update.ts';
import { createExecutionClient, pageOf } from './execution-client.ts';
import type { Execution, Executions } from './execution-file.ts';
import { lambdaContext } from './lambda-context.ts';

export type CarryOnOptions = {
  readonly executions: Executions;
  readonly name: string;
  /** As Lambda would call it. */
  readonly handler: DurableLambdaHandler;
  /** Waits and delays that are longer are shortened to this, in milliseconds; default: none is. */
  readonly mostDelay?: number;
  /** Told of every wait and delay as it begins, in milliseconds and whole: made time passes by it. */
  readonly onDelay?: (milliseconds: number) => void;
  readonly timeoutMilliseconds?: number;
  /** How often an invocation may break off in a row before the execution fails. */
  readonly mostBreaks?: number;
};

const fifteenMinutes = 900_000;

/**
 * Carries an execution on to its end from wherever it is: invokes the function, waits while nothing is due, and invokes
 * it again, until it has succeeded or failed. Whoever is killed on the way leaves a file that can be carried on.
 */
export async function carryOn(options: CarryOnOptions): Promise<Execution> {
  const {
    executions,
    name,
    handler,
    mostDelay = Number.POSITIVE_INFINITY,
    timeoutMilliseconds = fifteenMinutes,
    mostBreaks = 3,
    onDelay,
  } = options;
  const client = createExecutionClient({ executions, name, context: () => ({ now: Date.now(), mostDelay, onDelay }) });
  let breaks = 0;
  for (;;) {
    const execution = await untilDue(executions, name);
    if (execution.status !== 'RUNNING') return execution;
    const { Operations, NextMarker } = pageOf(execution, 0);
    const input: DurableExecutionInvocationInput = {
      DurableExecutionArn: execution.arn,
      CheckpointToken: String(execution.token),
      InitialExecutionState: { Operations, NextMarker },
    };
    const event = new DurableExecutionInvocationInputWithClient(input, client);
    try {
      const output = await handler(event, lambdaContext(`${name}-${execution.invocations}`, timeoutMilliseconds));
      breaks = 0;
      if (output.Status === 'PENDING') continue;
      const ended = executions.read(name);
      executions.write(
        output.Status === 'SUCCEEDED'
          ? { ...ended, status: 'SUCCEEDED', result: output.Result }
          : { ...ended, status: 'FAILED', error: output.Error.ErrorMessage },
      );
    } catch (error) {
      breaks += 1;
      if (breaks < mostBreaks) continue;
      executions.write({ ...executions.read(name), status: 'FAILED', error: String(error) });
    }
  }
}

/** Waits until something can go on, and takes the execution over: whoever had it may write no more. */
async function untilDue(executions: Executions, name: string): Promise<Execution> {
  const before = executions.read(name);
  if (before.status !== 'RUNNING') return before;
  const times = before.operations.map(dueAt).filter((time) => time !== undefined);
  const milliseconds = times.length === 0 ? 0 : Math.min(...times) - Date.now();
  if (milliseconds > 0) await sleep(milliseconds);
  const now = Date.now();
  const execution: Execution = {
    ...before,
    operations: before.operations.map((operation) => elapse(operation, now)),
    token: before.token + 1,
    invocations: before.invocations + 1,
  };
  executions.write(execution);
  return execution;
}
