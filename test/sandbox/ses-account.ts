import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenHere } from './listen-here.ts';

/** How the account stands with SES. Change it at any time. */
export type SesAccountState = {
  /** Addresses and domains. */
  readonly verified: Set<string>;
  sendingEnabled: boolean;
  /** 200 is what SES allows in its sandbox; -1 is no limit. */
  max24HourSend: number;
  sentLast24Hours: number;
  readonly configurationSets: Map<string, { tlsPolicy: 'Require' | 'Optional'; sendingEnabled: boolean }>;
  /** Actions that may not be asked. */
  readonly denied: Set<string>;
  /** Actions that are not known, as to most that play SES on one machine. */
  readonly unknown: Set<string>;
};

export type SesAccount = {
  /** What the AWS SDK reads from AWS_ENDPOINT_URL_SES; also where a browser shows the mails. */
  readonly url: string;
  readonly state: SesAccountState;
  readonly stop: () => Promise<void>;
};

/**
 * SES's answers about the account itself, in front of a mailbox that takes the mails. Source of actions and answers: the
 * Amazon SES API reference, version 2010-12-01.
 */
export async function startSesAccount(options: {
  readonly mailboxUrl: string;
  readonly port?: number;
}): Promise<SesAccount> {
  const { mailboxUrl, port = 0 } = options;
  const state: SesAccountState = {
    verified: new Set(),
    sendingEnabled: true,
    max24HourSend: 50_000,
    sentLast24Hours: 0,
    configurationSets: new Map(),
    denied: new Set(),
    unknown: new Set(),
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const form = new URLSearchParams(request.method === 'POST' ? body.toString('latin1') : '');
    const own = answer(form, state);
    if (own !== undefined) {
      response.writeHead(own.status, { 'content-type': 'text/xml' }).end(own.xml);
      return;
    }
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      ['authorization', 'content-type'].includes(name) && typeof value === 'string' ? [[name, value]] : [],
    );
    const passedOn = await fetch(`${mailboxUrl}${request.url}`, {
      method: request.method,
      headers,
      body: body.length === 0 ? undefined : new Uint8Array(body),
    });
    response
      .writeHead(passedOn.status, { 'content-type': passedOn.headers.get('content-type') ?? 'text/xml' })
      .end(Buffer.from(await passedOn.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  return { ...(await listenHere(server, port)), state };
}

type Answer = { readonly status: number; readonly xml: string };

function answer(form: URLSearchParams, state: SesAccountState): Answer | undefined {
  const action = form.get('Action') ?? '';
  if (state.denied.has(action)) return fault(403, 'AccessDenied', `not authorized to perform: ses:${action}`);
  if (state.unknown.has(action)) return fault(400, 'InvalidAction', `Could not find operation ${action}.`);
  const result = (inner: string) => ({
    status: 200,
    xml: `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result>${inner}</${action}Result><ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></${action}Response>`,
  });
  switch (action) {
    case 'GetAccountSendingEnabled':
      return result(`<Enabled>${state.sendingEnabled}</Enabled>`);
    case 'GetSendQuota':
      return result(
        `<Max24HourSend>${state.max24HourSend}.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>${state.sentLast24Hours}.0</SentLast24Hours>`,
      );
    case 'GetIdentityVerificationAttributes':
      return result(
        `<VerificationAttributes>${identitiesOf(form)
          .filter((identity) => state.verified.has(identity))
          .map(
            (key) => `<entry><key>${key}</key><value><VerificationStatus>Success</VerificationStatus></value></entry>`,
          )
          .join('')}</VerificationAttributes>`,
      );
    case 'DescribeConfigurationSet': {
      const name = form.get('ConfigurationSetName') ?? '';
      const found = state.configurationSets.get(name);
      if (found === undefined) {
        return fault(400, 'ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
      }
      return result(
        `<ConfigurationSet><Name>${name}</Name></ConfigurationSet>` +
          `<DeliveryOptions><TlsPolicy>${found.tlsPolicy}</TlsPolicy></DeliveryOptions>` +
          `<ReputationOptions><SendingEnabled>${found.sendingEnabled}</SendingEnabled></ReputationOptions>`,
      );
    }
    default:
      // What is neither a mail nor the mailbox's page never comes to an end there.
      return action === '' || action.startsWith('Send')
        ? undefined
        : fault(400, 'InvalidAction', `Could not find operation ${action}.`);
  }
}

function identitiesOf(form: URLSearchParams): readonly string[] {
  return [...form].flatMap(([name, value]) => (name.startsWith('Identities.member.') ? [value] : []));
}

function fault(status: number, code: string, message: string): Answer {
  const text = message.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return {
    status,
    xml: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error><RequestId>sandbox</RequestId></ErrorResponse>`,
  };
}
