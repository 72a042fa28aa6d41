import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { awsErrorName, mayPass } from '../../aws-error.ts';
import { ReportError } from '../../report-error.ts';
import type { KeptFiles } from './kept-files.ts';

export type S3FilesOptions = {
  readonly client: S3Client;
  readonly bucket: string;
  /**
   * Says whose a name is to write, since S3 itself is no lock: the ledger's `claimFile`. Without it, as on the command
   * line, a file that is there is not written over, and two runs at once are not told apart.
   */
  readonly claim?: (claim: {
    readonly name: string;
    readonly writer: string;
    readonly isWritten: () => Promise<boolean>;
  }) => Promise<boolean>;
};

/**
 * Keeps them in the firm's bucket. Encryption, versions and for how long are the bucket's own settings.
 *
 * @throws ReportError from each of its functions, where the bucket cannot be used.
 */
export function createS3Files({ client, bucket, claim }: S3FilesOptions): KeptFiles {
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
  const isWritten = async (name: string) => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: name, MaxKeys: 1 }));
    return Contents.some(({ Key }) => Key === name);
  };
  const put = async (name: string, bytes: Uint8Array) => {
    const object = { Bucket: bucket, Key: name, Body: bytes, ContentType: 'application/gzip' };
    await client.send(new PutObjectCommand(object));
  };
  return {
    placeOf: (name) => `s3://${bucket}/${name}`,
    list: (folder) => list(folder).catch((error: unknown) => refuse(bucket, error)),
    read: (name) => read(name).catch((error: unknown) => refuse(bucket, error)),
    create: async (name, bytes, writer) => {
      const isThere = () => isWritten(name).catch((error: unknown) => refuse(bucket, error));
      const isOurs = claim === undefined ? !(await isThere()) : await claim({ name, writer, isWritten: isThere });
      if (isOurs) await put(name, bytes).catch((error: unknown) => refuse(bucket, error));
      return isOurs;
    },
    write: (name, bytes) => put(name, bytes).catch((error: unknown) => refuse(bucket, error)),
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
