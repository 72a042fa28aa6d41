import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import type { SESClientConfig } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { sesErrorXml, whySesRefuses } from './ses-rules.ts';

/** A mail as it lies in the mailbox. */
export type ReceivedMail = {
  readonly messageId: string;
  /** The envelope that SES was given: whose inbox it is, whatever the mail's own To says. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly configurationSet?: string;
  /** As the mail's own headers say. */
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly fileName?: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  }[];
  /** The message, byte for byte. */
  readonly raw: Uint8Array;
};

export type Mailbox = {
  /** Also where a browser shows the mails. */
  readonly url: string;
  readonly port: number;
  /** For `new SESClient` or `createSesMailer`. */
  readonly client: SESClientConfig;
  /** In the order in which they came. */
  readonly messages: () => Promise<ReceivedMail[]>;
  /** From now on SES refuses mails to this address, as it does those that are not verified. */
  readonly refuse: (address: string) => void;
  readonly clear: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Ses = { readonly default: (config: { host: string; port: number }) => Promise<Server> };

const require = createRequire(import.meta.url);

/** aws-ses-v2-local keeps its mails in a module: each mailbox loads one of its own, and no mail outlives its mailbox. */
function loadSes(): Ses {
  const own = dirname(require.resolve('aws-ses-v2-local'));
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(own)) delete require.cache[path];
  }
  return require('aws-ses-v2-local');
}

type Envelope = Pick<ReceivedMail, 'envelope' | 'configurationSet' | 'raw'>;

const stored = z.object({
  emails: z.array(
    z.object({
      messageId: z.string(),
      from: z.string(),
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ html: z.string().optional(), text: z.string().optional() }),
      attachments: z.array(z.object({ content: z.string(), contentType: z.string(), filename: z.string().optional() })),
    }),
  ),
});

/**
 * An SES on this machine alone: aws-ses-v2-local behind a thin front of ours. The front keeps what the other throws away
 * (the envelope and the raw message) and plays the rules that it does not know.
 */
export async function startMailbox({ port = 0 }: { readonly port?: number } = {}): Promise<Mailbox> {
  const behind = await loadSes().default({ host: '127.0.0.1', port: 0 });
  const behindUrl = urlOf(behind.address());
  const envelopes = new Map<string, Envelope>();
  const refused = new Set<string>();

  const front = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const form = new URLSearchParams(request.method === 'POST' && request.url === '/' ? body.toString('latin1') : '');
    const refusal = form.get('Action') === 'SendRawEmail' ? whySesRefuses(form, refused) : undefined;
    if (refusal !== undefined) {
      response.writeHead(400, { 'content-type': 'text/xml' }).end(sesErrorXml(refusal));
      return;
    }
    const passedOn = await fetch(`${behindUrl}${request.url}`, {
      method: request.method,
      headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        ['authorization', 'content-type'].includes(name) && typeof value === 'string' ? [[name, value]] : [],
      ),
      body: body.length === 0 ? undefined : new Uint8Array(body),
    });
    const text = await passedOn.text();
    const messageId = /<MessageId>([^<]+)<\/MessageId>/.exec(text)?.[1];
    if (messageId !== undefined) envelopes.set(messageId, envelopeOf(form));
    response
      .writeHead(passedOn.status, { 'content-type': passedOn.headers.get('content-type') ?? 'text/xml' })
      .end(text);
  };

  await new Promise<void>((resolve, reject) => {
    front.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const url = urlOf(front.address());
  return {
    url,
    port: Number(new URL(url).port),
    client: {
      endpoint: url,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
    },
    messages: async () => {
      const { emails } = stored.parse(await (await fetch(`${behindUrl}/store`)).json());
      return emails.flatMap(({ messageId, from, destination, subject, body, attachments }) => {
        const envelope = envelopes.get(messageId);
        if (envelope === undefined) return [];
        return {
          messageId,
          ...envelope,
          from,
          to: destination.to,
          subject,
          text: body.text ?? '',
          html: body.html ?? '',
          attachments: attachments.map(({ content, contentType, filename }) => ({
            fileName: filename,
            contentType,
            bytes: new Uint8Array(Buffer.from(content, 'base64')),
          })),
        };
      });
    },
    refuse: (address) => void refused.add(address.toLowerCase()),
    clear: async () => {
      envelopes.clear();
      await fetch(`${behindUrl}/clear-store`, { method: 'POST' });
    },
    stop: async () => {
      for (const server of [front, behind]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function envelopeOf(form: URLSearchParams): Envelope {
  return {
    envelope: {
      from: form.get('Source') ?? '',
      to: [...form].flatMap(([key, value]) => (key.startsWith('Destinations.member.') ? [value] : [])),
    },
    configurationSet: form.get('ConfigurationSetName') ?? undefined,
    raw: new Uint8Array(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64')),
  };
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The mailbox does not listen.');
  return `http://127.0.0.1:${address.port}`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
