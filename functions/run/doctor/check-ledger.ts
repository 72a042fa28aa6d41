import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { awsErrorName } from '../../aws-error.ts';
import { type Check, notDeployed } from './subject.ts';
import { troubleFinding } from './trouble-finding.ts';

const about = 'Ledger';

/** Whether the table of claims and deliveries is there and can be used. */
export const checkLedger: Check = async ({ aws, deployed: { ledgerTable: name } }) => {
  if (name === undefined) return [notDeployed(about)];
  try {
    const { Table } = await aws.dynamodb.send(new DescribeTableCommand({ TableName: name }));
    const status = Table?.TableStatus ?? 'unknown';
    // What is only being changed can be used meanwhile.
    if (status === 'ACTIVE' || status === 'UPDATING') return [{ level: 'ok', about, what: `${name} is there.` }];
    const whatToDo = 'Wait a few minutes and look again; if it stays so, deploy again.';
    return [{ level: 'fail', about, what: `${name} cannot be used: it is ${status}.`, whatToDo }];
  } catch (error) {
    if (awsErrorName(error) === 'ResourceNotFoundException') {
      return [{ level: 'fail', about, what: `there is no ${name}.`, whatToDo: 'Deploy again: the stack makes it.' }];
    }
    const right = 'dynamodb:DescribeTable';
    return [troubleFinding(error, { about, question: `whether ${name} is there could not be found out`, right })];
  }
};
