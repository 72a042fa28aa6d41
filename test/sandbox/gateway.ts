import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import type { GatewayEvent, GatewayResult } from '../../functions/handlers/http/answer-event.ts';
import { listenHere } from './listen-here.ts';

/** A function as Lambda calls it. */
export type GatewayHandler = (event: GatewayEvent) => Promise<GatewayResult>;

export type GatewayOptions = {
  /** Answers what no other route does. */
  readonly api: GatewayHandler;
  /** Answers `POST /webhooks/plannr/{report}`. */
  readonly plannrWebhook: GatewayHandler;
  readonly port?: number;
};

export type Gateway = {
  readonly url: string;
  readonly stop: () => Promise<void>;
};

// Source: quotas of HTTP APIs, in the API Gateway developer guide.
const mostBytes = 10 * 1024 * 1024;
const patienceMilliseconds = 30_000;

/**
 * An API Gateway HTTP API on this machine alone: it turns requests into events of version 2.0, as the real one does, and
 * calls the functions' own handlers. Its own errors are as bare as the real one's.
 */
export async function startGateway({ api, plannrWebhook, port = 0 }: GatewayOptions): Promise<Gateway> {
  const answer = async (request: Request, { incoming }: HttpBindings | Http2Bindings): Promise<Response> => {
    const body = new Uint8Array(await request.arrayBuffer());
    if (body.length > mostBytes) return plain(413, 'Request Entity Too Large');
    const { method } = request;
    const webhook = /^\/webhooks\/plannr\/([^/]+)$/.exec(new URL(request.url).pathname);
    const [handler, routeKey] =
      webhook === null || method !== 'POST' ? [api, '$default'] : [plannrWebhook, 'POST /webhooks/plannr/{report}'];
    const event = eventOf({ request, body, routeKey, sourceIp: incoming.socket.remoteAddress ?? '' });
    try {
      return responseOf(await within(handler(event)));
    } catch (error) {
      return error === tooSlow ? plain(503, 'Service Unavailable') : plain(500, 'Internal Server Error');
    }
  };
  const server = createServer(getRequestListener(answer, { overrideGlobalObjects: false }));
  return listenHere(server, port);
}

function eventOf({
  request,
  body,
  routeKey,
  sourceIp,
}: {
  request: Request;
  body: Uint8Array;
  routeKey: string;
  sourceIp: string;
}): GatewayEvent {
  const { pathname, search, searchParams, host } = new URL(request.url);
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const isText = /^text\/|^application\/(?:json|javascript|xml)/i.test(headers['content-type'] ?? '');
  const at = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers,
    ...(search !== '' && {
      queryStringParameters: Object.fromEntries(
        [...searchParams.keys()].map((name) => [name, searchParams.getAll(name).join(',')]),
      ),
    }),
    requestContext: {
      accountId: '123456789012',
      apiId: 'sandbox',
      authentication: null,
      authorizer: {},
      domainName: host,
      domainPrefix: 'sandbox',
      http: {
        method: request.method,
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: at.toUTCString(),
      timeEpoch: at.getTime(),
    },
    body: body.length === 0 ? null : Buffer.from(body).toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function responseOf({ statusCode, headers, body, isBase64Encoded }: GatewayResult): Response {
  const flat = Object.entries(headers).map(([name, value]): [string, string] => [name, [value].flat().join(',')]);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const isEmpty = statusCode === 204 || statusCode === 304;
  return new Response(isEmpty ? null : bytes, { status: statusCode, headers: flat });
}

function plain(status: number, message: string): Response {
  return Response.json({ message }, { status });
}

const tooSlow = Symbol('too slow');

async function within<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow), patienceMilliseconds);
  });
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}
