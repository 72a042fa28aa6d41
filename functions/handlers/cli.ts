import type { Clock } from '../collect/client/clock.ts';
import { localPorts } from '../run/local/local-ports.ts';
import { runReport } from '../run/local/run-report.ts';
import { readArguments, reportUsage } from './cli/arguments.ts';
import { createProgress, type Terminal } from './cli/progress.ts';
import { readReportSettings } from './cli/read-settings.ts';
import { type ToldResult, tellFailure, tellResult } from './cli/tell-result.ts';
import { typedPath } from './typed-path.ts';

export type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => string;
  /** By which requests are paced and readings dated; default the machine's. */
  readonly clock?: Clock;
  /** Where progress is shown. */
  readonly terminal: Terminal;
};

/** The command line (docs/design.md, section 12). Never throws: a failure is told, with its exit code. */
export async function runCommand(
  args: readonly string[],
  { environment, now, clock, terminal }: Surroundings,
): Promise<ToldResult> {
  const progress = createProgress(terminal);
  try {
    const read = readArguments(args);
    if (read === 'help') return { stdout: reportUsage, stderr: '', exitCode: 0 };
    const { report, period, clients, send, out, json, accepted } = read;
    const settings = await readReportSettings(typedPath(read.reports, environment), report);
    const asAt = read.asAt ?? now();
    const folder = out === undefined ? 'out' : typedPath(out, environment);
    const { accountUuid } = settings.plannr;
    const ports = { ...localPorts({ environment, folder, accountUuid, clock }), onWait: progress.wait };
    const order = { settings, period, clients, asAt, send, accepted };
    return tellResult(await runReport(order, ports, progress.show).finally(progress.end), json);
  } catch (error) {
    return tellFailure(error, args.includes('--json'));
  }
}

if (import.meta.main) {
  const told = await runCommand(process.argv.slice(2), {
    environment: process.env,
    now: () => new Date().toISOString(),
    terminal: { write: (text) => process.stderr.write(text), isTerminal: process.stderr.isTTY === true },
  });
  process.stderr.write(told.stderr);
  process.stdout.write(told.stdout);
  process.exitCode = told.exitCode;
}
