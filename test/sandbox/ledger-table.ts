import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';

export type LedgerTable = {
  /** What the functions are given as LEDGER_TABLE. */
  readonly table: string;
  /** What the AWS SDK reads from AWS_ENDPOINT_URL_DYNAMODB. */
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  readonly stop: () => Promise<void>;
};

export type LedgerTableOptions = {
  /** A folder to keep it in; without one it is gone with the process. */
  readonly path?: string;
  readonly port?: number;
};

const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };

/** DynamoDB on this machine, with the ledger's table as infra makes it. Only this machine reaches it. */
export async function startLedgerTable({ path, port = 0 }: LedgerTableOptions = {}): Promise<LedgerTable> {
  const server = dynalite({ path, createTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${portOf(server.address())}`;
  const client = new DynamoDBClient({ endpoint, region: 'eu-west-2', credentials });
  const table = 'casebook-ledger';
  await createIfMissing(client, table);
  return {
    table,
    endpoint,
    client,
    stop: () => {
      client.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function createIfMissing(client: DynamoDBClient, table: string): Promise<void> {
  const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' }) as const;
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [text('pk'), text('sk')],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceInUseException') throw error;
  }
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    if (Table?.TableStatus === 'ACTIVE') return;
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The ledger table listens on no port.');
  return address.port;
}
