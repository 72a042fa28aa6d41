import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { bankHolidays } from '../../functions/analyse/calendar/bank-holidays.ts';
import { bundle } from '../../infra/bundle-sizes.ts';
import { handlers } from '../../infra/constructs/casebook-function.ts';

const folder = mkdtempSync(join(tmpdir(), 'casebook-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bundles = new Map(await Promise.all(handlers.map(async (handler) => [handler, await bundle(handler)] as const)));

test('what only starts a run, answers or watches carries no workbook maker, so that it wakes fast', () => {
  for (const handler of ['api', 'start-report', 'plannr-webhook', 'watch-delivery', 'note-bounce'] as const) {
    const packages = [...(bundles.get(handler)?.packages.keys() ?? [])];
    expect(packages, handler).not.toContain('exceljs');
    expect(packages, handler).not.toContain('nodemailer');
  }
  expect([...(bundles.get('report-run')?.packages.keys() ?? [])]).toContain('exceljs');
});

test('what only starts a run or answers carries no table of bank holidays', () => {
  const christmas = bankHolidays.scotland[2026];
  const carries = (handler: (typeof handlers)[number]) =>
    Buffer.from(bundles.get(handler)?.code ?? '').includes(christmas);
  // The watch knows which report waits for a working day.
  expect(handlers.filter(carries).toSorted()).toEqual(['report-run', 'watch-delivery']);
  // Made into a table, the library weighs next to nothing.
  expect([...(bundles.get('report-run')?.packages.keys() ?? [])]).not.toContain('date-holidays');
});

test.each(handlers)(
  'the bundle of %s is whole: Lambda finds its handler, and importing it does nothing',
  async (handler) => {
    const file = join(folder, `${handler}.mjs`);
    writeFileSync(file, bundles.get(handler)?.code ?? '');

    // With nothing of the environment that Lambda would set: it is read at the first event.
    const script = `const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(typeof handler);`;
    const options = { cwd: folder, env: {} };
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', script],
      options,
    );

    expect(stderr).toBe('');
    expect(stdout).toBe('function\n');
  },
);
