import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { parse } from '../../parse.ts';
import { ReportError } from '../../report-error.ts';
import type { Subject } from '../../run/doctor/subject.ts';

/** What one stack says of itself; the names are those of its outputs in infra/casebook-stack.ts. */
const outputs = z.object({
  LedgerTable: z.string(),
  ArchiveBucket: z.string(),
  ConfigurationSet: z.string(),
  RunFunction: z.string(),
  ApiKeysParameter: z.string(),
});

export type DeployedRequest = {
  /** What `cdk deploy --outputs-file` wrote; without it the stage's usual one, if it is there. */
  readonly file?: string;
  readonly stage: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/**
 * The names of what the stack made. Where the environment has the variables that the functions are given, it is asked
 * instead, as on one machine.
 *
 * @throws ReportError `bad-input` for a file that was named and cannot be used, or a stage that is not in it.
 */
export async function readDeployed({ file, stage, environment }: DeployedRequest): Promise<Subject['deployed']> {
  if (file === undefined && environment.LEDGER_TABLE !== undefined) {
    return {
      ledgerTable: environment.LEDGER_TABLE,
      archiveBucket: environment.ARCHIVE_BUCKET,
      configurationSet: environment.CONFIGURATION_SET,
      apiKeysParameter: environment.API_KEYS_PARAMETER,
      runFunction: environment.RUN_FUNCTION,
    };
  }
  const path = file ?? `out/${stage}.json`;
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined && file === undefined) return {};
  const stack = pick(readStacks(text, path), stage);
  return {
    ledgerTable: stack.LedgerTable,
    archiveBucket: stack.ArchiveBucket,
    configurationSet: stack.ConfigurationSet,
    apiKeysParameter: stack.ApiKeysParameter,
    runFunction: stack.RunFunction,
  };
}

type Stacks = Readonly<Record<string, z.infer<typeof outputs>>>;

function readStacks(text: string | undefined, what: string): Stacks {
  return parse(z.record(z.string(), outputs), fromJson(text), {
    kind: 'bad-input',
    what,
    whatToDo: 'Deploy again with --outputs-file, which writes it, or give another file with --outputs.',
  });
}

function pick(stacks: Stacks, stage: string) {
  const found = stacks[`Casebook-${stage}`];
  if (found !== undefined) return found;
  const known = Object.keys(stacks).map((name) => name.replace(/^Casebook-/, ''));
  throw new ReportError(
    'bad-input',
    `The stage ${stage} is not in the outputs.`,
    `Give one of these with --stage: ${known.join(', ')}.`,
  );
}

// What is not there or no JSON is told as what does not fit.
function fromJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
