import { GetObjectCommand, HeadObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { runFileKey, runFileNames } from './run-files.ts';

/** What a reader may fetch of a run. */
export type RunFile = 'workbook' | 'reportJson';

const livesSeconds = 300;

export type RunLinks = {
  /** An address at which the file can be fetched for five minutes; `undefined` where the archive has no such file. */
  readonly linkTo: (run: string, file: RunFile) => Promise<string | undefined>;
};

/** Makes links to what `createS3Archive` keeps. The file is looked for first: signing alone would link to nothing. */
export function createRunLinks({ bucket, client }: { readonly bucket: string; readonly client: S3Client }): RunLinks {
  return {
    linkTo: async (run, file) => {
      const object = { Bucket: bucket, Key: runFileKey(run, file) };
      if (!(await exists(object))) return undefined;
      const download = {
        ResponseContentDisposition: `attachment; filename="${runFileNames(run)[file]}"`,
        ResponseCacheControl: 'no-store',
      };
      return getSignedUrl(client, new GetObjectCommand({ ...object, ...download }), { expiresIn: livesSeconds });
    },
  };

  async function exists(object: { readonly Bucket: string; readonly Key: string }): Promise<boolean> {
    try {
      await client.send(new HeadObjectCommand(object));
      return true;
    } catch (error) {
      // To whom the right to list the bucket was not given, S3 calls what is missing forbidden.
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 404 || status === 403) return false;
      throw error;
    }
  }
}
