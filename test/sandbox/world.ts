import { type Mailbox, startMailbox } from './mailbox.ts';
import { type ObjectStore, startObjectStore } from './object-store.ts';
import type { Firm, Instant } from './plannr/firm.ts';
import { type Plannr, startPlannr } from './plannr/start-plannr.ts';

export type World = {
  readonly plannr: Plannr;
  readonly mailbox: Mailbox;
  readonly objectStore: ObjectStore;
  readonly bucket: string;
  /** What a program of its own needs in its environment to find this world in the place of Plannr and AWS. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

/** The outside world of one firm on this machine: its Plannr, a mailbox in the place of SES, and a bucket. */
export async function startWorld(options: {
  readonly firm: Firm;
  readonly now: () => Instant;
  /** What its Plannr allows; default 500. */
  readonly requestsPerMinute?: number;
  /** The clock by which it counts them; default: the machine's. */
  readonly rateClock?: () => number;
  readonly ports?: { readonly plannr?: number; readonly mailbox?: number; readonly objectStore?: number };
}): Promise<World> {
  const { firm, now, requestsPerMinute, rateClock, ports = {} } = options;
  const bucket = 'casebook-archive';
  const plannr = await startPlannr({ firm, now, requestsPerMinute, rateClock, port: ports.plannr });
  const mailbox = await startMailbox({ port: ports.mailbox });
  const objectStore = await startObjectStore({ port: ports.objectStore });
  await objectStore.createBucket(bucket);
  return {
    plannr,
    mailbox,
    objectStore,
    bucket,
    environment: {
      PLANNR_URL: plannr.url,
      PLANNR_TOKEN: plannr.token,
      CASEBOOK_BUCKET: bucket,
      AWS_ENDPOINT_URL_SES: mailbox.url,
      AWS_ENDPOINT_URL_S3: objectStore.endpoint,
      AWS_REGION: 'eu-west-2',
      AWS_ACCESS_KEY_ID: 'sandbox',
      AWS_SECRET_ACCESS_KEY: 'sandbox',
    },
    stop: async () => {
      await Promise.all([plannr.stop(), mailbox.stop(), objectStore.stop()]);
    },
  };
}
