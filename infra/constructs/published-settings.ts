import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import type { Reports } from '../read-reports.ts';

/**
 * The firm's reports.json where the functions find it. Its key is made of its content: a function reads the settings it
 * was deployed with, and no others.
 */
export class PublishedSettings extends Construct {
  readonly environment: { readonly SETTINGS_BUCKET: string; readonly SETTINGS_KEY: string };
  readonly #asset: Asset;

  constructor(scope: Construct, id: string, { reports }: { readonly reports: Reports }) {
    super(scope, id);
    this.#asset = new Asset(this, 'File', { path: reports.file });
    this.environment = { SETTINGS_BUCKET: this.#asset.s3BucketName, SETTINGS_KEY: this.#asset.s3ObjectKey };
  }

  /** To read this one file. The asset's own grant would be for the whole bucket of every stack's files. */
  grantRead(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: ['s3:GetObject'],
      resourceArns: [this.#asset.bucket.arnForObjects(this.#asset.s3ObjectKey)],
    });
  }
}
