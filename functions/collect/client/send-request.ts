import ky, { isTimeoutError } from 'ky';

/** What came back of one attempt, whole, or why nothing whole did. */
export type SentAttempt =
  | { readonly status: number; readonly headers: Headers; readonly body: string }
  | {
      readonly failure: string;
      /** It took too long, or was too long: asking for less may help. */
      readonly tooMuch?: boolean;
    };

/** Five hundred cases with all that Plannr tells of each are one or two million bytes. Ten answers may be in memory at once. */
const mostBytes = 24 * 1024 * 1024;
const inMegabytes = `an answer of more than ${mostBytes / 1024 / 1024} MB`;

export type SendOptions = { readonly timeoutMilliseconds: number };

/**
 * Sends a GET request once and reads the whole answer. Never throws for what the network does.
 *
 * ky gives the time limits and tells the kinds of failure apart. Its own retry is off: it waits for each request alone
 * and by the machine's clock, whereas all of ours have to wait together. A redirect is not followed, since it would take
 * the token along.
 */
export function createSender({ timeoutMilliseconds }: SendOptions) {
  const http = ky.create({ retry: 0, timeout: timeoutMilliseconds, throwHttpErrors: false, redirect: 'manual' });

  return async (address: URL, headers: Readonly<Record<string, string>>): Promise<SentAttempt> => {
    let response: Response | undefined;
    let tooLong = false;
    const noteResponse = async (...request: Parameters<typeof fetch>) => {
      response = await fetch(...request);
      return upTo(mostBytes, response, () => {
        tooLong = true;
      });
    };
    try {
      const body = await http.get(address, { headers, fetch: noteResponse }).text();
      return response === undefined
        ? { failure: 'no answer' }
        : { status: response.status, headers: response.headers, body };
    } catch (error) {
      // The error itself goes no further: it carries the request, and with it the token.
      return {
        failure: tooLong ? inMegabytes : describeFailure(error, timeoutMilliseconds),
        tooMuch: isTimeoutError(error) || tooLong ? true : undefined,
      };
    }
  };
}

/** The response, whose body breaks off with an error past so many bytes (as sent decompressed). */
function upTo(most: number, response: Response, onTooLong: () => void): Response {
  if (response.body === null) return response;
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes <= most) return controller.enqueue(chunk);
        onTooLong();
        controller.error(new Error('too long'));
      },
    }),
  );
  return new Response(counted, response);
}

const inWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'no such host is known',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
};

function describeFailure(error: unknown, timeoutMilliseconds: number): string {
  if (isTimeoutError(error)) return `no whole answer within ${timeoutMilliseconds / 1000} seconds`;
  const code = codeOf(error);
  return inWords[code ?? ''] ?? (code === undefined ? 'the connection broke' : `the connection broke (${code})`);
}

// undici hides what happened in the cause of the cause.
function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
