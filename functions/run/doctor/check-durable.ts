import { GetFunctionConfigurationCommand, ListDurableExecutionsByFunctionCommand } from '@aws-sdk/client-lambda';
import { awsErrorName } from '../../aws-error.ts';
import type { Finding } from './finding.ts';
import type { Check, Subject } from './subject.ts';
import { troubleFinding } from './trouble-finding.ts';

const about = 'Durable run';

/** Whether the run is deployed as a durable function; before that, whether the region offers them at all. */
export const checkDurable: Check = async (subject) => {
  const name = subject.deployed.runFunction;
  return name === undefined ? offered(subject) : deployed(subject, name);
};

async function deployed({ aws }: Subject, name: string): Promise<Finding[]> {
  try {
    const { DurableConfig } = await aws.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    if (DurableConfig !== undefined) return [{ level: 'ok', about, what: `${lastParts(name)} is there and durable.` }];
    const whatToDo = 'Deploy the stack as it is: without it a run ends with its first invocation.';
    return [{ level: 'fail', about, what: `${lastParts(name)} is not a durable function.`, whatToDo }];
  } catch (error) {
    if (awsErrorName(error) === 'ResourceNotFoundException') {
      const whatToDo = 'Deploy again: the stack makes it.';
      return [{ level: 'fail', about, what: `there is no function ${lastParts(name)}.`, whatToDo }];
    }
    const question = `whether ${lastParts(name)} is there could not be found out`;
    return [troubleFinding(error, { about, question, right: 'lambda:GetFunctionConfiguration' })];
  }
}

/** Asks after the executions of a function that is not there: only where the question is known is that the answer. */
async function offered({ aws }: Subject): Promise<Finding[]> {
  const region = await aws.lambda.config.region();
  const here: Finding = { level: 'ok', about, what: `${region} offers durable functions.` };
  try {
    await aws.lambda.send(new ListDurableExecutionsByFunctionCommand({ FunctionName: 'casebook-doctor' }));
    return [here];
  } catch (error) {
    const name = awsErrorName(error);
    if (name === 'ResourceNotFoundException') return [here];
    if (/^(?:UnknownOperation|UnknownOperationException|NotFound|404)$/.test(name)) {
      const whatToDo = 'Deploy to a region that does, such as eu-west-2 (AWS_REGION).';
      return [{ level: 'fail', about, what: `${region} does not offer durable functions.`, whatToDo }];
    }
    const question = `whether ${region} offers durable functions could not be found out`;
    return [troubleFinding(error, { about, question, right: 'lambda:ListDurableExecutionsByFunction' })];
  }
}

// The account's number is nobody's business in a line that is shown around.
function lastParts(name: string): string {
  return name.replace(/^arn:.*:function:/, '');
}
