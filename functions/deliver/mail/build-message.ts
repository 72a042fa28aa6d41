import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Instant } from '../../analyse/case.ts';
import type { Mail } from '../../render/mail/mail.ts';
import { workbookType } from '../archive/workbook-type.ts';
import { isOneAddress, parseSender } from './mail-address.ts';
import type { OutgoingMessage } from './mailer.ts';

export type MessageParts = {
  /** As in the settings: an address, or a name and an address. */
  readonly from: string;
  readonly to: string;
  readonly mail: Mail;
  readonly workbook?: { readonly fileName: string; readonly bytes: Uint8Array };
  readonly date: Instant;
  /** What the mail is about, such as the run's name: the same for a second attempt at the same mail. */
  readonly about: string;
};

/**
 * Builds the MIME message: one reader in To, text and HTML as alternatives, the workbook as an attachment. The same
 * parts give the same bytes. (SES puts its own Message-ID and Date over ours.)
 *
 * @throws RangeError if `to` is not exactly one plain address.
 */
export async function buildMessage({ from, to, mail, workbook, date, about }: MessageParts): Promise<OutgoingMessage> {
  if (!isOneAddress(to)) throw new RangeError('A mail has exactly one plain address in To.');
  const sender = parseSender(from);
  const message = new MailComposer({
    from: { ...sender },
    to: { name: '', address: to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments:
      workbook === undefined
        ? []
        : [{ filename: workbook.fileName, content: asBuffer(workbook.bytes), contentType: workbookType }],
    date: new Date(date),
    messageId: `<${digest(about, to, mail.subject)}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`,
    // No out-of-office notes come back: RFC 3834, and the header that Exchange heeds.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    // Of the content too, so that nobody who knows the run could write a stage's name that ends a part.
    baseBoundary: digest(about, to, mail.subject, mail.text, mail.html),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = message.getEnvelope();
  if (envelope.from === false) throw new RangeError('A mail has a sender.');
  return { from: envelope.from, to, raw: await message.build() };
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

// A view, not a copy: the workbook can be megabytes.
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
