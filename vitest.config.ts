import { defineConfig } from 'vitest/config';

// These start programs, read the environment or set it: each file has a process to itself.
const apart = ['handlers', 'infra', 'kill-and-resume', 'run', 'sandbox', 'end-to-end'].map(
  (of) => `test/${of}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    // All cores.
    maxWorkers: '100%',
    // A property test that has to find a real fault may take a while on a busy two-core machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The tests must not depend on the machine's zone, so they run in one far from London.
    env: { TZ: 'Pacific/Chatham' },
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      {
        extends: true,
        // One set of loaded modules for many files: loading them anew for each took longer than the tests.
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: apart, isolate: false },
      },
    ],
  },
});
