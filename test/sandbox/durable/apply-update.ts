import type { OperationUpdate, WireOperation } from '@aws/durable-execution-sdk-js';

export type UpdateContext = {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Waits and delays that are longer are shortened to this, in milliseconds. */
  readonly mostDelay: number;
  /** Told of every wait and delay as it begins, in milliseconds and whole. */
  readonly onDelay?: (milliseconds: number) => void;
};

/** What an operation becomes by one update of a checkpoint. Source: the wire model of the durable execution SDK. */
export function applyUpdate(
  before: WireOperation | undefined,
  update: OperationUpdate,
  { now, mostDelay, onDelay = () => undefined }: UpdateContext,
): WireOperation {
  const { Id, ParentId, Name, Type, SubType, Action, Payload, Error: error } = update;
  const at = new Date(now).toISOString();
  const after = (seconds = 0) => {
    onDelay(seconds * 1000);
    return new Date(now + Math.min(seconds * 1000, mostDelay)).toISOString();
  };
  const base = { StartTimestamp: at, ...before, Id, ParentId, Name, Type, SubType };
  const attempt = before?.StepDetails?.Attempt ?? 0;
  const ended = { EndTimestamp: at };
  switch (`${Type} ${Action}`) {
    case 'STEP START':
      return { ...base, Status: 'STARTED', StepDetails: { Attempt: attempt } };
    case 'STEP SUCCEED':
      return { ...base, ...ended, Status: 'SUCCEEDED', StepDetails: { Attempt: attempt, Result: Payload } };
    case 'STEP FAIL':
      return { ...base, ...ended, Status: 'FAILED', StepDetails: { Attempt: attempt, Error: error } };
    case 'STEP RETRY': {
      const NextAttemptTimestamp = after(update.StepOptions?.NextAttemptDelaySeconds);
      return { ...base, Status: 'PENDING', StepDetails: { Attempt: attempt + 1, NextAttemptTimestamp, Error: error } };
    }
    case 'CONTEXT START':
      return { ...base, Status: 'STARTED', ContextDetails: {} };
    case 'CONTEXT SUCCEED': {
      const ReplayChildren = update.ContextOptions?.ReplayChildren;
      return { ...base, ...ended, Status: 'SUCCEEDED', ContextDetails: { Result: Payload, ReplayChildren } };
    }
    case 'CONTEXT FAIL':
      return { ...base, ...ended, Status: 'FAILED', ContextDetails: { Error: error } };
    case 'WAIT START': {
      const ScheduledEndTimestamp = after(update.WaitOptions?.WaitSeconds);
      return { ...base, Status: 'STARTED', WaitDetails: { ScheduledEndTimestamp } };
    }
    default:
      throw new Error(`The sandbox's engine does not know ${Type} ${Action}.`);
  }
}

/** What an operation becomes by time alone: a wait that is over, a retry that is due. */
export function elapse(operation: WireOperation, now: number): WireOperation {
  const due = dueAt(operation);
  if (due === undefined || due > now) return operation;
  return operation.Type === 'WAIT'
    ? { ...operation, Status: 'SUCCEEDED', EndTimestamp: new Date(now).toISOString() }
    : { ...operation, Status: 'READY' };
}

/** When an operation that waits for nothing but the time goes on, in milliseconds since 1970. */
export function dueAt({ Type, Status, WaitDetails, StepDetails }: WireOperation): number | undefined {
  if (Type === 'WAIT' && Status === 'STARTED') return timeOf(WaitDetails?.ScheduledEndTimestamp);
  if (Type === 'STEP' && Status === 'PENDING') return timeOf(StepDetails?.NextAttemptTimestamp);
  return undefined;
}

function timeOf(timestamp: Date | string | undefined): number {
  return timestamp === undefined ? 0 : new Date(timestamp).getTime();
}
