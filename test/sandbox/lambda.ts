import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenHere } from './listen-here.ts';

/** An invocation that was handed over, to be carried out in its own time. */
export type Invocation = {
  /** Its ARN, with the alias. */
  readonly functionName: string;
  /** The name of the durable execution. */
  readonly executionName?: string;
  readonly payload: unknown;
};

export type LambdaOptions = {
  /** Takes an invocation on; what it throws is the caller's to see. */
  readonly onInvoke: (invocation: Invocation) => Promise<void> | void;
  /** The functions there are, by ARN with alias, and whether they are durable. Change it at any time. */
  readonly functions?: ReadonlyMap<string, { readonly isDurable: boolean }>;
  readonly port?: number;
};

/**
 * The part of Lambda's own API that Casebook uses, on this machine alone: asynchronous invocations, and what the doctor
 * asks of functions.
 */
export async function startLambda({ onInvoke, functions = new Map(), port = 0 }: LambdaOptions) {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') {
      const [status, error, body] = describe(request.url ?? '', functions);
      response.writeHead(status, error === '' ? {} : { 'x-amzn-errortype': error }).end(JSON.stringify(body));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [, name = ''] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? '') ?? [];
    const { 'x-amz-invocation-type': type, 'x-amz-durable-execution-name': executionName } = request.headers;
    if (request.method !== 'POST' || name === '' || type !== 'Event') {
      response.writeHead(404, { 'x-amzn-errortype': 'UnknownOperationException' }).end('{}');
      return;
    }
    const invocation = {
      functionName: decodeURIComponent(name),
      executionName: [executionName].flat()[0],
      payload: JSON.parse(Buffer.concat(chunks).toString()),
    };
    try {
      await onInvoke(invocation);
      response.writeHead(202).end();
    } catch (error) {
      const isTaken = error instanceof Error && error.name === 'DurableExecutionAlreadyStartedException';
      const [status, type] = isTaken ? [409, error.name] : [500, 'ServiceException'];
      response.writeHead(status, { 'x-amzn-errortype': type }).end('{}');
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return listenHere(server, port);
}

function describe(path: string, functions: NonNullable<LambdaOptions['functions']>): [number, string, object] {
  const [, version, name = '', what] =
    /^\/(2015-03-31|2025-12-01)\/functions\/([^/?]+)\/(configuration|durable-executions)/.exec(path) ?? [];
  const found = functions.get(decodeURIComponent(name));
  if (version === undefined) return [404, 'UnknownOperationException', {}];
  if (found === undefined) return [404, 'ResourceNotFoundException', { Message: 'Function not found' }];
  if (what === 'durable-executions') return [200, '', { DurableExecutions: [] }];
  return [200, '', found.isDurable ? { DurableConfig: { ExecutionTimeout: 450_000, RetentionPeriodInDays: 30 } } : {}];
}
