import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A property test that has to find a real fault may take a while on a busy two-core machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // All cores, and one set of loaded modules for each: loading them anew for each file took longer than the tests.
    maxWorkers: '100%',
    isolate: false,
    // The tests must not depend on the machine's zone, so they run in one far from London.
    env: { TZ: 'Pacific/Chatham' },
  },
});
