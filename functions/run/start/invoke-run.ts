import { createHash } from 'node:crypto';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { awsErrorName } from '../../aws-error.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { ReportError } from '../../report-error.ts';
import type { StartPorts } from './start-run.ts';

/** Source: `DurableExecutionName` in the Lambda API reference: letters, digits, hyphens and underscores, 64 at most. */
const longest = 64;

const digestLength = 12;

/**
 * Has Lambda make a run, in its own time. The SDK's retries do no harm: Lambda knows the attempt by its name.
 *
 * `functionName` is the ARN of the alias of `report-run`.
 */
export function createRunInvoker(options: {
  readonly client: LambdaClient;
  readonly functionName: string;
}): StartPorts['invokeRun'] {
  const { client, functionName } = options;
  return async ({ run, attempt }) => {
    const hold: RunHold = { run, attempt };
    try {
      await client.send(
        new InvokeCommand({
          FunctionName: functionName,
          InvocationType: 'Event',
          DurableExecutionName: executionName(functionName, hold),
          Payload: new TextEncoder().encode(JSON.stringify(hold)),
        }),
      );
    } catch (error) {
      throw new ReportError(
        'unreachable',
        `The run ${run} could not be handed to Lambda (${awsErrorName(error)}).`,
        'Ask for it again: nothing was started. If it stays so, deploy again and look at the logs of report-run.',
      );
    }
  };
}

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
