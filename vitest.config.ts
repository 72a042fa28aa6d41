import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A property test that has to find a real fault may take a while on a busy two-core machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The tests must not depend on the machine's zone, so they run in one far from London.
    env: { TZ: 'Pacific/Chatham' },
  },
});
