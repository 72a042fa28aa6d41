import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../../functions/analyse/analyse.ts';
import type { Snapshot } from '../../../functions/analyse/snapshot/snapshot.ts';
import type { StageHistory } from '../../../functions/analyse/stage-history/stage-history.ts';
import { takeSnapshot } from '../../../functions/analyse/take-snapshot.ts';
import { createFolderFiles } from '../../../functions/deliver/snapshots/folder-files.ts';
import type { KeptFiles } from '../../../functions/deliver/snapshots/kept-files.ts';
import { createS3Files } from '../../../functions/deliver/snapshots/s3-files.ts';
import { createSnapshotStore } from '../../../functions/deliver/snapshots/snapshot-store.ts';
import { ReportError } from '../../../functions/report-error.ts';
import { aCoverage } from '../../builders/a-coverage.ts';
import { aFirm } from '../../builders/a-firm.ts';
import { aPeriod } from '../../builders/a-period.ts';
import { aScope } from '../../builders/a-scope.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { type ObjectStore, startObjectStore } from '../../sandbox/object-store.ts';

const bucket = 'casebook-archive';
const coverage = aCoverage();
const forecastRanges = { likely: { low: 3, high: 5.5 }, wide: { low: 1, high: 9 } };

/** With something in every field that there is. */
function aSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  const scope = aScope({ only: { types: [aUuid(7001), aUuid(7002)], statuses: [aUuid(8001)], plans: [aUuid(5001)] } });
  const period = aPeriod('2026-W47');
  const input = {
    scope,
    run: 'weekly-cases.2026-W47',
    period,
    asAt: '2026-11-23T07:00:00.000Z',
    cases: aFirm(),
    coverage,
  };
  const made = takeSnapshot(input, analyse(input));
  const { run, asAt, asAtDay } = made;
  return {
    ...made,
    cases: made.cases.map((each, index) => (index === 0 ? { ...each, lastSeen: '2026-11-16T07:00:00.000Z' } : each)),
    forecasts: [{ run, asAt, asAtDay, weeks: 4, cases: forecastRanges, value: { GBP: forecastRanges } }],
    withdrawals: { cases: 2.5, caseWeeks: 100 },
    ...given,
  };
}

const history: StageHistory = {
  version: 1,
  cases: [
    {
      uuid: aUuid(1),
      updatedAt: '2026-11-20T09:00:00.000Z',
      auditedTo: '2026-11-20T09:00:00.000Z',
      seenAt: '2026-11-23T07:00:00.000Z',
      visits: [
        {
          from: { known: 'at-least', by: '2026-11-01T09:00:00.000Z' },
          to: { known: 'exact', at: '2026-11-02T09:00:00.000Z' },
        },
        { stage: aUuid(8001), from: { known: 'exact', at: '2026-11-02T09:00:00.000Z' } },
        {
          stage: aUuid(8002),
          from: { known: 'between', after: '2026-11-16T07:00:00.000Z', by: '2026-11-20T09:00:00.000Z' },
        },
      ],
    },
    {
      uuid: aUuid(2),
      seenAt: '2026-11-23T07:00:00.000Z',
      visits: [{ from: { known: 'at-least', by: '2026-11-20T09:00:00.000Z' } }],
    },
  ],
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

let objects: ObjectStore;
let root: string;
beforeAll(async () => {
  objects = await startObjectStore();
  await objects.createBucket(bucket);
  root = await mkdtemp(join(tmpdir(), 'casebook-'));
});
afterAll(async () => {
  await objects.stop();
  await rm(root, { recursive: true });
});

const places: readonly [string, () => KeptFiles][] = [
  ['a folder', () => createFolderFiles(join(root, 'not', 'there', 'yet'))],
  ['a bucket', () => createS3Files({ bucket, client: objects.client })],
];

describe.each(places)('in %s', (_, files) => {
  test('a snapshot comes back as it was kept, and so does the history of stages', async () => {
    const store = createSnapshotStore(files());

    expect(await store.periods('weekly-cases')).toEqual([]);
    expect(await store.read('weekly-cases', '2026-W47')).toBeUndefined();
    expect(await store.readStages('weekly-cases')).toBeUndefined();
    await store.save(aSnapshot());
    await store.saveStages('weekly-cases', history);

    expect(await store.read('weekly-cases', '2026-W47')).toEqual(plain(aSnapshot()));
    expect(await store.readStages('weekly-cases')).toEqual(history);
  });

  test('the periods are told of this report and no other, and of nothing else that lies there', async () => {
    const store = createSnapshotStore(files());
    await store.save(aSnapshot({ period: aPeriod('2026-11') }));
    await store.save(aSnapshot({ reportId: 'weekly-cases-2', period: aPeriod('2026-W40') }));
    await files().write('snapshots/weekly-cases/notes.txt', Buffer.from('x'));
    await files().write('snapshots/weekly-cases/old/2026-W01.json.gz', Buffer.from('x'));

    expect([...(await store.periods('weekly-cases'))].sort()).toEqual(['2026-11', '2026-W47']);
    expect(await store.periods('weekly-cases-2')).toEqual(['2026-W40']);
  });

  test('a later one takes the place of the first', async () => {
    const store = createSnapshotStore(files());
    await store.save(aSnapshot({ completeness: 'partial' }));
    await store.save(aSnapshot({ asAt: '2026-11-23T08:00:00.000Z' }));

    expect(await store.read('weekly-cases', '2026-W47')).toMatchObject({
      completeness: 'complete',
      asAt: '2026-11-23T08:00:00.000Z',
    });
  });
});

describe('a file that cannot be used is never taken for an empty one', () => {
  const stored = plain(aSnapshot());
  const zipped = (value: unknown) => gzipSync(JSON.stringify(value));
  const whole = zipped(stored);

  test.each<[string, Uint8Array, string]>([
    ['torn', whole.subarray(0, whole.length - 20), 'It is torn'],
    ['empty', new Uint8Array(), 'It is torn'],
    ['not gzipped', Buffer.from(JSON.stringify(stored)), 'It is torn'],
    ['of half a text', gzipSync(JSON.stringify(stored).slice(0, 300)), 'It is torn'],
    ['with a bit turned over', Buffer.from(whole.map((byte, at) => (at === 200 ? byte ^ 4 : byte))), 'cannot be used'],
    [
      'of a later version',
      zipped({ ...Object(stored), version: 2 }),
      'It is of version 2; this version of Casebook reads',
    ],
    ['of no version', zipped({ cases: [] }), 'It says no version'],
    ['no object at all', zipped([]), 'It says no version'],
    ['without its cases', zipped({ ...Object(stored), cases: undefined }), '- cases: '],
    [
      'with half a penny',
      zipped({ ...Object(stored), cases: [{ uuid: 'x', minor: 0.5, createdAt: 'x' }] }),
      '- cases[0].minor: ',
    ],
    ['of another report', zipped({ ...Object(stored), reportId: 'other' }), 'is another one'],
  ])('one that is %s', async (_, bytes, said) => {
    const files = createFolderFiles(root);
    await files.write('snapshots/weekly-cases/2026-W47.json.gz', bytes);
    const reading = createSnapshotStore(files).read('weekly-cases', '2026-W47');

    await expect(reading).rejects.toBeInstanceOf(ReportError);
    await expect(reading).rejects.toMatchObject({ kind: 'unreachable', happened: expect.stringContaining(said) });
    await expect(reading).rejects.toThrow(join(root, 'snapshots', 'weekly-cases', '2026-W47.json.gz'));
  });

  test('nor is a history of stages in which a case has no stage at all', async () => {
    const files = createFolderFiles(root);
    await files.write(
      'snapshots/weekly-cases/stage-history.json.gz',
      zipped({ version: 1, cases: [{ uuid: 'x', seenAt: 'x', visits: [] }] }),
    );

    await expect(createSnapshotStore(files).readStages('weekly-cases')).rejects.toThrow('history of stages');
  });
});

test('a name cannot lead out of the folder', async () => {
  await expect(createSnapshotStore(createFolderFiles(root)).periods('../..')).rejects.toThrow(RangeError);
});

test('a folder that cannot be written into says so, and leaves no half a file', async () => {
  const file = join(root, 'a-file');
  await writeFile(file, '');
  const store = createSnapshotStore(createFolderFiles(file));

  expect(await store.periods('weekly-cases')).toEqual([]);
  await expect(store.save(aSnapshot())).rejects.toMatchObject({ kind: 'not-delivered' });
  expect((await stat(file)).size).toBe(0);
  expect((await readdir(root)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a bucket that is not there, or cannot be reached, says so', async () => {
  const missing = createSnapshotStore(createS3Files({ bucket: 'elsewhere', client: objects.client }));
  const client = new S3Client({
    region: 'eu-west-2',
    endpoint: 'http://127.0.0.1:9',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  const unreachable = createSnapshotStore(createS3Files({ bucket, client }));

  for (const store of [missing, unreachable]) {
    await expect(store.periods('weekly-cases')).rejects.toMatchObject({ kind: 'not-delivered' });
    await expect(store.save(aSnapshot())).rejects.toMatchObject({ kind: 'not-delivered' });
  }
  await expect(unreachable.read('weekly-cases', '2026-W47')).rejects.toThrow('could not be used');
});
