import { expect, test } from 'vitest';
import { createMemoryDeliveries, type DeliveryOutcome } from '../../../functions/deliver/mail/deliveries.ts';

const run = 'weekly-cases.2026-W47';
const email = 'manager@harbour.example';

test('of twenty who would send the same mail at once, one may', async () => {
  const { claim } = createMemoryDeliveries();

  const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(run, email, `try ${n}`)));

  expect(claims.filter((each) => each === 'claimed')).toHaveLength(1);
  expect(claims.filter((each) => each !== 'claimed')).toEqual(Array(19).fill({ state: 'sending' }));
});

test.each<DeliveryOutcome>([
  { state: 'sent', messageId: '1' },
  { state: 'unknown', reason: 'no answer' },
])('a mail that is or may be sent is not claimed again: $state', async (outcome) => {
  const { claim, settle } = createMemoryDeliveries();
  await claim(run, email, 'first');
  await settle(run, email, outcome, 'first');

  expect(await claim(run, 'Manager@Harbour.example', 'second')).toEqual(outcome);
});

test('a mail that failed may be tried again', async () => {
  const { claim, settle } = createMemoryDeliveries();
  await claim(run, email, 'first');
  await settle(run, email, { state: 'failed', reason: 'refused' }, 'first');

  expect(await claim(run, email, 'second')).toBe('claimed');
});

test('another run and another reader have records of their own', async () => {
  const { claim } = createMemoryDeliveries();
  await claim(run, email, 'first');

  expect(await claim(`${run}.2`, email, 'first')).toBe('claimed');
  expect(await claim(run, 'other@harbour.example', 'first')).toBe('claimed');
});
