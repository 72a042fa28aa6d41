import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { awsErrorName, mayPass } from '../../aws-error.ts';
import { ReportError } from '../../report-error.ts';
import type { KeptFiles } from './kept-files.ts';

/**
 * Keeps them in the firm's bucket. Encryption, versions and for how long are the bucket's own settings.
 *
 * @throws ReportError from each of its functions, where the bucket cannot be used.
 */
export function createS3Files({ client, bucket }: { readonly client: S3Client; readonly bucket: string }): KeptFiles {
  const read = async (name: string) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  const list = async (folder: string) => {
    const names: string[] = [];
    const asked = { Bucket: bucket, Prefix: `${folder}/`, Delimiter: '/' };
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, asked)) {
      names.push(...Contents.flatMap(({ Key }) => Key ?? []));
    }
    return names;
  };
  const write = async (name: string, bytes: Uint8Array) => {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes, ContentType: 'application/gzip' }),
    );
  };
  return {
    placeOf: (name) => `s3://${bucket}/${name}`,
    list: (folder) => list(folder).catch((error: unknown) => refuse(bucket, error)),
    read: (name) => read(name).catch((error: unknown) => refuse(bucket, error)),
    write: (name, bytes) => write(name, bytes).catch((error: unknown) => refuse(bucket, error)),
  };
}

// The SDK's error carries the request, and with it what was written.
function refuse(bucket: string, error: unknown): never {
  throw new ReportError(
    'not-delivered',
    `The snapshots in the bucket ${bucket} could not be used (${awsErrorName(error)}).`,
    'Check that the bucket is there and that this program may list, read and write it (s3:ListBucket, s3:GetObject, s3:PutObject).',
    { mayPass: mayPass(error) },
  );
}
