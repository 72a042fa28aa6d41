import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../functions/settings.ts';
import { exampleReports, plain, resourcesOf, stageNamed, synthesise } from './synthesise.ts';

const template = synthesise();
const trial = synthesise({ stage: stageNamed('trial') });

const buckets = resourcesOf(template, 'AWS::S3::Bucket');
const bucket = buckets.get('ArchiveBucket');
const table = resourcesOf(template, 'AWS::DynamoDB::GlobalTable').get('LedgerTable');

test('a deployment never swaps the archive or the ledger for an empty one: their logical ids stay', () => {
  expect(Object.keys(template.findResources('AWS::S3::Bucket'))).toContain('ArchiveBucket49F1AC64');
  expect(Object.keys(template.findResources('AWS::DynamoDB::GlobalTable'))).toEqual(['LedgerTable9343E4AA']);
});

test('what holds data outlives the stack in production, and the trial leaves nothing behind', () => {
  for (const kept of [bucket, table, ...resourcesOf(template, 'AWS::Logs::LogGroup').values()]) {
    expect(kept).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  }
  expect(table?.Replicas[0].DeletionProtectionEnabled).toBe(true);

  expect(resourcesOf(trial, 'AWS::S3::Bucket').get('ArchiveBucket')?.DeletionPolicy).toBe('Delete');
  expect(resourcesOf(trial, 'AWS::DynamoDB::GlobalTable').get('LedgerTable')).toMatchObject({
    DeletionPolicy: 'Delete',
    Replicas: [{ DeletionProtectionEnabled: false }],
  });
});

describe('the archive', () => {
  test('is encrypted and versioned, and closed to the public', () => {
    expect(bucket?.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect([...buckets.keys()]).toEqual(['ArchiveAccessLogs', 'ArchiveBucket']);
    for (const each of buckets.values()) {
      expect(each.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
      ]);
      expect(each.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
  });

  test('is refused to everyone who comes without TLS, or with an old one', () => {
    const bucketPolicies = resourcesOf(template, 'AWS::S3::BucketPolicy');
    for (const name of buckets.keys()) {
      const refusals = bucketPolicies
        .get(`${name}Policy`)
        ?.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Deny');
      expect(refusals).toMatchObject([
        { Action: 's3:*', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { Action: 's3:*', Principal: { AWS: '*' }, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
      ]);
      expect(refusals[0].Resource.map(plain)).toEqual([`${name}.Arn`, `${name}.Arn/*`]);
    }
  });

  test('notes who fetched what, for 90 days', () => {
    expect(plain(bucket?.LoggingConfiguration.DestinationBucketName)).toBe('ArchiveAccessLogs');
    expect(buckets.get('ArchiveAccessLogs')?.LifecycleConfiguration.Rules).toMatchObject([{ ExpirationInDays: 90 }]);
  });

  test('keeps clients of a run under way for a week, and reports for the longest history and a quarter', () => {
    // 52 weeks, and 13: 65 weeks of 7 days.
    expect(bucket?.LifecycleConfiguration.Rules).toEqual([
      { Id: 'runs', Prefix: 'runs/', ExpirationInDays: 455, Status: 'Enabled' },
      { Id: 'snapshots', Prefix: 'snapshots/', ExpirationInDays: 455, Status: 'Enabled' },
      {
        Id: 'shards',
        Prefix: 'shards/',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        Status: 'Enabled',
      },
      {
        Id: 'old-versions',
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        ExpiredObjectDeleteMarker: true,
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        Status: 'Enabled',
      },
    ]);
  });

  test('keeps reports longer for a firm that looks further back', () => {
    const [weekly, monthly] = exampleReports.settings.reports;
    const settings = parseSettings({ reports: [weekly, { ...monthly, historyWeeks: 104 }] });
    const template = synthesise({ stage: stageNamed('trial'), reports: { ...exampleReports, settings } });

    const rules = resourcesOf(template, 'AWS::S3::Bucket').get('ArchiveBucket')?.LifecycleConfiguration.Rules;
    // 104 weeks, and 13.
    expect(rules.slice(0, 2)).toMatchObject([{ ExpirationInDays: 819 }, { ExpirationInDays: 819 }]);
  });
});

test('the ledger is paid for by use, can be put back to any second, and forgets what has expired', () => {
  expect(table).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
  });
});

test('starts that failed are kept for two weeks, encrypted, and travel by TLS alone', () => {
  expect(resourcesOf(template, 'AWS::SQS::Queue').get('FailedEventsQueue')).toMatchObject({
    MessageRetentionPeriod: 1_209_600,
    SqsManagedSseEnabled: true,
  });
  const policy = resourcesOf(template, 'AWS::SQS::QueuePolicy').get('FailedEventsQueuePolicy');
  expect(policy?.PolicyDocument.Statement).toMatchObject([
    { Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ]);
});

test('every log is kept for a time that somebody chose', () => {
  const kept = [...resourcesOf(template, 'AWS::Logs::LogGroup')].map(([name, { RetentionInDays }]) => [
    name,
    RetentionInDays,
  ]);
  expect(kept).toEqual([
    ['UrlAccessLogs', 180],
    ['ReportRunLogs', 180],
    ['StartReportLogs', 180],
    ['ApiLogs', 180],
    ['PlannrWebhookLogs', 180],
    ['NoteBounceLogs', 180],
    ['DeliveryWatchLogs', 180],
  ]);
  for (const { RetentionInDays } of resourcesOf(trial, 'AWS::Logs::LogGroup').values()) {
    expect(RetentionInDays).toBe(7);
  }
});

test('a secret is known by its name alone: the template neither makes one nor takes in its value', () => {
  expect(resourcesOf(template, 'AWS::SSM::Parameter').size).toBe(0);
  expect(resourcesOf(template, 'AWS::SecretsManager::Secret').size).toBe(0);
  // The one parameter is CDK's own: which version the account was bootstrapped with.
  expect(Object.keys(template.findParameters('*'))).toEqual(['BootstrapVersion']);
  expect(JSON.stringify(template.toJSON()).includes('{{resolve:')).toBe(false);
});
