import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleProgram, median } from './in-child.ts';
import { prepareFirm } from './prepare-firm.ts';

/*
 * What a report takes at several sizes of `report-run`'s memory, and what it costs:
 *
 *     node test/bench/choose-memory.ts --cases 20000
 *
 * The runtime of Lambda starts Node with a nursery of a twentieth of the memory and nine tenths for what lives long. A
 * processor comes with 1,769 MB, and with less a part of one; how long a run works there is reckoned from its CPU.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', multiple: true, default: ['20000'] },
    times: { type: 'string', default: '3' },
    memory: { type: 'string', multiple: true },
  },
});

const sizes = values.memory?.map(Number) ?? [512, 768, 1024, 1536, 2048];
const megabytesAProcessor = 1769;
/** From memory, in US dollars: of an arm64 function. */
const dollarsAGigabyteSecond = 0.000_013_333_4;
const runsAMonth = 4.35;
/** A client-by-client run of 20,000 clients waits for Plannr's limit most of this time. */
const clientByClientSeconds = 80 * 60;

const folder = await mkdtemp(join(tmpdir(), 'casebook-memory-'));
const programs = {
  one: await bundleProgram(folder, 'make-one'),
  steps: await bundleProgram(folder, 'make-steps'),
  readBare: await bundleProgram(folder, 'read-bare'),
  writeBare: await bundleProgram(folder, 'write-bare'),
};
console.log('| Cases | Memory | Most used | CPU | Works for | A month, firm-wide | client by client |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
try {
  for (const cases of values.cases.map(Number)) {
    const firm = await prepareFirm(folder, { cases, programs, heapMegabytes: 400 });
    for (const size of sizes) console.log(await lineOf(firm, cases, size));
    await firm.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function lineOf(firm: Awaited<ReturnType<typeof prepareFirm>>, cases: number, size: number): Promise<string> {
  const options = [
    `--max-old-space-size=${Math.floor(size * 0.9)}`,
    `--max-semi-space-size=${Math.floor(size * 0.05)}`,
  ];
  const made = [];
  for (let time = 0; time < Number(values.times); time += 1) made.push(await firm.report(options));
  const most = Math.max(...made.map(({ peakBytes }) => peakBytes)) / 2 ** 20;
  const cpu = median(made.map(({ cpuSeconds }) => cpuSeconds.process));
  // With less than a processor all threads share it; with more, what this machine took on the clock.
  const wall = median(made.map(({ wallSeconds }) => wallSeconds));
  const seconds = size < megabytesAProcessor ? (cpu * megabytesAProcessor) / size : Math.max(wall, cpu / 2);
  const cost = (of: number) => `$${((of * size * dollarsAGigabyteSecond * runsAMonth) / 1024).toFixed(3)}`;
  const cells = [cases, `${size} MB`, `${most.toFixed(0)} MB`, `${cpu.toFixed(1)} s`, `${seconds.toFixed(0)} s`];
  return `| ${[...cells, cost(seconds), cost(clientByClientSeconds + seconds)].join(' | ')} |`;
}
