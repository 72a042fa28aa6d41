import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildMessage } from '../../../functions/deliver/mail/build-message.ts';
import { readMime } from '../read-mime.ts';

const parts = {
  from: 'Casebook <cases@harbour.example>',
  to: 'manager@harbour.example',
  mail: { subject: 'Harbour Wealth cases', text: 'Open cases: 143\n', html: '<p>Open cases: 143</p>' },
  date: '2026-11-23T07:00:00.000Z',
  about: 'weekly-cases.2026-W47',
};

const build = async (given: Partial<Parameters<typeof buildMessage>[0]> = {}) => {
  const message = await buildMessage({ ...parts, ...given });
  return { ...message, mime: readMime(message.raw) };
};

test('a mail goes from the sender to its one reader and to nobody else', async () => {
  const { from, to, mime } = await build();

  expect({ from, to }).toEqual({ from: 'cases@harbour.example', to: 'manager@harbour.example' });
  expect(mime.headers.get('from')).toBe('Casebook <cases@harbour.example>');
  expect(mime.headers.get('to')).toBe('manager@harbour.example');
  expect(mime.headers.has('cc')).toBe(false);
  expect(mime.headers.has('bcc')).toBe(false);
});

test('text and HTML are alternatives, the HTML last, so that programs that can show it do', async () => {
  const { mime } = await build();

  expect(mime.headers.get('content-type')).toMatch(/^multipart\/alternative;/);
  expect(mime.parts.map((part) => part.headers.get('content-type'))).toEqual([
    'text/plain; charset=utf-8',
    'text/html; charset=utf-8',
  ]);
  expect(mime.parts.map((part) => part.content.toString('utf8'))).toEqual([
    'Open cases: 143\r\n',
    '<p>Open cases: 143</p>',
  ]);
});

test('the workbook arrives byte for byte, with its name and type', async () => {
  const bytes = new Uint8Array(randomBytes(100_001));
  const { mime } = await build({ workbook: { fileName: 'weekly-cases.2026-W47.xlsx', bytes } });

  expect(mime.headers.get('content-type')).toMatch(/^multipart\/mixed;/);
  const [body, attachment] = mime.parts;
  expect(body?.headers.get('content-type')).toMatch(/^multipart\/alternative;/);
  expect(attachment?.headers.get('content-type')).toMatch(
    /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet; name=weekly-cases\.2026-W47\.xlsx$/,
  );
  expect(attachment?.headers.get('content-disposition')).toBe('attachment; filename=weekly-cases.2026-W47.xlsx');
  expect(attachment?.content.equals(bytes)).toBe(true);
});

test('a workbook that is part of a larger buffer is sent without its neighbours', async () => {
  const bytes = new Uint8Array([1, 2, 3, 4, 5]).subarray(1, 4);
  const { mime } = await build({ workbook: { fileName: 'a.2026-W47.xlsx', bytes } });

  expect([...(mime.parts[1]?.content ?? [])]).toEqual([2, 3, 4]);
});

test('accents, emoji and long lines arrive as they were written', async () => {
  const subject = `Zoë & Söhne 🌊 cases, week to Sun 22 Nov 2026: 143 open, £1.24m + €45k; ${'9 completed '.repeat(12)}end`;
  const text = `– £1 = €2 “quoted” 🌊 ${'x'.repeat(3000)}\n.\nFrom here\n`;
  const { mime } = await build({ mail: { subject, text, html: `<p>${text}</p>` } });

  expect(mime.headers.get('subject')).toBe(subject);
  expect(mime.parts[0]?.content.toString('utf8')).toBe(text.replaceAll('\n', '\r\n'));
});

test('a subject with line breaks adds no header', async () => {
  const subject = 'Harbour\r\nBcc: evil@evil.example\r\n\r\n<b>body</b>';
  const { mime } = await build({ mail: { ...parts.mail, subject } });

  expect(mime.headers.has('bcc')).toBe(false);
  expect(mime.headers.get('subject')).toContain('Bcc: evil@evil.example');
});

test.each([
  ['cases@harbour.example', 'cases@harbour.example'],
  ['"Wealth, Harbour" <cases@harbour.example>', '"Wealth, Harbour" <cases@harbour.example>'],
  ['Wealth, Harbour <cases@harbour.example>', '"Wealth, Harbour" <cases@harbour.example>'],
  ['boss@other.example <cases@harbour.example>', '"boss@other.example" <cases@harbour.example>'],
  ['Zoë Brandt <cases@harbour.example>', 'Zoë Brandt <cases@harbour.example>'],
])('the sender %s is one sender', async (sender, header) => {
  const { from, mime } = await build({ from: sender });

  expect(from).toBe('cases@harbour.example');
  expect(mime.headers.get('from')).toBe(header);
});

test.each([
  'a@harbour.example, b@evil.example',
  'a@evil.example,b@harbour.example',
  'a@evil.example@harbour.example',
  'a@harbour.example\r\nBcc: b@evil.example',
  'Name <a@harbour.example>',
  '"a b"@harbour.example',
  'group:a@harbour.example;',
  '',
])('%j is not one reader, and no mail is built', async (to) => {
  await expect(build({ to })).rejects.toThrow('exactly one plain address');
});

test.each(['r&d@harbour.example', 'a#1=b/c@harbour.example', "o'neill+x@harbour.example"])(
  'a mail to %s has it in To as it is',
  async (to) => {
    const message = await build({ to });

    expect([message.to, message.mime.headers.get('to')]).toEqual([to, to]);
  },
);

test('the mail says that a machine wrote it, when, and with an id of the sender’s domain', async () => {
  const { headers } = (await build()).mime;

  expect(headers.get('auto-submitted')).toBe('auto-generated');
  expect(headers.get('date')).toBe('Mon, 23 Nov 2026 07:00:00 +0000');
  expect(headers.get('message-id')).toMatch(/^<[0-9a-f]{32}@harbour\.example>$/);
});

test('the same mail built again is the same to the byte, and another reader’s has an id of its own', async () => {
  const [one, again, other] = [await build(), await build(), await build({ to: 'other@harbour.example' })];

  expect(Buffer.compare(one.raw, again.raw)).toBe(0);
  expect(other.mime.headers.get('message-id')).not.toBe(one.mime.headers.get('message-id'));
});
