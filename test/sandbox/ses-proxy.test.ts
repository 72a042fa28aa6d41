import {
  AccountSendingPausedException,
  ConfigurationSetSendingPausedException,
  SESClient,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSesMailer } from '../../functions/deliver/mail/ses-mailer.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { type SesProxy, startSesProxy } from './ses-proxy.ts';

/* What SES documents, as the real client sees it. */

let mailbox: Mailbox;
let ses: SesProxy;
let client: SESClient;
beforeEach(async () => {
  mailbox = await startMailbox();
  ses = await startSesProxy(mailbox.url);
  client = new SESClient({ ...mailbox.client, endpoint: ses.url, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await ses.stop();
  await mailbox.stop();
});

const raw = (text: string) =>
  new TextEncoder().encode(`From: cases@harbour.example\r\nTo: ann@harbour.example\r\nSubject: Hello\r\n\r\n${text}`);

function send(text = 'Good morning', to: string[] = ['ann@harbour.example']) {
  const command = { Source: 'cases@harbour.example', Destinations: to, RawMessage: { Data: raw(text) } };
  return client.send(new SendRawEmailCommand(command));
}

const inMailbox = async () => (await mailbox.messages()).length;

test('a mail that nothing stands against arrives, and SES names it', async () => {
  expect((await send()).MessageId).toEqual(expect.any(String));
  expect(await inMailbox()).toBe(1);
});

test('too many within a second are refused as Throttling, and those after them are not', async () => {
  ses.throttle(2);

  for (const _ of [1, 2]) {
    await expect(send()).rejects.toMatchObject({ name: 'Throttling', message: 'Maximum sending rate exceeded.' });
  }
  await send();

  expect(await inMailbox()).toBe(1);
  expect(ses.tries()).toBe(3);
});

test("a day's quota that is used up is Throttling too, and stays until it is over", async () => {
  ses.useUpQuota();

  await expect(send()).rejects.toMatchObject({ name: 'Throttling', message: 'Daily message quota exceeded.' });
  await expect(send()).rejects.toMatchObject({ name: 'Throttling' });
  ses.recover();
  await send();

  expect(await inMailbox()).toBe(1);
});

test('a paused account or configuration set takes nothing and says which it is', async () => {
  ses.pauseAccount();
  await expect(send()).rejects.toBeInstanceOf(AccountSendingPausedException);
  ses.pauseConfigurationSet();
  await expect(send()).rejects.toBeInstanceOf(ConfigurationSetSendingPausedException);

  expect(await inMailbox()).toBe(0);
});

test('a mail over 10 MB, to over 50 readers, or to an address that is not verified is not taken', async () => {
  mailbox.refuse('bob@harbour.example');

  await expect(send('x'.repeat(10_485_760))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  const crowd = Array.from({ length: 51 }, (_, n) => `reader-${n}@harbour.example`);
  await expect(send('Hello', crowd)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(send('Hello', ['bob@harbour.example'])).rejects.toMatchObject({ name: 'MessageRejected' });

  expect(await inMailbox()).toBe(0);
});

test.each([
  ['the connection breaks', (proxy: SesProxy) => proxy.loseAnswersFor('ann@harbour.example')],
  ['no answer ever comes', (proxy: SesProxy) => proxy.holdAnswersFor('ann@harbour.example')],
  ['SES answers with an error of its own', (proxy: SesProxy) => proxy.failAfterTaking('ann@harbour.example')],
] as const)(
  'a mail that was taken before %s lies in the mailbox once, and the mailer does not know',
  async (_what, fault) => {
    fault(ses);
    const requestHandler = { requestTimeout: 200, throwOnRequestTimeout: true };
    const mailer = createSesMailer({ client: { ...mailbox.client, endpoint: ses.url, requestHandler } });

    const sent = mailer.send({ from: 'cases@harbour.example', to: 'ann@harbour.example', raw: raw('Hello') });

    await expect(sent).rejects.toMatchObject({ outcome: 'unknown' });
    expect(await inMailbox()).toBe(1);
  },
);
