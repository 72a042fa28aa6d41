import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundling } from './constructs/bundling.ts';
import { entryOf, type Handler, handlers } from './constructs/casebook-function.ts';

export type Bundle = {
  readonly handler: Handler;
  /** The one file that is deployed, as `cdk deploy` makes it. */
  readonly code: Uint8Array;
  /** Bytes of it as it travels to Lambda. */
  readonly gzipped: number;
  /** The npm packages that have something in it, with how many bytes of it, most first. */
  readonly packages: ReadonlyMap<string, number>;
};

/** Bundles a handler as it is deployed. */
export async function bundle(handler: Handler): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...bundling,
    mainFields: [...bundling.mainFields],
    entryPoints: [entryOf(handler)],
    outfile: 'index.mjs',
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  const code = outputFiles.find(({ path }) => path.endsWith('.mjs'))?.contents;
  if (code === undefined) throw new Error(`esbuild wrote nothing for ${handler}.`);

  const packages = new Map<string, number>();
  const parts = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  for (const [path, { bytesInOutput }] of parts) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    if (name !== undefined) packages.set(name, (packages.get(name) ?? 0) + bytesInOutput);
  }
  return {
    handler,
    code,
    gzipped: gzipSync(code).length,
    packages: new Map([...packages].sort(([, a], [, b]) => b - a)),
  };
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} KB`;

/** One line for each function: what it weighs, packed and unpacked, and the heaviest packages in it. */
function describe({ handler, code, gzipped, packages }: Bundle): string {
  const heaviest = [...packages].slice(0, 3).map(([name, bytes]) => `${name} ${kilobytes(bytes)}`);
  const sizes = [kilobytes(code.length).padStart(8), kilobytes(gzipped).padStart(8)];
  return [handler.padEnd(15), ...sizes, ` ${heaviest.join(', ')}`].join(' ');
}

if (import.meta.main) {
  console.log(['function'.padEnd(15), 'bundle'.padStart(8), 'gzipped'.padStart(8), ' heaviest packages'].join(' '));
  for (const handler of handlers) console.log(describe(await bundle(handler)));
}
