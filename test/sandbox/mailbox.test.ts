import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildMessage } from '../../functions/deliver/mail/build-message.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { startObjectStore } from './object-store.ts';

let mailbox: Mailbox;
let client: SESClient;
beforeAll(async () => {
  mailbox = await startMailbox();
  client = new SESClient({ ...mailbox.client, maxAttempts: 1 });
});
beforeEach(() => mailbox.clear());
afterAll(async () => {
  client.destroy();
  await mailbox.stop();
});

const send = (raw: Uint8Array, to = ['ann@harbour.example']) =>
  client.send(
    new SendRawEmailCommand({ Source: 'cases@harbour.example', Destinations: to, RawMessage: { Data: raw } }),
  );

test('a mail is found as it was sent, for those it was sent to, with its attachment', async () => {
  const bytes = new Uint8Array(randomBytes(50_000));
  const { raw } = await buildMessage({
    from: 'Casebook <cases@harbour.example>',
    to: 'bob@harbour.example',
    mail: { subject: 'Zoë 🌊', text: 'text', html: '<p>html</p>' },
    workbook: { fileName: 'a.xlsx', bytes },
    date: '2026-11-23T07:00:00.000Z',
    about: 'a.2026-W47',
  });

  const { MessageId } = await send(raw);

  const [mail] = await mailbox.messages();
  expect(mail).toMatchObject({
    messageId: MessageId,
    envelope: { from: 'cases@harbour.example', to: ['ann@harbour.example'] },
    to: ['bob@harbour.example'],
    subject: 'Zoë 🌊',
    html: '<p>html</p>',
    attachments: [{ fileName: 'a.xlsx' }],
  });
  expect(Buffer.compare(mail?.attachments[0]?.bytes ?? new Uint8Array(), bytes)).toBe(0);
  expect(Buffer.compare(mail?.raw ?? new Uint8Array(), raw)).toBe(0);
});

test('SES takes a message of 10 MB and refuses one byte more', async () => {
  const head = Buffer.from('From: a@harbour.example\r\nTo: b@harbour.example\r\nContent-Type: application/pdf\r\n\r\n');
  const messageOf = (bytes: number) =>
    new Uint8Array(Buffer.concat([head, Buffer.alloc(bytes - head.length, 'x\r\n')]));

  await send(messageOf(10_485_760));
  await expect(send(messageOf(10_485_761))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  expect(await mailbox.messages()).toHaveLength(1);
});

test('an address that is not verified is refused by its name, whatever its case', async () => {
  mailbox.refuse('Cat@harbour.example');

  await expect(send(Buffer.from('Subject: x\r\n\r\n'), ['cat@harbour.example'])).rejects.toMatchObject({
    name: 'MessageRejected',
    message: expect.stringContaining('cat@harbour.example'),
  });
  expect(await mailbox.messages()).toEqual([]);
});

test('a browser is shown the mails at the mailbox’s address', async () => {
  await send(Buffer.from('From: a@harbour.example\r\nTo: b@harbour.example\r\nSubject: Seen\r\n\r\nx'));

  expect(await (await fetch(mailbox.url)).text()).toMatch(/<html/i);
  expect(await (await fetch(`${mailbox.url}/store`)).text()).toContain('Seen');
});

test('another mailbox of the same process has a page of its own', async () => {
  await send(Buffer.from('From: a@harbour.example\r\nTo: b@harbour.example\r\nSubject: Ours\r\n\r\nx'));
  const other = await startMailbox();
  try {
    expect(await (await fetch(`${other.url}/store`)).text()).not.toContain('Ours');
    await other.clear();
    expect(await mailbox.messages()).toHaveLength(1);
  } finally {
    await other.stop();
  }
});

test('mailbox and S3 can be reached from this machine alone', async () => {
  const store = await startObjectStore();
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  try {
    expect([mailbox.url, store.endpoint].map((url) => new URL(url).hostname)).toEqual(['127.0.0.1', '127.0.0.1']);
    for (const { address } of outward) {
      for (const url of [mailbox.url, store.endpoint]) {
        await expect(reach(address, Number(new URL(url).port))).resolves.toBe('ECONNREFUSED');
      }
    }
  } finally {
    await store.stop();
  }
});

test('a port that is taken is an error, not a silence', async () => {
  await expect(startMailbox({ port: mailbox.port })).rejects.toThrow('EADDRINUSE');
});

function reach(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
      .once('connect', () => {
        socket.destroy();
        resolve('connected');
      })
      .once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}
