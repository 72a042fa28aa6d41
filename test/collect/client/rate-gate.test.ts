import { expect, test } from 'vitest';
import { createRateGate, type RateGate } from '../../../functions/collect/client/rate-gate.ts';
import { createFakeClock } from '../fake-clock.ts';

const minute = 60_000;

/** Sends so many requests, ten at a time, each answered after `latency` (ms); gives when each was sent. */
async function sendThrough(
  gate: RateGate,
  clock: ReturnType<typeof createFakeClock>,
  {
    calls,
    latency,
    onSent,
  }: { calls: { left: number }; latency: () => number; onSent: (at: number) => number | undefined },
) {
  const worker = async () => {
    while (calls.left > 0) {
      calls.left -= 1;
      const pass = await gate.enter();
      const sent = clock.now();
      await clock.sleep(latency() / 2);
      const remaining = onSent(clock.now());
      await clock.sleep(latency() / 2);
      expect(clock.now()).toBeGreaterThanOrEqual(sent);
      pass.leave({ remaining });
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
}

function mostInAnyMinute(times: readonly number[]): number {
  let first = 0;
  return times.reduce((most, at, index) => {
    while ((times[first] ?? at) <= at - minute) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

test.each([
  ['quick answers', () => 20],
  ['slow answers', () => 900],
  ['answers that take anything up to two seconds', jitter(2000)],
])('with %s no minute at Plannr holds more than 500, and a long reading uses what it may', async (_, latency) => {
  const clock = createFakeClock();
  const calls = { left: 2600 };
  const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => calls.left });
  const arrived: number[] = [];
  await sendThrough(gate, clock, { calls, latency, onSent: (at) => void arrived.push(at) });

  expect(arrived).toHaveLength(2600);
  expect(mostInAnyMinute(arrived.toSorted((one, other) => one - other))).toBeLessThanOrEqual(500);
  expect(2600 / (clock.slept() / minute) / 500).toBeGreaterThanOrEqual(0.95);
});

test('a long reading is spread evenly over its minutes from the start', async () => {
  const clock = createFakeClock();
  const calls = { left: 1500 };
  const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => calls.left });
  const arrived: number[] = [];
  await sendThrough(gate, clock, { calls, latency: () => 20, onSent: (at) => void arrived.push(at) });

  const start = arrived[0] ?? 0;
  const perTenSeconds = Map.groupBy(arrived, (at) => Math.floor((at - start) / 10_000));
  // 500 a minute are 83 in ten seconds; the last ten may be cut short.
  const whole = [...perTenSeconds.values()].slice(0, -1).map((each) => each.length);
  expect(Math.max(...whole)).toBeLessThanOrEqual(84);
  expect(Math.min(...whole)).toBeGreaterThanOrEqual(79);
});

test('time that went by unused is not made up for with a burst', async () => {
  const clock = createFakeClock();
  const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => 5000 });
  const send = async (calls: number) => {
    for (let call = 0; call < calls; call += 1) (await gate.enter()).leave({});
  };
  await send(10);
  await clock.sleep(30_000);
  const before = clock.slept();
  await send(100);
  // 100 calls at 490 a minute are 12.2 seconds, of which one may be made up for.
  expect(clock.slept() - before).toBeGreaterThan(11_000);
});

test('a reading that fits into what is left goes at full speed', async () => {
  const clock = createFakeClock();
  const calls = { left: 480 };
  const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => calls.left });
  await sendThrough(gate, clock, { calls, latency: () => 100, onSent: () => undefined });
  // 480 calls, ten at a time, a tenth of a second each.
  expect(clock.slept()).toBeLessThan(6_000);
});

// What others have used in the minute before, by milliseconds from the start; and how long ours should take beside them.
test.each<[string, (since: number) => number, { calls: number; atLeast: number; atMost: number }]>([
  // 200 a minute are left, of which some stay with the others for their own ups and downs.
  ['use 300 a minute all along', () => 300, { calls: 600, atLeast: 2.9, atMost: 4 }],
  [
    'begin to, in the middle',
    (since) => between(0, (since - minute) / 200, 300),
    { calls: 1000, atLeast: 2.5, atMost: 4.5 },
  ],
  [
    'come with 200 at once',
    (since) => (since > 30_000 && since < 90_000 ? 200 : 0),
    { calls: 1000, atLeast: 2, atMost: 3 },
  ],
  // As in a reading whose shards run one after another: each finds the minute full of the one before.
  [
    'have just stopped',
    (since) => between(0, 490 - (490 * since) / minute, 490),
    { calls: 1000, atLeast: 2, atMost: 2.3 },
  ],
])(
  'where others %s, the reading keeps to what they leave, and is never refused',
  async (_, others, { calls, ...minutes }) => {
    const clock = createFakeClock();
    const start = clock.now();
    const toGo = { left: calls };
    const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => toGo.left });
    const ours: number[] = [];
    const left: number[] = [];
    const onSent = (at: number) => {
      ours.push(at);
      const remaining = Math.floor(500 - others(at - start) - ours.filter((each) => each > at - minute).length);
      left.push(remaining);
      return Math.max(0, remaining);
    };
    await sendThrough(gate, clock, { calls: toGo, latency: () => 100, onSent });

    expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
    expect(clock.slept() / minute).toBeGreaterThanOrEqual(minutes.atLeast);
    expect(clock.slept() / minute).toBeLessThanOrEqual(minutes.atMost);
  },
);

test('where others have used it all, nothing is sent until the minute is over', async () => {
  const clock = createFakeClock();
  const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => 1 });
  const first = await gate.enter();
  first.leave({ remaining: 0 });
  await gate.enter();
  expect(clock.slept()).toBeGreaterThanOrEqual(minute);
});

test('a lower limit that Plannr names is kept', async () => {
  const clock = createFakeClock();
  const calls = { left: 100 };
  const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => calls.left });
  const arrived: number[] = [];
  const worker = async () => {
    while (calls.left > 0) {
      calls.left -= 1;
      const pass = await gate.enter();
      arrived.push(clock.now());
      await clock.sleep(100);
      pass.leave({ limit: 60, remaining: Math.max(0, 60 - arrived.filter((at) => at > clock.now() - minute).length) });
    }
  };
  await Promise.all(Array.from({ length: 5 }, worker));
  expect(mostInAnyMinute(arrived)).toBeLessThanOrEqual(60);
});

test('when one is told to wait, everyone waits', async () => {
  const clock = createFakeClock();
  const gate = createRateGate({ clock, requestsPerMinute: 500, callsToGo: () => 1 });
  gate.holdEveryone(20_000);
  await Promise.all([gate.enter(), gate.enter(), gate.enter()]);
  expect(clock.slept()).toBe(20_000);
});

function jitter(most: number): () => number {
  let state = 7;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return (state % most) + 1;
  };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
