import {
  type DurableExecutionClient,
  DurableExecutionClientError,
  DurableExecutionClientErrorScope,
  type OperationUpdate,
  type WireOperation,
} from '@aws/durable-execution-sdk-js';
import { applyUpdate, elapse, type UpdateContext } from './apply-update.ts';
import type { Execution, Executions } from './execution-file.ts';

// Source: docs/design.md, section 4; 256 KB is the most a checkpoint's payload may hold.
const mostOperations = 3_000;
const mostPayloadBytes = 256 * 1024;
const mostBytes = 100 * 1024 * 1024;
const pageSize = 100;

export type ClientOptions = {
  readonly executions: Executions;
  readonly name: string;
  readonly context: () => UpdateContext;
};

/** What the SDK reads an execution's state by and writes its checkpoints to: here, one file. */
export function createExecutionClient({ executions, name, context }: ClientOptions): DurableExecutionClient {
  const held = (token: string | undefined): Execution => {
    const execution = executions.read(name);
    if (execution.status === 'RUNNING' && token === String(execution.token)) return execution;
    throw new DurableExecutionClientError('Invalid Checkpoint Token', {
      scope: DurableExecutionClientErrorScope.INVOCATION,
    });
  };
  return {
    checkpoint: async ({ CheckpointToken, Updates = [] }) => {
      const execution = held(CheckpointToken);
      const { operations, changed } = advance(execution.operations, Updates, context());
      const next = { ...execution, operations, token: execution.token + 1 };
      keepLimits(next, Updates);
      executions.write(next);
      return { CheckpointToken: String(next.token), NewExecutionState: { Operations: changed } };
    },
    getExecutionState: async ({ CheckpointToken, Marker }) => pageOf(held(CheckpointToken), Number(Marker ?? 0)),
  };
}

/** A page of the operations that an invocation is begun with. */
export function pageOf({ operations }: Execution, from: number) {
  const shown = unpruned(operations);
  const end = from + pageSize;
  return { Operations: shown.slice(from, end), NextMarker: end < shown.length ? String(end) : undefined };
}

function advance(before: readonly WireOperation[], updates: readonly OperationUpdate[], context: UpdateContext) {
  const byId = new Map(before.map((operation) => [operation.Id, operation]));
  const changed = new Map<string | undefined, WireOperation>();
  for (const operation of before) {
    const now = elapse(operation, context.now);
    if (now !== operation) changed.set(now.Id, now);
  }
  for (const update of updates) {
    changed.set(update.Id, applyUpdate(changed.get(update.Id) ?? byId.get(update.Id), update, context));
  }
  for (const [id, operation] of changed) byId.set(id, operation);
  return { operations: [...byId.values()], changed: [...changed.values()] };
}

/** What lies below a context that has ended is not handed out again, unless the context asked for it. */
function unpruned(operations: readonly WireOperation[]): readonly WireOperation[] {
  const byId = new Map(operations.map((operation) => [operation.Id, operation]));
  const isBelowEnded = ({ ParentId }: WireOperation): boolean => {
    const parent = ParentId === undefined ? undefined : byId.get(ParentId);
    if (parent === undefined) return false;
    const isEnded = parent.Status === 'SUCCEEDED' || parent.Status === 'FAILED';
    return (isEnded && parent.ContextDetails?.ReplayChildren !== true) || isBelowEnded(parent);
  };
  return operations.filter((operation) => !isBelowEnded(operation));
}

function keepLimits({ operations }: Execution, updates: readonly OperationUpdate[]): void {
  const tooMuch = (what: string) => {
    throw new DurableExecutionClientError(what, { scope: DurableExecutionClientErrorScope.EXECUTION });
  };
  if (operations.length > mostOperations) tooMuch(`more than ${mostOperations} operations`);
  if (updates.some(({ Payload = '' }) => Buffer.byteLength(Payload) > mostPayloadBytes)) tooMuch('a payload too large');
  if (Buffer.byteLength(JSON.stringify(operations)) > mostBytes) tooMuch('more than 100 MB');
}
