import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { sandboxReports } from '../sandbox/sandbox-reports.ts';
import { cellsOf } from './cells-of.ts';
import { runInChild } from './in-child.ts';
import type { Peer } from './run-peer.ts';

const asAt = '2026-11-23T07:00:00.000Z';
const weekBefore = '2026-11-16T07:00:00.000Z';

const made = z.object({
  cpuSeconds: z.object({ read: z.number(), composed: z.number(), all: z.number(), process: z.number() }),
  wallSeconds: z.number(),
  peakBytes: z.number(),
});

/** What one report took. */
export type Made = z.infer<typeof made>;

const steps = z.object({
  /** CPU from the first request to the slim cases, from these to the Report, and from this to the packed workbook. */
  read: z.number(),
  figures: z.number(),
  draw: z.number(),
  /** Of each measure, its share of the CPU of the figures; only where it was asked for. */
  shares: z.array(z.tuple([z.string(), z.number()])),
});

/** What the steps of one report took, one by one. */
export type Steps = z.infer<typeof steps>;

type FirmOptions = { readonly cases: number; readonly programs: FirmPrograms; readonly heapMegabytes: number };

/** The bundles of `make-one`, `make-steps`, `read-bare` and `write-bare`. */
export type FirmPrograms = {
  readonly one: string;
  readonly steps: string;
  readonly readBare: string;
  readonly writeBare: string;
};

/** A Plannr in a process of its own, settings, and what a run of the week before has left. */
export async function prepareFirm(folder: string, { cases, programs, heapMegabytes }: FirmOptions) {
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
  // Casebook and the bare programs alike.
  const nodeOptions = [`--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=8'];
  const environment = { PLANNR_URL: url, PLANNR_TOKEN: token, PLANNR_ACCOUNT: accountUuid };
  const setClock = async (at: string) => {
    server.send(at);
    await once(server, 'message');
  };
  const argumentsFor = (into: string, at: string) => ['--reports', reports, '--out', into, '--as-at', at];
  const run = async (into: string, at: string, options: readonly string[] = nodeOptions) => {
    await setClock(at);
    return runInChild(made, { program: programs.one, args: argumentsFor(into, at), nodeOptions: options, environment });
  };
  /** Empties a folder but for what the run of the week before has left. */
  const startIn = async (into: string) => {
    await rm(into, { recursive: true, force: true });
    await cp(join(before, 'snapshots'), join(into, 'snapshots'), { recursive: true });
    await setClock(asAt);
  };
  await run(before, weekBefore);
  const workbook = join(out, 'weekly-cases.2026-W47.xlsx');
  return {
    /** @param options that take the place of the limits that the bare programs have too */
    report: async (options?: readonly string[]) => {
      await startIn(out);
      return run(out, asAt, options);
    },
    /** The steps of a report one by one; profiled, which costs some time of its own, for the shares of the measures. */
    steps: async ({ profile = false } = {}) => {
      const into = join(own, 'steps');
      await startIn(into);
      const args = [...argumentsFor(into, asAt), ...(profile ? ['--profile'] : [])];
      return runInChild(steps, { program: programs.steps, args, nodeOptions, environment });
    },
    /** CPU of a bare reading of the same pages, and of a bare write of the same cells of the last workbook. */
    bareReading: () => runInChild(z.number(), { program: programs.readBare, args: [], nodeOptions, environment }),
    bareWrite: async () => {
      const path = join(own, 'cells.json');
      await writeFile(path, JSON.stringify(await cellsOf(await readFile(workbook))));
      const options = ['--no-deprecation', ...nodeOptions];
      const args = [path, join(own, 'bare.xlsx')];
      return runInChild(z.number(), { program: programs.writeBare, args, nodeOptions: options });
    },
    /** CPU of the analyst's script. */
    peerReport: (peer: Peer) => peer.makeReport({ url, token, accountUuid, asAt, out: join(own, 'peer.xlsx') }),
    workbookBytes: async () => (await stat(workbook)).size,
    stop: async () => {
      server.disconnect();
      await once(server, 'exit');
      await rm(own, { recursive: true });
    },
  };
}
