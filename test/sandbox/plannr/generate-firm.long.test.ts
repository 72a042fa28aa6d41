import { expect, test } from 'vitest';
import { defaultAsAt, generateFirm } from './generate-firm.ts';

test('the largest firm can be made', () => {
  const state = generateFirm({ seed: 5, cases: 100_000, clients: 20_000 }).at(defaultAsAt);
  expect(state.cases).toHaveLength(100_000);
  expect(new Set(state.cases.map(({ uuid }) => uuid)).size).toBe(100_000);
  expect(state.clients).toHaveLength(20_000);
});
