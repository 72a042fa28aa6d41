import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { Clock } from '../../collect/client/clock.ts';
import { createPlannrClient } from '../../collect/client/plannr-client.ts';
import type { Archive } from '../../deliver/archive/archive.ts';
import { createFolderArchive } from '../../deliver/archive/folder-archive.ts';
import { createS3Archive } from '../../deliver/archive/s3-archive.ts';
import { createMemoryDeliveries } from '../../deliver/mail/deliveries.ts';
import { createSesMailer } from '../../deliver/mail/ses-mailer.ts';
import { createFolderFiles } from '../../deliver/snapshots/folder-files.ts';
import { createS3Files } from '../../deliver/snapshots/s3-files.ts';
import { createSnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';
import { parse } from '../../parse.ts';
import type { Ports } from './ports.ts';

const environmentSchema = z.object({
  PLANNR_TOKEN: z
    .string('allowed: the token that Plannr gave you; it has to be set')
    .trim()
    // What cannot stand in a header would be sent to nobody and refused by nobody: say so here.
    .regex(/^[\x21-\x7e]+$/, 'allowed: the token that Plannr gave you, on one line and without spaces'),
  PLANNR_URL: z
    .url({ protocol: /^https?$/, error: "allowed: an https address; leave it out for Plannr's own" })
    .default('https://api.plannrcrm.com'),
  CASEBOOK_BUCKET: z.string().min(1).optional(),
  CASEBOOK_CONFIGURATION_SET: z.string().min(1).optional(),
});

/**
 * The world as the command line has it: Plannr with the token in the environment, a folder for the files (and a bucket
 * beside it where CASEBOOK_BUCKET names one), SES with the environment's AWS credentials. What runs remember of each
 * other lies in the bucket, or else in the folder.
 *
 * @throws ReportError `bad-input` if the environment has no token, or something that does not fit.
 */
export function localPorts(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly accountUuid: string;
  /** By which requests are paced and readings dated; default the machine's. */
  readonly clock?: Clock;
}): Ports {
  const environment = parse(environmentSchema, options.environment, {
    kind: 'bad-input',
    what: 'The environment',
    whatToDo:
      'Put right each variable above. A token is made in Plannr under Settings, Account Details, for an owner or admin account.',
  });
  const token = async () => environment.PLANNR_TOKEN;
  const plannr = createPlannrClient({
    baseUrl: environment.PLANNR_URL,
    // The environment cannot have changed since: a refused token stays refused.
    token: { get: token, refetch: token },
    accountUuid: options.accountUuid,
    clock: options.clock,
  });
  const folder = createFolderArchive(options.folder);
  const bucket = environment.CASEBOOK_BUCKET;
  return {
    plannr,
    snapshots: createSnapshotStore(
      bucket === undefined ? createFolderFiles(options.folder) : createS3Files({ bucket, client: new S3Client() }),
    ),
    archive: bucket === undefined ? folder : both(folder, createS3Archive({ bucket, client: new S3Client() })),
    mailer: createSesMailer({ configurationSet: environment.CASEBOOK_CONFIGURATION_SET }),
    deliveries: createMemoryDeliveries(),
  };
}

/** Keeps the files in both; it is the first whose addresses are told. */
function both(first: Archive, second: Archive): Archive {
  return {
    reserve: async (run) => {
      const release = await first.reserve?.(run);
      if (release === undefined || (await second.reserve?.(run)) !== undefined) return release;
      await release();
      return undefined;
    },
    save: async (files) => {
      await second.save(files);
      return first.save(files);
    },
  };
}
