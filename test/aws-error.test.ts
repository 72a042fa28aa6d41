import { createServer, type Server } from 'node:http';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { mayPass } from '../functions/aws-error.ts';

/** What a real client throws at a bucket that answers so. */
async function thrownAt(status: number): Promise<unknown> {
  const server = createServer((_request, response) => response.writeHead(status).end());
  onTestFinished(() => void server.close());
  return thrownBy(await portOf(server));
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function thrownBy(port: number): Promise<unknown> {
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-2',
    forcePathStyle: true,
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  return client.send(new HeadBucketCommand({ Bucket: 'casebook' })).catch((error: unknown) => error);
}

test.each([
  [503, true],
  [500, true],
  [429, true],
  [403, false],
  [404, false],
])('an answer of %i: may pass %s', async (status, passes) => {
  expect(mayPass(await thrownAt(status))).toBe(passes);
});

test('no answer may pass', async () => {
  // The port of a server that has gone.
  const server = createServer();
  const port = await portOf(server);
  await new Promise((closed) => server.close(closed));

  expect(mayPass(await thrownBy(port))).toBe(true);
});

test('to be told, with 400, that we ask too often may pass', () => {
  expect(mayPass({ name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } })).toBe(true);
  expect(mayPass({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } })).toBe(false);
});

test('what is no error of a client does not pass by itself', () => {
  expect(mayPass('a text')).toBe(false);
});
