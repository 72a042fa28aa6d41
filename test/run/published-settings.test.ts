import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSettingsReader } from '../../functions/run/published-settings.ts';
import { aReportSettings } from '../builders/a-report-settings.ts';
import { type ObjectStore, startObjectStore } from '../sandbox/object-store.ts';

let store: ObjectStore;
beforeAll(async () => {
  store = await startObjectStore();
  await store.createBucket('settings');
});
afterAll(() => store.stop());

const publish = (key: string, body: string) =>
  store.client.send(new PutObjectCommand({ Bucket: 'settings', Key: key, Body: body }));

const reader = (key: string) => createSettingsReader({ client: store.client, bucket: 'settings', key });

test('the settings are read once, with when they were published', async () => {
  const before = Date.now();
  await publish('a.json', JSON.stringify({ reports: [aReportSettings()] }));
  const read = reader('a.json');

  const { settings, publishedAt } = await read();
  await publish('a.json', '{}');

  expect(settings.reports).toEqual([aReportSettings()]);
  // S3 tells whole seconds.
  expect(Date.parse(publishedAt)).toBeGreaterThanOrEqual(before - 1000);
  expect(Date.parse(publishedAt)).toBeLessThanOrEqual(Date.now());
  expect(await read()).toEqual({ settings, publishedAt });
});

test('settings that could not be read are looked for again the next time', async () => {
  const read = reader('late.json');
  await expect(read()).rejects.toMatchObject({
    kind: 'refused',
    happened: 'The published settings could not be read from s3://settings/late.json (NoSuchKey).',
  });

  await publish('late.json', JSON.stringify({ reports: [aReportSettings()] }));

  expect((await read()).settings.reports).toHaveLength(1);
});

test.each([
  ['no JSON', 'reports.json is not JSON'],
  [' ', 'reports.json is not JSON'],
  ['{"reports":[]}', 'reports.json does not fit:'],
])('settings such as "%s" are refused with every fault', async (body, said) => {
  await publish('wrong.json', body);

  await expect(reader('wrong.json')()).rejects.toMatchObject({
    kind: 'bad-input',
    happened: expect.stringContaining(said),
  });
});
