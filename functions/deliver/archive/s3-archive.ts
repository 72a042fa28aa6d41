import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { awsErrorName, mayPass } from '../../aws-error.ts';
import { ReportError } from '../../report-error.ts';
import type { Archive } from './archive.ts';
import { runFileKey } from './run-files.ts';
import { workbookType } from './workbook-type.ts';

/**
 * Keeps a run's workbook and report.json in the firm's bucket, under `runs/<report>/<run>/`. The mail is not kept: its
 * readers have it. Encryption, versions and for how long are the bucket's own settings. Writing the same run again
 * replaces the files, so the SDK's retries do no harm.
 */
export function createS3Archive(options: { readonly bucket: string; readonly client: S3Client }): Archive {
  const { bucket, client } = options;
  const put = async (key: string, body: Uint8Array, type: string) => {
    try {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: type }));
    } catch (error) {
      throw cannotWrite(bucket, error);
    }
    return `s3://${bucket}/${key}`;
  };
  return {
    // Two at once are told apart by the folder beside it: S3 is no lock. Whoever may not list gets 403 for what is not there.
    reserve: async (run) =>
      client.send(new HeadObjectCommand({ Bucket: bucket, Key: runFileKey(run, 'workbook') })).then(
        () => undefined,
        () => async () => undefined,
      ),
    save: async ({ run, workbook, reportJson }) => {
      return {
        workbook: await put(runFileKey(run, 'workbook'), workbook, workbookType),
        reportJson: await put(runFileKey(run, 'reportJson'), joined(reportJson), 'application/json'),
      };
    },
  };
}

/**
 * The pieces in one, since S3 wants to know how long it is. They are made twice: once to be counted, since all of them
 * beside the whole would be twice 90 MB of 100,000 cases.
 */
function joined(pieces: () => Iterable<Uint8Array>): Uint8Array {
  let length = 0;
  for (const piece of pieces()) length += piece.byteLength;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces()) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

function cannotWrite(bucket: string, error: unknown): ReportError {
  const name = awsErrorName(error);
  return new ReportError(
    'not-delivered',
    `The report could not be written into the bucket ${bucket} (${name}).`,
    'Check that the bucket is there, that this program may write into it (s3:PutObject), and run the report again.',
    // The SDK's error goes no further: it carries the request, and with it the report.
    { mayPass: mayPass(error) },
  );
}
