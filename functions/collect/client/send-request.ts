import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** What came back of one attempt, whole, or why nothing whole did. */
export type SentAttempt =
  | { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer<ArrayBuffer> }
  | {
      readonly failure: string;
      /** It took too long, or was too long: asking for less may help. */
      readonly tooMuch?: boolean;
    };

/** Five hundred cases with all that Plannr tells of each are one or two million bytes. Ten answers may be in memory at once. */
const mostBytes = 24 * 1024 * 1024;
const inMegabytes = `an answer of more than ${mostBytes / 1024 / 1024} MB`;

/** A server that is there lets itself be reached sooner. */
const connectMilliseconds = 10_000;

export type SendOptions = { readonly timeoutMilliseconds: number };

type Headers = Readonly<Record<string, string>>;

/**
 * Sends a GET request once and reads the whole answer. Never throws for what the network does. A redirect is not followed,
 * since it would take the token along.
 *
 * By Node's own client and not by `fetch`, whose streams take as much CPU again as it takes to parse what comes.
 */
export function createSender({ timeoutMilliseconds }: SendOptions) {
  return async (address: URL, headers: Headers): Promise<SentAttempt> => {
    const time = AbortSignal.timeout(timeoutMilliseconds);
    try {
      const answer = await begin(address, { headers, signal: time });
      const body = await bytesUpTo(mostBytes, decompressed(answer));
      return { status: answer.statusCode ?? 0, headers: answer.headers, body };
    } catch (error) {
      // The error itself goes no further: it may carry the request, and with it the token.
      if (error instanceof TooLong) return { failure: inMegabytes, tooMuch: true };
      if (time.aborted)
        return { failure: `no whole answer within ${timeoutMilliseconds / 1000} seconds`, tooMuch: true };
      return { failure: describeFailure(error) };
    }
  };
}

/** Sends the request. @returns the answer, as soon as its headers have come */
function begin(
  address: URL,
  { headers, signal }: { readonly headers: Headers; readonly signal: AbortSignal },
): Promise<IncomingMessage> {
  const isSecure = address.protocol === 'https:';
  const { get } = isSecure ? https : http;
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { ...headers, 'Accept-Encoding': 'gzip' }, signal });
    request.once('response', resolve);
    request.on('error', reject);
    request.once('socket', (socket) => {
      if (!socket.connecting) return;
      const late = setTimeout(() => socket.destroy(new NotReached()), connectMilliseconds);
      socket.once(isSecure ? 'secureConnect' : 'connect', () => clearTimeout(late));
      socket.once('close', () => clearTimeout(late));
    });
  });
}

/** gzip is asked for; what stands before a server may pack in a way of its own. */
const unpackers: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

function decompressed(answer: IncomingMessage): Readable {
  const unpack = unpackers.get(answer.headers['content-encoding']?.trim().toLowerCase() ?? '');
  // What breaks the one breaks the other: it is met where the latter is read.
  return unpack === undefined ? answer : pipeline(answer, unpack(), () => undefined);
}

/** The whole body. @throws TooLong past so many bytes (as sent decompressed) */
async function bytesUpTo(most: number, body: Readable): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.byteLength;
    if (bytes > most) throw new TooLong();
    chunks.push(chunk);
  }
  // In memory of its own, so that it can be given back.
  const whole = Buffer.from(new ArrayBuffer(bytes));
  let at = 0;
  for (const chunk of chunks) at += chunk.copy(whole, at);
  return whole;
}

/**
 * Gives back at once the memory of an answer that was read: by the megabytes that lie about V8 judges that it is time to
 * look through all of its heap. Of the answer no byte is left.
 */
export function letGoOf(attempt: SentAttempt): void {
  if ('body' in attempt) attempt.body.buffer.transfer(0);
}

class TooLong extends Error {}

class NotReached extends Error {
  readonly code = 'ETIMEDOUT';
}

const inWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'no such host is known',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ETIMEDOUT: 'the connection timed out',
};

function describeFailure(error: unknown): string {
  const code = codeOf(error);
  return inWords[code ?? ''] ?? (code === undefined ? 'the connection broke' : `the connection broke (${code})`);
}

// What happened may be hidden in a cause.
function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
