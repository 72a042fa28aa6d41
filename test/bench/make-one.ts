import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findReport } from '../../functions/run/find-report.ts';
import { localPorts } from '../../functions/run/local/local-ports.ts';
import type { Ports } from '../../functions/run/local/ports.ts';
import { runReport } from '../../functions/run/local/run-report.ts';
import { parseSettings } from '../../functions/settings.ts';

/* One report as the command line makes it, in a process of its own: tells what it took, from the first page read on. */
const { values } = parseArgs({
  options: { reports: { type: 'string' }, out: { type: 'string' }, 'as-at': { type: 'string' } },
});
const { reports = '', out = '', 'as-at': asAt = '' } = values;
const settings = findReport(parseSettings(JSON.parse(await readFile(reports, 'utf8'))), 'weekly-cases');
const { accountUuid } = settings.plannr;
const world = localPorts({ environment: process.env, folder: out, accountUuid });
const began = process.cpuUsage();
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
};
const wholeProcess = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
let [read, composed] = [0, 0];
const ports: Ports = {
  ...world,
  snapshots: {
    ...world.snapshots,
    // The first thing asked for once the cases are read.
    readStages: (reportId) => {
      read = cpuSeconds();
      return world.snapshots.readStages(reportId);
    },
  },
  archive: {
    ...world.archive,
    // The message is there by now.
    save: (files) => {
      composed = cpuSeconds();
      return world.archive.save(files);
    },
  },
};
const from = performance.now();
const result = await runReport({ settings, asAt, send: false }, ports, () => undefined);
if (result.state !== 'done') throw new Error(result.reasons.join('\n'));
process.send?.({
  /** Until the cases are read, until the message is composed, and to the end; and of the process with its loading. */
  cpuSeconds: { read, composed, all: cpuSeconds(), process: wholeProcess() },
  wallSeconds: (performance.now() - from) / 1e3,
  // Of the whole process, as the kernel counts it.
  peakBytes: process.resourceUsage().maxRSS * 1024,
});
process.disconnect();
