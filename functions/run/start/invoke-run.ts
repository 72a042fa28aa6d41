import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { awsErrorName } from '../../aws-error.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { ReportError } from '../../report-error.ts';
import { executionName } from './execution-name.ts';
import type { StartPorts } from './start-run.ts';

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
