import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createShardStore } from '../../../functions/deliver/archive/shard-store.ts';
import { type ObjectStore, startObjectStore } from '../../sandbox/object-store.ts';

const bucket = 'casebook-archive';
const value = { cases: [{ name: "D'Arcy & Söhne 🏡", value: { minor: 123_456, currency: 'GBP' } }], none: [] };

let store: ObjectStore;
beforeAll(async () => {
  store = await startObjectStore();
  await store.createBucket(bucket);
});
afterAll(() => store.stop());

test('what a run puts aside comes back as it was, and lies packed where it is soon removed', async () => {
  const shards = createShardStore({ client: store.client, bucket });

  await shards.put('weekly-cases.2026-W47/1/0-0.json.gz', value);

  expect(await shards.get('weekly-cases.2026-W47/1/0-0.json.gz')).toEqual(value);
  const key = 'shards/weekly-cases.2026-W47/1/0-0.json.gz';
  const { Body } = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const bytes = await Body?.transformToByteArray();
  // The first two bytes of every gzip file.
  expect([...(bytes?.slice(0, 2) ?? [])]).toEqual([0x1f, 0x8b]);
});

test('what was never put aside is not found, and cannot be had', async () => {
  const shards = createShardStore({ client: store.client, bucket });

  expect(await shards.find('nothing.json.gz')).toBeUndefined();
  await expect(shards.get('nothing.json.gz')).rejects.toThrow('is not there');
});

test('a bucket that cannot be used is told with what to do', async () => {
  const shards = createShardStore({ client: store.client, bucket: 'no-such-bucket' });

  const told = { kind: 'not-delivered', happened: expect.stringContaining('no-such-bucket') };
  await expect(shards.put('a', value)).rejects.toMatchObject(told);
  await expect(shards.find('a')).rejects.toMatchObject(told);
});
