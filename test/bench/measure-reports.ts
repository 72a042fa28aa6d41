import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { sandboxReports } from '../sandbox/sandbox-reports.ts';
import { against, type BenchRow, megabytes, ratio } from './bench-row.ts';
import { cellsOf } from './cells-of.ts';
import { bundleProgram, median, runInChild } from './in-child.ts';
import { findPeer, type Peer } from './run-peer.ts';

const asAt = '2026-11-23T07:00:00.000Z';
const weekBefore = '2026-11-16T07:00:00.000Z';

/**
 * How many cases, how often, and the most memory that is allowed. The large ones are made thrice: they take long. V8 is
 * held to so much for what lives long, as Lambda does by a function's memory; by itself it lets rubbish lie for as long
 * as the machine has room.
 */
const sizes = [
  { cases: 2_000, times: 5, heapMegabytes: 220 },
  { cases: 20_000, times: 5, heapMegabytes: 220 },
  { cases: 50_000, times: 3, heapMegabytes: 220, mostMegabytes: 400 },
  { cases: 100_000, times: 3, heapMegabytes: 300, mostMegabytes: 512 },
] as const;

/** The sizes whose whole run is set against the analyst's script, and the one that has to keep the bar. */
const besidePeer = [2_000, 20_000, 50_000];
const compared = 20_000;

const made = z.object({
  cpuSeconds: z.object({ read: z.number(), composed: z.number(), all: z.number(), process: z.number() }),
  peakBytes: z.number(),
});
type Made = z.infer<typeof made>;

/** What whole reports cost, from the first page read to the message written: of firms of four sizes, each in its second week. */
export async function measureReports(
  folder: string,
  tell: (line: string) => void,
  isWanted: (cases: number) => boolean,
): Promise<BenchRow[]> {
  const program = await bundleProgram(folder, 'make-one');
  const bare = await bundleProgram(folder, 'write-bare');
  const peer = await findPeer();
  const rows: BenchRow[] = [{ what: "the analyst's script", measured: peer?.madeOf ?? notRun }];
  let smaller: { readonly cases: number; readonly cpu: number; readonly peak: number } | undefined;
  for (const { cases, times, heapMegabytes, ...bars } of sizes.filter((each) => isWanted(each.cases))) {
    const firm = await prepareFirm(folder, { cases, program, heapMegabytes });
    const own: Made[] = [];
    const bareSeconds: number[] = [];
    const peerSeconds: number[] = [];
    for (let time = 1; time <= times; time += 1) {
      own.push(await firm.report());
      if (cases === compared) {
        const args = [await firm.cells(), join(folder, 'bare.xlsx')];
        bareSeconds.push(await runInChild(z.number(), { program: bare, args, nodeOptions: ['--no-deprecation'] }));
      }
      if (peer !== undefined && besidePeer.includes(cases)) peerSeconds.push(await firm.peerReport(peer));
      tell(`${cases} cases: ${time} of ${times}`);
    }
    const workbook = await firm.workbookBytes();
    await firm.stop();

    const [read, cpu, all] = (['read', 'composed', 'all'] as const).map((until) =>
      median(own.map(({ cpuSeconds }) => cpuSeconds[until])),
    );
    if (read === undefined || cpu === undefined || all === undefined) throw new Error('There are three.');
    const peak = Math.max(...own.map(({ peakBytes }) => peakBytes));
    const of = `${cases.toLocaleString('en-GB')} cases`;
    const most = 'mostMegabytes' in bars ? bars.mostMegabytes * 2 ** 20 : undefined;
    rows.push(against(`peak memory, ${of}`, peak, { most, show: megabytes }));
    rows.push({
      what: '… own CPU to the message',
      measured: `${cpu.toFixed(1)} s, ${read.toFixed(1)} of it to read; ${all.toFixed(1)} in all`,
    });
    rows.push({ what: '… workbook', measured: megabytes(workbook) });
    if (smaller !== undefined) {
      const grown = `${ratio(cpu / smaller.cpu)} times the CPU, ${ratio(peak / smaller.peak)} times the memory`;
      rows.push({ what: `… with ${cases / smaller.cases} times the cases`, measured: grown });
    }
    if (bareSeconds.length > 0) {
      const least = median(bareSeconds);
      rows.push({ what: '… a bare exceljs streaming write of its cells', measured: `${least.toFixed(1)} s` });
    }
    if (peerSeconds.length > 0) {
      const whole = median(own.map(({ cpuSeconds }) => cpuSeconds.process));
      const script = median(peerSeconds);
      rows.push({
        what: "… CPU of whole processes, the script's",
        measured: `${whole.toFixed(1)} s, ${script.toFixed(1)} s`,
      });
      const bar = cases === compared ? { most: 0.9 } : {};
      rows.push(against("… the whole run over the analyst's script", whole / script, { ...bar, show: ratio }));
    }
    smaller = { cases, cpu, peak };
  }
  return rows;
}

const notRun = 'not run: no Python with pandas, requests and xlsxwriter here';

type FirmOptions = { readonly cases: number; readonly program: string; readonly heapMegabytes: number };

/** A Plannr in a process of its own, settings, and what a run of the week before has left. */
async function prepareFirm(folder: string, { cases, program, heapMegabytes }: FirmOptions) {
  const server = fork(join(import.meta.dirname, 'serve-firm.ts'), ['--cases', String(cases), '--as-at', asAt]);
  const [told] = await once(server, 'message');
  const { url, token, accountUuid } = z
    .object({ url: z.string(), token: z.string(), accountUuid: z.string() })
    .parse(told);
  const own = join(folder, String(cases));
  const [before, out, reports] = [join(own, 'before'), join(own, 'out'), join(own, 'reports.json')];
  await mkdir(own, { recursive: true });
  const settings = sandboxReports(accountUuid).reports.map((each) => ({
    ...each,
    columns: [],
    historySource: 'snapshots',
  }));
  await writeFile(reports, JSON.stringify({ reports: settings }));
  const run = async (into: string, at: string) => {
    server.send(at);
    await once(server, 'message');
    const args = ['--reports', reports, '--out', into, '--as-at', at];
    const nodeOptions = [`--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=8'];
    const environment = { PLANNR_URL: url, PLANNR_TOKEN: token };
    return runInChild(made, { program, args, nodeOptions, environment });
  };
  await run(before, weekBefore);
  const workbook = join(out, 'weekly-cases.2026-W47.xlsx');
  return {
    report: async () => {
      await rm(out, { recursive: true, force: true });
      await cp(join(before, 'snapshots'), join(out, 'snapshots'), { recursive: true });
      return run(out, asAt);
    },
    peerReport: (peer: Peer) => peer.makeReport({ url, token, accountUuid, asAt, out: join(own, 'peer.xlsx') }),
    workbookBytes: async () => (await stat(workbook)).size,
    /** The path of a file that holds what stands in the workbook's cells. */
    cells: async () => {
      const path = join(own, 'cells.json');
      await writeFile(path, JSON.stringify(await cellsOf(await readFile(workbook))));
      return path;
    },
    stop: async () => {
      server.disconnect();
      await once(server, 'exit');
      await rm(own, { recursive: true });
    },
  };
}
