import { createHash } from 'node:crypto';
import type { RunHold } from '../../deliver/ledger/ledger.ts';

/** Source: `DurableExecutionName` in the Lambda API reference: letters, digits, hyphens and underscores, 64 at most. */
const longest = 64;
const digestLength = 12;

/**
 * The name under which Lambda knows one attempt at a run. The same attempt always has the same name, so that Lambda
 * itself starts it once. Names must differ over a whole account and region, where two stages may make a run of the same
 * name: hence the digest, of the function too.
 */
export function executionName(functionArn: string, { run, attempt }: RunHold): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([functionArn, run, attempt]))
    .digest('hex')
    .slice(0, digestLength);
  const readable = `${run.replaceAll('.', '-')}-${attempt}`.slice(0, longest - digestLength - 1);
  return `${readable}-${digest}`;
}
