import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { bundle } from '../../infra/bundle-sizes.ts';
import { handlers } from '../../infra/constructs/casebook-function.ts';
import { type BenchRow, kilobytes, milliseconds } from './bench-row.ts';
import { bundleProgram, median, runInChild, writeInto } from './in-child.ts';

const loads = 5;

/** What each function's bundle weighs, and how much longer it takes to load than a handler that does nothing. */
export async function measureBundles(folder: string): Promise<BenchRow[]> {
  const program = await bundleProgram(folder, 'load-bundle');
  const load = async (path: string) => {
    const times: number[] = [];
    for (let time = 0; time < loads; time += 1) {
      times.push(await runInChild(z.number(), { program, args: [pathToFileURL(path).href] }));
    }
    return median(times);
  };
  const empty = await load(await writeInto(folder, 'empty.mjs', 'export const handler = async () => undefined;\n'));
  const rows: BenchRow[] = [{ what: 'load time of an empty handler', measured: milliseconds(empty) }];
  for (const handler of handlers) {
    const { code, gzipped, packages } = await bundle(handler);
    const time = await load(await writeInto(folder, `${handler}.mjs`, Buffer.from(code).toString()));
    const drawsWorkbooks = packages.has('exceljs');
    rows.push({
      what: `load time of ${handler}`,
      measured: `${milliseconds(time)}, ${kilobytes(code.length)} (${kilobytes(gzipped)} packed)`,
      ...(handler === 'report-run' ? {} : { bar: 'no exceljs', isMissed: drawsWorkbooks }),
    });
  }
  return rows;
}
