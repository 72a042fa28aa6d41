import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableOf } from './bench-row.ts';
import { measureBundles } from './measure-bundles.ts';
import { measureReports } from './measure-reports.ts';
import { measureRequests } from './measure-requests.ts';

/*
 * What Casebook costs, as one table; ends with 1 where a bar is missed. Source of the bars: docs/design.md, section 13.
 * `--cases 20000` makes the reports of that size alone, and measures nothing else; it may be there several times.
 */
const { values } = parseArgs({ options: { cases: { type: 'string', multiple: true } } });
const isWhole = values.cases === undefined;
const isWanted = (cases: number) => values.cases?.map(Number).includes(cases) ?? true;

const tell = (line: string) => process.stderr.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'casebook-bench-'));
try {
  if (isWhole) tell('Requests and bundles');
  const requests = isWhole ? await measureRequests() : [];
  const bundles = isWhole ? await measureBundles(folder) : [];
  const rows = [...requests, ...(await measureReports(folder, tell, isWanted)), ...bundles];
  console.log(`Node ${process.version}, ${availableParallelism()} cores\n\n${tableOf(rows)}`);
  const missed = rows.filter(({ isMissed }) => isMissed);
  for (const { what, measured, bar } of missed) console.error(`Missed: ${what}: ${measured} instead of ${bar}.`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
