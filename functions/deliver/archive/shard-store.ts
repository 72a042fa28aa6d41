import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { awsErrorName, mayPass } from '../../aws-error.ts';
import { ReportError } from '../../report-error.ts';
import { packJson } from '../snapshots/kept-json.ts';

/**
 * Where a run under way keeps what is too large, or too personal, for a checkpoint. It is read back minutes later by
 * the same run and the same version of Casebook, which Lambda holds a run to: so it is taken as it was written.
 */
export type ShardStore = {
  /** Writes a value as gzipped JSON, over what was there. */
  readonly put: (key: string, value: unknown) => Promise<void>;
  /** @throws Error if there is none. */
  readonly get: <T>(key: string) => Promise<T>;
  readonly find: <T>(key: string) => Promise<T | undefined>;
  /** The bytes of an object that the archive keeps, by its address: `s3://<bucket>/<key>`. */
  readonly bytes: (address: string) => Promise<Uint8Array>;
};

const unzip = promisify(gunzip);

/** Keeps them in the firm's bucket under `shards/`, where they are removed after a week. */
export function createShardStore({
  client,
  bucket,
}: {
  readonly client: S3Client;
  readonly bucket: string;
}): ShardStore {
  const read = async (key: string): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw cannotUse(bucket, error);
    }
  };
  const find = async <T>(key: string): Promise<T | undefined> => {
    const bytes = await read(`shards/${key}`);
    if (bytes === undefined) return undefined;
    const value: T = JSON.parse((await unzip(bytes)).toString());
    return value;
  };
  return {
    put: async (key, value) => {
      const body = await packJson(value);
      try {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: `shards/${key}`, Body: body, ContentType: 'application/gzip' }),
        );
      } catch (error) {
        throw cannotUse(bucket, error);
      }
    },
    find,
    get: async <T>(key: string) => {
      const value = await find<T>(key);
      if (value === undefined) throw new Error(`shards/${key} is not there`);
      return value;
    },
    bytes: async (address) => {
      const bytes = await read(address.replace(`s3://${bucket}/`, ''));
      if (bytes === undefined) throw new Error(`${address} is not there`);
      return bytes;
    },
  };
}

// The SDK's error carries the request, and with it what was written.
function cannotUse(bucket: string, error: unknown): ReportError {
  return new ReportError(
    'not-delivered',
    `The bucket ${bucket} could not be used (${awsErrorName(error)}).`,
    'Check that the bucket is there and that this function may read and write it. Deploying again sets both right.',
    { mayPass: mayPass(error) },
  );
}
