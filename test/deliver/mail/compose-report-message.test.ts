import { expect, test } from 'vitest';
import { composeReportMessage } from '../../../functions/deliver/mail/compose-report-message.ts';
import type { WorkbookInMail } from '../../../functions/render/mail/mail.ts';
import { readMime } from '../read-mime.ts';

const order = {
  run: 'weekly-cases.2026-W47',
  from: 'Casebook <cases@harbour.example>',
  to: 'manager@harbour.example',
  date: '2026-11-23T07:00:00.000Z',
};

/** A mail whose text is as long as we please, so that a message can be made exact to the byte; it tells what it was given. */
const mailOf = (padding: number) => (workbook: WorkbookInMail) => {
  const lines = `${'x'.repeat(60)}\n`.repeat(Math.floor(padding / 62)) + 'x'.repeat(padding % 62);
  return { subject: 'Cases', html: '<p>Cases</p>', text: `${JSON.stringify(workbook)}\n${lines}` };
};

const compose = async (given: {
  bytes: number;
  padding: number;
  link?: { readonly address: string; readonly lastDay: string };
}) => {
  const { bytes, padding, link } = given;
  const workbook = new Uint8Array(bytes).fill(7);
  const { message } = await composeReportMessage({ ...order, workbook, renderMail: mailOf(padding), link });
  const mime = readMime(message.raw);
  const [text] = (mime.parts[0]?.parts.length ? mime.parts[0].parts : mime.parts).map(({ content }) =>
    content.toString(),
  );
  return {
    size: message.raw.byteLength,
    attached: mime.headers.get('content-type')?.startsWith('multipart/mixed'),
    text,
    mime,
  };
};

// 6,900,000 bytes are 9,442,106 in base64 with its line ends, which leaves some 57,000 for the rest.
const bytes = 6_900_000;

test('a message of exactly 9.5 MB carries the workbook, one byte more and it does not', async () => {
  const { size } = await compose({ bytes, padding: 0 });
  const room = 9_500_000 - size;

  const full = await compose({ bytes, padding: room });
  expect(full).toMatchObject({ size: 9_500_000, attached: true });
  expect(full.mime.parts[1]?.content.equals(Buffer.alloc(bytes, 7))).toBe(true);
  expect(full.text).toContain('{"fileName":"weekly-cases.2026-W47.xlsx"}');

  const over = await compose({ bytes, padding: room + 1 });
  expect(over.attached).toBe(false);
  expect(over.size).toBeLessThan(100_000);
});

test('a workbook that is too large is linked to, and the mail says why', async () => {
  const link = { address: 'https://reports.example/links/weekly-cases.2026-W47/x.y', lastDay: '2026-12-23' };
  const { text, attached } = await compose({ bytes: 7_000_000, padding: 0, link });

  expect(attached).toBe(false);
  expect(JSON.parse(text?.split('\r\n')[0] ?? '')).toEqual({
    link: 'https://reports.example/links/weekly-cases.2026-W47/x.y',
    lastDay: '2026-12-23',
    why: 'with it this mail would be larger than 9.5 MB, the most that can be sent.',
  });
});

test('where nobody can make a link, the mail tells the name of the file', async () => {
  const { text } = await compose({ bytes: 40_000_000, padding: 0 });

  expect(text).toContain('"keptAs":"weekly-cases.2026-W47.xlsx"');
});
