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
    let attempt: SentAttempt = { failure: 'no answer' };
    let tooLong = false;
    // The body is read in here, where the time limit holds too, and told past ky, which would take it through streams of its own.
    const readWhole = async (...request: Parameters<typeof fetch>) => {
      const { status, headers, body } = await fetch(...request);
      const onTooLong = () => {
        tooLong = true;
      };
      attempt = { status, headers, body: await textUpTo(mostBytes, body, onTooLong) };
      return new Response(null, { status, headers });
    };
    try {
      await http.get(address, { headers, fetch: readWhole });
      return attempt;
    } catch (error) {
      // The error itself goes no further: it carries the request, and with it the token.
      return {
        failure: tooLong ? inMegabytes : describeFailure(error, timeoutMilliseconds),
        tooMuch: isTimeoutError(error) || tooLong ? true : undefined,
      };
    }
  };
}

/** The whole body as text. @throws Error past so many bytes (as sent decompressed) */
async function textUpTo(most: number, body: Response['body'], onTooLong: () => void): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > most) {
      onTooLong();
      throw new Error('too long');
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
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
