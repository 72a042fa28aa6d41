import type { BuildOptions } from 'esbuild';

/**
 * How a handler becomes one file. The AWS clients are bundled too: what we test is what runs. Not minified, so that
 * a stack trace can be read even without its map.
 */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // Prefers the packages' ES modules, of which unused parts can be left out.
  mainFields: ['module', 'main'],
  sourcemap: true,
  sourcesContent: false,
  // The older packages ask for Node's own modules with require, which an ES module lacks.
  banner: {
    js: "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);",
  },
} as const satisfies BuildOptions;
