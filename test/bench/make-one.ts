import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findReport } from '../../functions/run/find-report.ts';
import { localPorts } from '../../functions/run/local-ports.ts';
import { runReport } from '../../functions/run/run-report.ts';
import { parseSettings } from '../../functions/settings.ts';

/* One report as the command line makes it, in a process of its own: tells what it took, from the first page read on. */
const { values } = parseArgs({
  options: { reports: { type: 'string' }, out: { type: 'string' }, 'as-at': { type: 'string' } },
});
const { reports = '', out = '', 'as-at': asAt = '' } = values;
const settings = findReport(parseSettings(JSON.parse(await readFile(reports, 'utf8'))), 'weekly-cases');
const { accountUuid } = settings.plannr;
const ports = localPorts({ environment: process.env, folder: out, accountUuid });
const began = process.cpuUsage();
const start = performance.now();
const result = await runReport({ settings, asAt, send: false }, ports, () => undefined);
const { user, system } = process.cpuUsage(began);
if (result.state !== 'done') throw new Error(result.reasons.join('\n'));
process.send?.({
  cpuSeconds: (user + system) / 1e6,
  seconds: (performance.now() - start) / 1e3,
  // Of the whole process, as the kernel counts it.
  peakBytes: process.resourceUsage().maxRSS * 1024,
});
process.disconnect();
