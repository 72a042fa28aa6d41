import { randomBytes } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createS3Archive } from '../../../functions/deliver/archive/s3-archive.ts';
import { ReportError } from '../../../functions/report-error.ts';
import { type ObjectStore, startObjectStore } from '../../sandbox/object-store.ts';

const bucket = 'casebook-archive';
const files = {
  run: 'weekly-cases.2026-W47.2',
  workbook: new Uint8Array(randomBytes(300_000)),
  reportJson: () => [Buffer.from('{"run":'), Buffer.from('"Zoë 🌊"}\n')],
  message: new Uint8Array(Buffer.from('Subject: x\r\n')),
};

let store: ObjectStore;
beforeAll(async () => {
  store = await startObjectStore();
  await store.createBucket(bucket);
});
afterAll(() => store.stop());

const read = async (address: string) => {
  const key = address.replace(`s3://${bucket}/`, '');
  const { Body, ContentType } = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return { type: ContentType, bytes: Buffer.from((await Body?.transformToByteArray()) ?? []) };
};

test('workbook and report.json are kept under the report and the run, byte for byte and with their types', async () => {
  const archived = await createS3Archive({ bucket, client: store.client }).save(files);

  expect(archived).toEqual({
    workbook: `s3://${bucket}/runs/weekly-cases/weekly-cases.2026-W47.2/weekly-cases.2026-W47.2.xlsx`,
    reportJson: `s3://${bucket}/runs/weekly-cases/weekly-cases.2026-W47.2/weekly-cases.2026-W47.2.report.json`,
  });
  const workbook = await read(archived.workbook);
  expect(workbook.type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  expect(workbook.bytes.equals(files.workbook)).toBe(true);
  const report = await read(archived.reportJson);
  expect(report.type).toBe('application/json');
  expect(report.bytes.toString('utf8')).toBe('{"run":"Zoë 🌊"}\n');
  const { KeyCount } = await store.client.send(new ListObjectsV2Command({ Bucket: bucket }));
  expect(KeyCount).toBe(2);
});

test('the name of what is kept is taken', async () => {
  const archive = createS3Archive({ bucket, client: store.client });
  await archive.save({ ...files, run: 'weekly-cases.2026-W40' });

  expect(await archive.reserve?.('weekly-cases.2026-W40')).toBeUndefined();
  expect(await archive.reserve?.('weekly-cases.2026-W39')).toBeInstanceOf(Function);
});

test('the same run made again replaces its files', async () => {
  const archive = createS3Archive({ bucket, client: store.client });
  const { workbook } = await archive.save({ ...files, run: 'monthly.2026-11' });
  await archive.save({ ...files, run: 'monthly.2026-11', workbook: new Uint8Array([1, 2]) });

  expect([...(await read(workbook)).bytes]).toEqual([1, 2]);
});

test('a bucket that is not there is an error that names it and says what to do', async () => {
  const error: unknown = await createS3Archive({ bucket: 'no-such-bucket', client: store.client })
    .save(files)
    .catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ReportError);
  expect(error).toMatchObject({
    kind: 'not-delivered',
    happened: 'The report could not be written into the bucket no-such-bucket (NoSuchBucket).',
    whatToDo: expect.stringContaining('s3:PutObject'),
  });
});

test('an S3 that does not answer is the same kind of error', async () => {
  const gone = await startObjectStore();
  await gone.stop();
  const client = new S3Client({
    endpoint: gone.endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });

  await expect(createS3Archive({ bucket, client }).save(files)).rejects.toThrow(ReportError);
});
