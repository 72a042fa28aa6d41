import { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { createRunInvoker } from '../../../functions/run/start/invoke-run.ts';
import { type Invocation, startLambda } from '../../sandbox/lambda.ts';

const functionName = 'arn:aws:lambda:eu-west-2:123456789012:function:report-run:live';
const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };

test('a run is handed to the alias, once, under the name of its attempt, and without waiting for it', async () => {
  const invocations: Invocation[] = [];
  const lambda = await startLambda({ onInvoke: (invocation) => void invocations.push(invocation) });
  const client = new LambdaClient({ endpoint: lambda.url, region: 'eu-west-2', credentials });

  await createRunInvoker({ client, functionName })({ run: 'weekly-cases.2026-W47', attempt: 2 });

  expect(invocations).toEqual([
    {
      functionName,
      executionName: expect.stringMatching(/^weekly-cases-2026-W47-2-[0-9a-f]{12}$/),
      payload: { run: 'weekly-cases.2026-W47', attempt: 2 },
    },
  ]);
  await lambda.stop();
});

test('that Lambda did not take the run is told with what to do', async () => {
  const lambda = await startLambda({
    onInvoke: () => {
      throw new Error('no room');
    },
  });
  const client = new LambdaClient({ endpoint: lambda.url, region: 'eu-west-2', credentials, maxAttempts: 1 });

  await expect(createRunInvoker({ client, functionName })({ run: 'a.2026-W47', attempt: 1 })).rejects.toMatchObject({
    kind: 'unreachable',
    whatToDo: expect.stringContaining('Ask for it again'),
  });
  await lambda.stop();
});
