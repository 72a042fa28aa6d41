import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Archive } from './archive.ts';
import { runFileKey, runFileNames } from './run-files.ts';

/**
 * The most that S3 allows. A link that a function made ends with the function's own credentials, hours later: whoever
 * comes after that asks the URL for a new one.
 */
const livesSeconds = 7 * 86_400;

/** Makes the link for a mail whose workbook is too large to attach, to the file as `createS3Archive` keeps it. */
export function createMailLink(options: {
  readonly bucket: string;
  readonly client: S3Client;
}): NonNullable<Archive['linkTo']> {
  const { bucket, client } = options;
  return (run) => {
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: runFileKey(run, 'workbook'),
      ResponseContentDisposition: `attachment; filename="${runFileNames(run).workbook}"`,
    });
    return getSignedUrl(client, command, { expiresIn: livesSeconds });
  };
}
