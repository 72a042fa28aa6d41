import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// These set the environment that the functions' own handlers read once: each file has a process to itself.
const apart = ['handlers', 'infra', 'kill-and-resume'];

const minutes = 60_000;

// Compiled code is kept for the many processes that load the same modules; a program that a test starts has it too.
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, 'node_modules/.cache/compiled');

/**
 * `npm test` runs what is quick. `npm run test:long` runs `*.long.test.ts`: whole years of firms, many kills, the
 * calibration of the forecast.
 */
export default defineConfig(({ mode }) => {
  const isLong = mode === 'long';
  const named = isLong ? '*.long.test.ts' : '*.test.ts';
  const ofApart = apart.map((folder) => `test/${folder}/**/${named}`);
  const exclude = isLong ? [] : ['test/**/*.long.test.ts'];
  return {
    test: {
      // All cores.
      maxWorkers: '100%',
      // Node runs TypeScript by itself; by way of Vite each process would transform its modules anew.
      experimental: { viteModuleRunner: false, nodeLoader: false },
      // A property test that has to find a real fault may take a while on a busy two-core machine.
      testTimeout: isLong ? 20 * minutes : minutes,
      hookTimeout: minutes,
      // The tests must not depend on the machine's zone, so they run in one far from London.
      env: { TZ: 'Pacific/Chatham' },
      projects: [
        { extends: true, test: { name: 'apart', include: ofApart, exclude } },
        {
          extends: true,
          // One set of loaded modules for many files: loading them anew for each took longer than the tests.
          test: { name: 'together', include: [`test/**/${named}`], exclude: [...exclude, ...ofApart], isolate: false },
        },
      ],
    },
  };
});
