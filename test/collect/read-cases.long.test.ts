import { expect, test } from 'vitest';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { readFrom } from './start-reading.ts';

test('2,000 clients one by one keep within the 500 a minute without a 429, and use what they may', async () => {
  const wide = generateFirm({ seed: 5, cases: 2_500, clients: 2_000 });
  const { cases, coverage, requests, clock } = await readFrom({
    firm: wide,
    faults: { forbidden: ['cases'] },
    client: { timeoutMilliseconds: 60_000 },
  });
  expect(cases).toHaveLength(2_500);
  expect(coverage).toMatchObject({ way: 'client-by-client', clientsRead: 2_000, rateLimited: 0, retries: 0, gaps: [] });
  // The logins, the try, four full pages of clients and the empty one after them, and two lists for each client.
  expect(requests).toHaveLength(7 + 4_000);

  const times = requests.map(({ at }) => at);
  const inMinuteTo = times.map((at, index) => index + 1 - times.findIndex((each) => each > at - 60_000));
  expect(Math.max(...inMinuteTo)).toBeLessThanOrEqual(500);
  const minutes = clock.slept() / 60_000;
  expect(requests.length / minutes / 500).toBeGreaterThanOrEqual(0.95);
});
