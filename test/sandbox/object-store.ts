import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import * as z from 'zod';

export type ObjectStore = {
  readonly endpoint: string;
  /** Closed when the store stops. */
  readonly client: S3Client;
  readonly createBucket: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const nameInLink = z.object({ 'response-content-disposition': z.string() });

const mostBytes = 512 * 1024 * 1024;

/** An S3 on this machine alone, in memory. fauxqs' own start listens on every address; this one on the loopback only. */
export async function startObjectStore({ port = 0 }: { readonly port?: number } = {}): Promise<ObjectStore> {
  const app = buildApp({ logger: false });
  // It takes 11 MB at once; a real bucket takes 5 GB, and a large firm's report needs some of that.
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) =>
    done(null, body),
  );
  // A signed link says what the file is to be called; fauxqs passes over it.
  app.addHook('onSend', async ({ query }, reply) => {
    const called = nameInLink.safeParse(query);
    if (called.success) reply.header('content-disposition', called.data['response-content-disposition']);
  });
  const endpoint = await app.listen({ port, host: '127.0.0.1' });
  const client = new S3Client({
    endpoint,
    region: 'eu-west-2',
    forcePathStyle: true,
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  });
  return {
    endpoint,
    client,
    createBucket: async (name) => {
      await client.send(new CreateBucketCommand({ Bucket: name }));
    },
    stop: async () => {
      client.destroy();
      await app.close();
    },
  };
}
