import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SESClient } from '@aws-sdk/client-ses';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { ReportSettings } from '../../settings.ts';
import type { Finding } from './finding.ts';

/** What the doctor looks at, and with what. */
export type Subject = {
  readonly settings: ReportSettings;
  /** An instant. */
  readonly now: string;
  readonly plannrUrl: string;
  /** The wait before Plannr is first asked again; it doubles with each. Default as in a run. */
  readonly retryDelayMilliseconds?: number;
  /** Taken in the place of the one in SSM. */
  readonly token?: string;
  /** What the stack made; a name is absent while it is not known. */
  readonly deployed: {
    readonly ledgerTable?: string;
    readonly archiveBucket?: string;
    readonly configurationSet?: string;
    readonly apiKeysParameter?: string;
    readonly runFunction?: string;
  };
  readonly aws: {
    readonly ssm: SSMClient;
    readonly ses: SESClient;
    readonly s3: S3Client;
    readonly dynamodb: DynamoDBClient;
    readonly lambda: LambdaClient;
  };
  /** Reads the list of API keys. @throws ReportError if it does not fit. */
  readonly readKeys: (
    text: string,
  ) => readonly { readonly name: string; readonly reports: 'all' | readonly string[] }[];
};

/** Looks at one thing. What it throws is made a finding of by whoever calls it. */
export type Check = (subject: Subject) => Promise<readonly Finding[]>;

/** For a name that only the stack knows. */
export function notDeployed(about: string): Finding {
  return {
    level: 'not-checked',
    about,
    what: 'its name is not known: what the stack made was not found.',
    whatToDo:
      'Deploy with --outputs-file out/production.json, as docs/deploy.md says, or name that file with --outputs.',
  };
}
