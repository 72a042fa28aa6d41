import type { Context } from 'aws-lambda';

const functionName = 'casebook-report-run';

/** The context that Lambda hands to a function, for an invocation that may take so long. */
export function lambdaContext(requestId: string, timeoutMilliseconds: number): Context {
  const deadline = Date.now() + timeoutMilliseconds;
  const gone = () => {
    throw new Error('Node 24 has no callbacks in its context.');
  };
  return {
    awsRequestId: requestId,
    functionName,
    functionVersion: '1',
    invokedFunctionArn: `arn:aws:lambda:eu-west-2:123456789012:function:${functionName}:live`,
    memoryLimitInMB: '2048',
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: requestId,
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: gone,
    fail: gone,
    succeed: gone,
  };
}
