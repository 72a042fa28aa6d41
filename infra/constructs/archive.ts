import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Settings } from '../../functions/settings.ts';
import type { Stage } from '../stages.ts';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import type { Grantee } from './grantee.ts';

export type ArchiveProps = {
  readonly stage: Stage;
  /** How far back the reports look says how long they are kept. */
  readonly settings: Settings;
};

/** Workbooks and what was read for them outlive the longest history by a quarter of a year. */
const marginWeeks = 13;

/**
 * The bucket of what the runs made (`runs/`), of the rows that the next run compares with (`snapshots/`), and of the
 * slim cases of a run under way (`shards/`).
 */
export class Archive extends Construct {
  readonly bucketName: string;
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, { stage, settings }: ArchiveProps) {
    super(scope, id);
    const closed = {
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    } as const satisfies BucketProps;
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...closed,
      lifecycleRules: [{ expiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    this.#bucket = new Bucket(this, 'Bucket', {
      ...closed,
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      lifecycleRules: lifecycleFor(settings),
    });
    this.bucketName = this.#bucket.bucketName;
  }

  /**
   * To read and write all three parts. Listing is needed to find the last snapshot, and so that a missing object is
   * told as missing and not as refused.
   */
  grantReadWrite(grantee: Grantee): void {
    this.#grantObjects(grantee, ['s3:GetObject', 's3:PutObject'], ['runs', 'snapshots', 'shards']);
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:ListBucket'],
      resourceArns: [this.#bucket.bucketArn],
    });
  }

  /** To read what the runs made, and so to make links to it. */
  grantReadRuns(grantee: Grantee): void {
    this.#grantObjects(grantee, ['s3:GetObject'], ['runs']);
  }

  #grantObjects(grantee: Grantee, actions: string[], parts: readonly string[]): void {
    const resourceArns = parts.map((part) => this.#bucket.arnForObjects(`${part}/*`));
    Grant.addToPrincipal({ grantee, actions, resourceArns });
    acknowledgeWildcard(
      grantee,
      resourceArns,
      'The names of the objects under a part of the archive are made as runs are.',
    );
  }
}

function lifecycleFor({ reports }: Settings): LifecycleRule[] {
  const keptWeeks = Math.max(...reports.map(({ historyWeeks }) => historyWeeks)) + marginWeeks;
  const kept = Duration.days(keptWeeks * 7);
  return [
    { id: 'runs', prefix: 'runs/', expiration: kept },
    { id: 'snapshots', prefix: 'snapshots/', expiration: kept },
    // They hold clients' names and are of no use once the run has ended; a week is for looking into a failed one.
    { id: 'shards', prefix: 'shards/', expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
    {
      id: 'old-versions',
      noncurrentVersionExpiration: Duration.days(30),
      expiredObjectDeleteMarker: true,
      abortIncompleteMultipartUploadAfter: Duration.days(1),
    },
  ];
}
