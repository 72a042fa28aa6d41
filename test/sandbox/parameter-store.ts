import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { listenHere } from './listen-here.ts';

export type ParameterStore = {
  /** What the AWS SDK reads from AWS_ENDPOINT_URL_SSM. */
  readonly url: string;
  /** Makes a SecureString, or gives it a new value. */
  readonly put: (name: string, value: string, changedAt?: Date) => void;
  readonly get: (name: string) => string | undefined;
  readonly remove: (name: string) => void;
  /** From now on this one may not be read. */
  readonly deny: (name: string) => void;
  /** How often each was read. */
  readonly reads: ReadonlyMap<string, number>;
  readonly stop: () => Promise<void>;
};

type Parameter = { readonly value: string; readonly version: number; readonly changedAt: Date };

const getParameter = z.object({ Name: z.string(), WithDecryption: z.boolean().optional() });

/** The part of SSM's Parameter Store that Casebook reads, on this machine alone: `GetParameter` of SecureStrings. */
export async function startParameterStore({ port = 0 }: { readonly port?: number } = {}): Promise<ParameterStore> {
  const parameters = new Map<string, Parameter>();
  const denied = new Set<string>();
  const reads = new Map<string, number>();

  const answer = (target: string | string[] | undefined, body: string): [number, object] => {
    if (target !== 'AmazonSSM.GetParameter') return [400, { __type: 'UnknownOperationException' }];
    const { Name, WithDecryption = false } = getParameter.parse(JSON.parse(body));
    reads.set(Name, (reads.get(Name) ?? 0) + 1);
    if (denied.has(Name))
      return [400, { __type: 'AccessDeniedException', Message: 'not authorized to perform: ssm:GetParameter' }];
    const found = parameters.get(Name);
    if (found === undefined) return [400, { __type: 'ParameterNotFound' }];
    const Parameter = {
      Name,
      Type: 'SecureString',
      Value: WithDecryption ? found.value : Buffer.from(`encrypted ${Name}`).toString('base64'),
      Version: found.version,
      LastModifiedDate: found.changedAt.getTime() / 1000,
      ARN: `arn:aws:ssm:eu-west-2:123456789012:parameter${Name}`,
      DataType: 'text',
    };
    return [200, { Parameter }];
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [status, document] = answer(request.headers['x-amz-target'], Buffer.concat(chunks).toString());
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(document));
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  return {
    ...(await listenHere(server, port)),
    reads,
    get: (name) => parameters.get(name)?.value,
    // Whoever was denied it may read it again.
    put: (name, value, changedAt = new Date()) => {
      denied.delete(name);
      parameters.set(name, { value, changedAt, version: (parameters.get(name)?.version ?? 0) + 1 });
    },
    remove: (name) => void parameters.delete(name),
    deny: (name) => void denied.add(name),
  };
}
