import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenHere } from './listen-here.ts';
import { type SesError, sesErrorXml } from './ses-rules.ts';

export type SesProxy = {
  /** What the AWS SDK reads from AWS_ENDPOINT_URL_SES. */
  readonly url: string;
  /** How many mails were handed over, taken or not. */
  readonly tries: () => number;
  /** The next so many mails are too many within a second. */
  readonly throttle: (times: number) => void;
  /** The account has sent its share of the day. */
  readonly useUpQuota: () => void;
  readonly pauseAccount: () => void;
  readonly pauseConfigurationSet: () => void;
  /** Every fault is over. */
  readonly recover: () => void;
  /** Mails to this address are taken, and the connection breaks before SES can say so. */
  readonly loseAnswersFor: (address: string) => void;
  /** Mails to this address are taken, and no answer ever comes. */
  readonly holdAnswersFor: (address: string) => void;
  /** Mails to this address are taken, and the answer is an error of SES's own, as AWS warns. */
  readonly failAfterTaking: (address: string) => void;
  readonly stop: () => Promise<void>;
};

export type SesProxyOptions = {
  readonly port?: number;
  /** Told as a mail is handed over, as it lies in the mailbox, and as its answer has left. */
  readonly onMail?: (moment: 'handed-over' | 'taken' | 'answered') => void;
};

// Source: errors of SendRawEmail and "Errors related to the sending quotas" in the SES developer guide.
const refusals = {
  rate: { code: 'Throttling', message: 'Maximum sending rate exceeded.' },
  quota: { code: 'Throttling', message: 'Daily message quota exceeded.' },
  account: { code: 'AccountSendingPausedException', message: 'Email sending is disabled for your account.' },
  configurationSet: {
    code: 'ConfigurationSetSendingPausedException',
    message: 'Email sending is disabled for configuration set.',
  },
} as const satisfies Record<string, SesError>;

/**
 * Stands in front of the mailbox and plays what SES does to mails that it could take, when it is told to. The rules that
 * depend on the mail alone (10 MB, 50 recipients, addresses that are not verified) are the mailbox's own.
 */
export async function startSesProxy(
  mailboxUrl: string,
  { port = 0, onMail = () => undefined }: SesProxyOptions = {},
): Promise<SesProxy> {
  let throttled = 0;
  let refusal: SesError | undefined;
  let tries = 0;
  const lost = new Set<string>();
  const held = new Set<string>();
  const failing = new Set<string>();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const form = new URLSearchParams(request.method === 'POST' && request.url === '/' ? body.toString('latin1') : '');
    const isMail = form.get('Action') === 'SendRawEmail';
    if (isMail) {
      tries += 1;
      onMail('handed-over');
      const because = throttled > 0 ? refusals.rate : refusal;
      throttled = Math.max(0, throttled - 1);
      if (because !== undefined) {
        response.writeHead(400, { 'content-type': 'text/xml' }).end(sesErrorXml(because));
        return;
      }
    }
    const passedOn = await fetch(`${mailboxUrl}${request.url}`, {
      method: request.method,
      headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        ['authorization', 'content-type'].includes(name) && typeof value === 'string' ? [[name, value]] : [],
      ),
      body: body.length === 0 ? undefined : new Uint8Array(body),
    });
    const text = await passedOn.text();
    if (isMail) {
      onMail('taken');
      response.once('finish', () => onMail('answered'));
    }
    const to = form.get('Destinations.member.1')?.toLowerCase() ?? '';
    if (lost.has(to)) {
      response.destroy();
      return;
    }
    if (held.has(to)) return;
    if (failing.has(to)) {
      const error = sesErrorXml({
        code: 'InternalFailure',
        message: 'The request processing has failed.',
        type: 'Receiver',
      });
      response.writeHead(500, { 'content-type': 'text/xml' }).end(error);
      return;
    }
    response
      .writeHead(passedOn.status, { 'content-type': passedOn.headers.get('content-type') ?? 'text/xml' })
      .end(text);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return {
    ...(await listenHere(server, port)),
    tries: () => tries,
    throttle: (times) => {
      throttled = times;
    },
    useUpQuota: () => {
      refusal = refusals.quota;
    },
    pauseAccount: () => {
      refusal = refusals.account;
    },
    pauseConfigurationSet: () => {
      refusal = refusals.configurationSet;
    },
    recover: () => {
      throttled = 0;
      refusal = undefined;
      lost.clear();
      held.clear();
      failing.clear();
    },
    loseAnswersFor: (address) => void lost.add(address.toLowerCase()),
    holdAnswersFor: (address) => void held.add(address.toLowerCase()),
    failAfterTaking: (address) => void failing.add(address.toLowerCase()),
  };
}
