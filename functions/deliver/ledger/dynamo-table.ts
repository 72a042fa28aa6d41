import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { awsErrorName } from '../../aws-error.ts';
import { ReportError } from '../../report-error.ts';
import { changeExpression, conditionExpression } from './dynamo-expressions.ts';
import type { ItemKey } from './ledger-keys.ts';
import type { Item, LedgerTable } from './ledger-table.ts';

const refusals = new Set([
  ...['AccessDeniedException', 'ResourceNotFoundException', 'UnrecognizedClientException', 'ExpiredTokenException'],
  ...['CredentialsProviderError', 'InvalidSignatureException', 'MissingAuthenticationTokenException'],
]);

/** @throws ReportError `unreachable` or `refused`, from every method, where DynamoDB cannot be asked. */
export function createDynamoTable(client: DynamoDBClient, table: string): LedgerTable {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const ask = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      throw cannotAsk(table, error);
    });
  const get = async (key: ItemKey): Promise<Item | undefined> =>
    (await ask(documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true })))).Item;

  /**
   * Writes on a condition. One that does not hold is an answer, not a failure: `undefined`. It may also fail because
   * this very write went through before, its answer was lost, and the SDK wrote again: `writer` tells.
   */
  const writeIf = async (key: ItemKey, write: (writer: string) => Promise<Item>): Promise<Item | undefined> => {
    const writer = randomUUID();
    try {
      return await write(writer);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw cannotAsk(table, error);
      const item = await get(key);
      return item?.writer === writer ? item : undefined;
    }
  };

  return {
    get,

    put: async (key, item, over) => {
      const free = 'attribute_not_exists(pk)';
      const { text, names, values } = conditionExpression(over ?? {});
      const written = await writeIf(key, async (writer) => {
        const whole = { ...item, ...key, writer };
        const condition =
          over === undefined
            ? { ConditionExpression: free }
            : {
                ConditionExpression: `${free} OR (${text})`,
                ExpressionAttributeNames: names,
                ExpressionAttributeValues: values,
              };
        await documents.send(new PutCommand({ TableName: table, Item: whole, ...condition }));
        return whole;
      });
      return written !== undefined;
    },

    change: (key, changes, expected) =>
      writeIf(key, async (writer) => {
        const change = changeExpression({ ...changes, writer });
        const condition = conditionExpression(expected);
        const command = new UpdateCommand({
          TableName: table,
          Key: key,
          UpdateExpression: change.text,
          ConditionExpression: condition.text,
          ExpressionAttributeNames: { ...change.names, ...condition.names },
          ExpressionAttributeValues: { ...change.values, ...condition.values },
          ReturnValues: 'ALL_NEW',
        });
        return (await documents.send(command)).Attributes ?? {};
      }),

    count: async (key, expiresAt) => {
      const command = new UpdateCommand({
        TableName: table,
        Key: key,
        UpdateExpression: 'ADD #count :one SET expiresAt = :expiresAt',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': expiresAt },
        ReturnValues: 'UPDATED_NEW',
      });
      return Number((await ask(documents.send(command))).Attributes?.count);
    },

    query: async ({ pk, newestFirst = false, limit, after }) => {
      const command = new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ScanIndexForward: !newestFirst,
        Limit: limit,
        ExclusiveStartKey: after === undefined ? undefined : { pk, sk: after },
        ConsistentRead: true,
      });
      const { Items = [], LastEvaluatedKey } = await ask(documents.send(command));
      const last: unknown = LastEvaluatedKey?.sk;
      return { items: Items, after: typeof last === 'string' ? last : undefined };
    },
  };
}

/** Why the ledger's table could not be asked, from the SDK's error, which itself goes no further: it holds the request. */
function cannotAsk(table: string, error: unknown): ReportError {
  const name = awsErrorName(error);
  return refusals.has(name)
    ? new ReportError(
        'refused',
        `DynamoDB did not let us use the ledger, the table ${table} (${name}).`,
        'Check that the table is there, in this region, and that this function may use it. Deploying again sets both right.',
      )
    : new LedgerUnreachable(table, name);
}

/** DynamoDB did not answer. It does not last as a rule: what was to be asked is worth asking again. */
export class LedgerUnreachable extends ReportError {
  constructor(table: string, reason: string) {
    super(
      'unreachable',
      `DynamoDB did not answer for the ledger, the table ${table} (${reason}).`,
      'Try again in a few minutes. If it stays so, look at the AWS Health Dashboard and at the logs.',
      { mayPass: true },
    );
  }
}
