import { ReportError, type ReportErrorKind } from '../../report-error.ts';
import type { RunResult } from '../../run/local/run-report.ts';

/** What the command says: the result on stdout, what went wrong on stderr, and its exit code. */
export type ToldResult = { readonly stdout: string; readonly stderr: string; readonly exitCode: 0 | 1 | 2 | 3 };

/** In words, or as JSON for a program. Exit codes: docs/design.md, section 12. */
export function tellResult(result: RunResult, json: boolean): ToldResult {
  const machine = `${JSON.stringify(forMachine(result), undefined, 2)}\n`;
  if (result.state === 'held') {
    const stderr = lines([
      `Held back: ${result.run} is incomplete, and nothing was written or sent.`,
      ...result.reasons.map((reason) => `- ${reason}`),
      ...ownerNotTold(result),
      `What to do: ${result.whatToDo}`,
    ]);
    return { stdout: json ? machine : '', stderr, exitCode: 3 };
  }
  const undelivered = result.deliveries.flatMap((each) =>
    each.state === 'sent' ? [] : [`Not sent to ${each.email} (${each.state}): ${each.reason}`],
  );
  const sent = result.deliveries.flatMap((each) => (each.state === 'sent' ? [each.email] : []));
  const { workbook, message, reportJson } = result.archived;
  const words = lines([
    result.headline,
    ...result.coverage.gaps.map((gap) => `- ${gap}`),
    ...result.coverage.notes.map((note) => `Note: ${note}`),
    '',
    `Workbook  ${workbook}`,
    ...(message === undefined ? [] : [`Message   ${message}`]),
    `Figures   ${reportJson}`,
    ...(sent.length === 0 ? [] : [`Sent to   ${sent.join(', ')}`]),
  ]);
  return {
    stdout: json ? machine : words,
    stderr: lines([...undelivered, ...ownerNotTold(result)]),
    exitCode: undelivered.length === 0 ? 0 : 1,
  };
}

/** What happened and what to do, for a failure of any kind. */
export function tellFailure(error: unknown, json: boolean): ToldResult {
  const known = error instanceof ReportError;
  const happened = known ? error.happened : `Casebook stopped on an error nobody foresaw: ${String(error)}`;
  const whatToDo = known ? error.whatToDo : 'Report it, with what was asked for, to whoever looks after Casebook.';
  const trace = known || !(error instanceof Error) ? '' : `${error.stack}\n`;
  const exitCode = known ? exitCodeOf(error.kind) : 1;
  const machine = { state: 'failed', kind: known ? error.kind : 'unforeseen', happened, whatToDo };
  return {
    stdout: json ? `${JSON.stringify(machine, undefined, 2)}\n` : '',
    stderr: `${happened}\nWhat to do: ${whatToDo}\n${trace}`,
    exitCode,
  };
}

function ownerNotTold({ ownerTold }: RunResult): readonly string[] {
  return ownerTold === false ? ['The owner could not be told of this by mail: tell them yourself.'] : [];
}

function exitCodeOf(kind: ReportErrorKind): 1 | 2 | 3 {
  switch (kind) {
    case 'bad-input':
      return 2;
    case 'incomplete':
      return 3;
    case 'refused':
    case 'unreachable':
    case 'not-delivered':
      return 1;
  }
}

function forMachine(result: RunResult) {
  const { state, run, coverage, ownerTold } = result;
  if (state === 'held') return { state, run, reasons: result.reasons, whatToDo: result.whatToDo, ownerTold, coverage };
  const { completeness, headline, archived, deliveries } = result;
  return { state, run, completeness, headline, files: archived, deliveries, ownerTold, coverage };
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
