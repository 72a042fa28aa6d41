import ky, { isTimeoutError } from 'ky';

/** What came back of one attempt, whole, or why nothing whole did. */
export type SentAttempt =
  | { readonly status: number; readonly headers: Headers; readonly body: string }
  | { readonly failure: string };

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
    const noteResponse = async (...request: Parameters<typeof fetch>) => {
      response = await fetch(...request);
      return response;
    };
    try {
      const body = await http.get(address, { headers, fetch: noteResponse }).text();
      return response === undefined
        ? { failure: 'no answer' }
        : { status: response.status, headers: response.headers, body };
    } catch (error) {
      // The error itself goes no further: it carries the request, and with it the token.
      return { failure: describeFailure(error, timeoutMilliseconds) };
    }
  };
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
