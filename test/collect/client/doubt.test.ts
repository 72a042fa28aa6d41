import { expect, test } from 'vitest';
import { createRateGate } from '../../../functions/collect/client/rate-gate.ts';
import { createFakeClock } from '../fake-clock.ts';
import { list, readScripted, row } from '../read-scripted.ts';

const minute = 60_000;

function aGate() {
  const clock = createFakeClock();
  const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => 1 });
  /** Sends one request that is told how much is left; gives how long it had to wait, in whole minutes. */
  const send = async (remaining: number) => {
    const before = clock.now();
    const pass = await gate.enter();
    const waited = Math.round((clock.now() - before) / minute);
    pass.leave({ remaining });
    return waited;
  };
  const sendAll = async (answers: readonly number[]) => {
    const waited: number[] = [];
    for (const remaining of answers) waited.push(await send(remaining));
    return waited;
  };
  return { gate, clock, sendAll };
}

test('where nothing is said to be left three minutes in a row, and nothing is refused, it is no longer believed', async () => {
  const { gate, sendAll } = aGate();
  expect(await sendAll([0, 0, 0])).toEqual([0, 1, 1]);
  expect(gate.hasDoubted()).toBe(false);
  expect(await sendAll([0, 0, 0, 0])).toEqual([1, 0, 0, 0]);
  expect(gate.hasDoubted()).toBe(true);
});

test('a header that does move is believed, however often nothing is left', async () => {
  const { gate, sendAll } = aGate();
  expect(await sendAll([0, 0, 400, 0, 0, 0, 400, 0])).toEqual([0, 1, 1, 0, 1, 1, 1, 0]);
  expect(gate.hasDoubted()).toBe(false);
});

test('once Plannr refuses for being too fast, what it says is believed again', async () => {
  const { gate, sendAll } = aGate();
  expect(await sendAll([0, 0, 0, 0])).toEqual([0, 1, 1, 1]);
  gate.holdEveryone(minute);
  gate.noteRefusal();
  expect(await sendAll([0, 0, 0, 0, 0])).toEqual([1, 1, 1, 1, 0]);
});

test('answers to what was under way when nothing was left are one wait, not many', async () => {
  const { gate, sendAll } = aGate();
  const passes = await Promise.all(Array.from({ length: 10 }, () => gate.enter()));
  for (const pass of passes) pass.leave({ remaining: 0 });
  expect(await sendAll([0, 0, 0, 0])).toEqual([1, 1, 1, 0]);
});

test('after that the own count still keeps to 500 a minute', async () => {
  const { gate, clock, sendAll } = aGate();
  await sendAll(Array.from({ length: 4 }, () => 0));
  const sent: number[] = [];
  for (let index = 0; index < 1200; index += 1) {
    const pass = await gate.enter();
    sent.push(clock.now());
    pass.leave({ remaining: 0 });
  }
  const most = Math.max(...sent.map((at, index) => index + 1 - sent.findIndex((each) => each > at - minute)));
  expect(most).toBeLessThanOrEqual(500);
  expect(most).toBeGreaterThan(400);
});

test('a reading under such a header takes minutes rather than hours, is whole, and tells of it', async () => {
  const headers = { 'X-RATELIMIT-REMAINING': '0' };
  const { cases, coverage, clock } = await readScripted(({ query }) => {
    if (query.has('filter[completed]')) return { ...list([]), headers };
    const page = Number(query.get('page') ?? '1');
    const data = page > 40 ? [] : [row(page)];
    return { body: { data, meta: { total: 40, per_page: 1, last_page: 40 } }, headers };
  });
  expect(cases).toHaveLength(40);
  expect(coverage).toMatchObject({ gaps: [], share: 1 });
  expect(coverage.notes).toEqual([
    'Plannr went on to say that nothing was left of the requests we may make, and answered all the same; Casebook went by its own count.',
  ]);
  expect(clock.slept()).toBeLessThan(5 * minute);
});
