import { expect, test } from 'vitest';
import { deliverMessage } from '../../../functions/deliver/mail/deliver-message.ts';
import { createMemoryDeliveries } from '../../../functions/deliver/mail/deliveries.ts';

const raw = new Uint8Array(Buffer.from('Subject: x\r\n\r\n'));

test.each([
  ['spy@evil.example,ann@harbour.example', 'spy@evil.example,ann@harbour.example'],
  ['spy@evil.example <ann@harbour.example', 'spy@evil.example <ann@harbour.example'],
  // A message to somebody else than the one it was asked for.
  ['ann@harbour.example', 'bob@harbour.example'],
])('the last look keeps back a mail for %j made out to %j', async (email, to) => {
  const sent: string[] = [];
  const mailer = {
    send: async (message: { to: string }) => {
      sent.push(message.to);
      return { messageId: '1' };
    },
  };
  const message = async () => ({ from: 'cases@harbour.example', to, raw });
  const order = { run: 'a.2026-W47', email, message, allowedDomains: ['harbour.example'] };

  const delivery = await deliverMessage(order, { mailer, deliveries: createMemoryDeliveries() });

  expect(delivery).toMatchObject({ state: 'failed', reason: expect.stringContaining('allowedDomains') });
  expect(sent).toEqual([]);
});
