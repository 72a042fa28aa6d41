import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { groups } from './groups.ts';

const slow = /(?:forecast|record|analyse|sentences|flow|withdrawals)\.test\.ts$/;

/** The quick tests first: most mutants are noticed by them, and one that was noticed needs no further test. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted(
      (a, b) => Number(slow.test(a.moduleId)) - Number(slow.test(b.moduleId)) || a.moduleId.localeCompare(b.moduleId),
    );
  }
}

const group = groups.find(({ name }) => name === process.env.MUTATION_GROUP);
const tests = readdirSync(join(import.meta.dirname, '..', 'analyse'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.long.test.ts'))
  .filter((file) => group?.tests(basename(file, '.test.ts')) ?? true);

/** The tests that have to notice a mutant of the group that the environment names. */
export default defineConfig({
  test: {
    include: tests.map((file) => `test/analyse/${file}`),
    isolate: false,
    // A test of mutated loops may take long.
    testTimeout: 600_000,
    sequence: { sequencer: QuickFirst },
    env: { TZ: 'Pacific/Chatham' },
  },
});
