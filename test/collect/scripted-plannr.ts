import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as it came. */
export type Asked = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** As it stood in the request line. */
  readonly url: string;
};

/** What a script answers with; a text and bytes are sent as they stand, anything else as JSON. */
export type Scripted = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The connection ends after half of the body. */
  readonly cut?: boolean;
  /** The answer comes when this does. */
  readonly after?: Promise<unknown>;
  /** No answer at all. */
  readonly silent?: boolean;
};

export type ScriptedPlannr = {
  readonly url: string;
  readonly asked: readonly Asked[];
  stop(): Promise<void>;
};

/** A server that answers as a test tells it to, for answers that no sane Plannr gives. Paths come without `/api/v1`. */
export async function startScripted(script: (asked: Asked, count: number) => Scripted): Promise<ScriptedPlannr> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(/^\/api\/v1/, '');
    const each = { path, query: url.searchParams, headers: request.headers, url: request.url ?? '' };
    asked.push(each);
    const scripted = script(each, asked.length);
    void Promise.resolve(scripted.after).then(() => reply(response, scripted));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, { status = 200, headers = {}, body = '', cut, silent }: Scripted): void {
  if (silent) return;
  const text = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': text.length, ...headers });
  if (cut) response.write(text.subarray(0, Math.ceil(text.length / 2)), () => response.destroy());
  else response.end(text);
}
