import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { groups } from './groups.ts';

/*
 * Changes the rules of functions/analyse in thousands of small ways, and tells which of the changes no test notices:
 *
 *     npm run mutate [-- --group forecast]
 *
 * Exits with 1 if less than 85% are noticed. What was not noticed is listed in out/mutation/. It takes hours.
 */
const leastScore = 0.85;

const { values } = parseArgs({ options: { group: { type: 'string' }, workers: { type: 'string', default: '2' } } });
const chosen = groups.filter(({ name }) => values.group === undefined || name === values.group);
if (chosen.length === 0)
  throw new Error(`There is no group ${values.group}: ${groups.map(({ name }) => name).join(', ')}`);

type Result = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'out', 'mutation');
const all = (await readdir(join(root, 'functions', 'analyse'), { recursive: true })).filter((file) =>
  file.endsWith('.ts'),
);
const results: Result[] = [];
for (const { name, files } of chosen) {
  // For vitest.config.ts beside this file, which is read in processes of their own.
  process.env.MUTATION_GROUP = name;
  const stryker = new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    mutate: all.filter((file) => files(basename(file, '.ts'))).map((file) => `functions/analyse/${file}`),
    ignorePatterns: ['out', 'cdk.out', 'docs', '.sandbox'],
    // Stryker would rewrite it with an interface that TypeScript 7 no longer has.
    tsconfigFile: 'none',
    coverageAnalysis: 'perTest',
    // What is worked out when a file is loaded cannot be changed from test to test.
    ignoreStatic: true,
    concurrency: Number(values.workers),
    timeoutMS: 30_000,
    dryRunTimeoutMinutes: 30,
    tempDirName: 'out/mutation-copy',
    reporters: ['progress-append-only'],
  });
  results.push(...(await stryker.runMutationTest()));
}

await mkdir(folder, { recursive: true });
const unnoticed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
await writeFile(
  join(folder, 'unnoticed.txt'),
  unnoticed
    .map(
      (each) =>
        `${relative(root, each.fileName)}:${each.location.start.line}  ${each.mutatorName}  -> ${each.replacement}\n`,
    )
    .sort()
    .join(''),
);

const byFile = Map.groupBy(results, ({ fileName }) => basename(fileName));
for (const [file, own] of [...byFile].sort(([a], [b]) => a.localeCompare(b))) console.log(line(file, own));
console.log(line('functions/analyse', results));
console.log('What no test noticed: out/mutation/unnoticed.txt');
process.exitCode = scoreOf(results) >= leastScore ? 0 : 1;

function line(of: string, those: readonly Result[]): string {
  const ignored = those.filter(({ status }) => status === 'Ignored').length;
  const { noticed, tried } = count(those);
  return `${of.padEnd(28)} ${`${(100 * scoreOf(those)).toFixed(1)}%`.padStart(6)}  ${noticed} of ${tried} noticed, ${ignored} not tried`;
}

function scoreOf(those: readonly Result[]): number {
  const { noticed, tried } = count(those);
  return tried === 0 ? 1 : noticed / tried;
}

function count(those: readonly Result[]): { readonly noticed: number; readonly tried: number } {
  const noticed = those.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const missed = those.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
  return { noticed, tried: noticed + missed };
}
