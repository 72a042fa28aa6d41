import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Instant } from '../analyse/case.ts';
import { awsErrorName, mayPass } from '../aws-error.ts';
import { ReportError } from '../report-error.ts';
import { parseSettingsFile, type Settings } from '../settings.ts';

export type PublishedSettings = {
  readonly settings: Settings;
  /** When these settings, letter by letter, were first published. */
  readonly publishedAt: Instant;
};

/**
 * Reads the settings that were published with the stack. They are read once and kept for good, since a change of the
 * settings changes their key; a reading that failed is tried again the next time.
 *
 * @throws ReportError `bad-input` if they do not fit, `refused` if they cannot be read.
 */
export function createSettingsReader(options: {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: string;
}): () => Promise<PublishedSettings> {
  let kept: Promise<PublishedSettings> | undefined;
  return () => {
    kept ??= read(options).catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

async function read({ client, bucket, key }: Parameters<typeof createSettingsReader>[0]): Promise<PublishedSettings> {
  const { text, publishedAt } = await download(client, { Bucket: bucket, Key: key });
  return { settings: parseSettingsFile(text), publishedAt };
}

async function download(client: S3Client, object: { readonly Bucket: string; readonly Key: string }) {
  try {
    const { Body, LastModified } = await client.send(new GetObjectCommand(object));
    if (Body === undefined || LastModified === undefined) throw new Error('an answer without a body');
    return { text: await Body.transformToString(), publishedAt: LastModified.toISOString() };
  } catch (error) {
    throw new ReportError(
      'refused',
      `The published settings could not be read from s3://${object.Bucket}/${object.Key} (${awsErrorName(error)}).`,
      'Deploy again: that publishes them anew and gives the functions the right to read them.',
      { mayPass: mayPass(error) },
    );
  }
}
