import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../../functions/analyse/analyse.ts';
import type { Snapshot } from '../../../functions/analyse/snapshot/snapshot.ts';
import { mergeStages } from '../../../functions/analyse/stage-history/merge-stages.ts';
import type { StageHistory } from '../../../functions/analyse/stage-history/stage-history.ts';
import { takeSnapshot } from '../../../functions/analyse/take-snapshot.ts';
import { createLedgerOn } from '../../../functions/deliver/ledger/create-ledger.ts';
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
import { createMemoryTable } from '../../fakes/memory-table.ts';
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
    withdrawn: [{ period: '2026-W46', cases: 3 }],
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

const merge = mergeStages;
const claims = createLedgerOn(createMemoryTable(), () => '2026-11-23T07:00:00.000Z');

const places: readonly [string, () => KeptFiles][] = [
  ['a folder', () => createFolderFiles(join(root, 'not', 'there', 'yet'))],
  ['a bucket', () => createS3Files({ bucket, client: objects.client, claim: claims.claimFile })],
];

const moved = (seenAt: string, stage: number, after: string, id = 1): StageHistory['cases'][number] => ({
  uuid: aUuid(id),
  seenAt,
  updatedAt: seenAt,
  visits: [
    {
      stage: aUuid(8001),
      from: { known: 'exact', at: '2026-11-02T09:00:00.000Z' },
      to: { known: 'between', after, by: seenAt },
    },
    { stage: aUuid(stage), from: { known: 'between', after, by: seenAt } },
  ],
});

describe.each(places)('in %s', (_, files) => {
  test('a snapshot comes back as it was kept, and so does the history of stages', async () => {
    const store = createSnapshotStore(files());

    expect(await store.periods('weekly-cases')).toEqual([]);
    expect(await store.read('weekly-cases', '2026-W47')).toBeUndefined();
    expect(await store.readStages('weekly-cases')).toBeUndefined();
    await store.save(aSnapshot(), 'a');
    await store.saveStages('weekly-cases', { history, since: undefined, writer: 'a', merge });

    expect(await store.read('weekly-cases', '2026-W47')).toEqual(plain(aSnapshot()));
    expect(await store.readStages('weekly-cases')).toEqual({ version: 1, history });
  });

  test('the periods are told of this report and no other, and of nothing else that lies there', async () => {
    const store = createSnapshotStore(files());
    await store.save(aSnapshot({ period: aPeriod('2026-11') }), 'a');
    await store.save(aSnapshot({ reportId: 'weekly-cases-2', period: aPeriod('2026-W40') }), 'a');
    await files().create('snapshots/weekly-cases/notes.txt', Buffer.from('x'), 'a');
    await files().create('snapshots/weekly-cases/old/2026-W01.json.gz', Buffer.from('x'), 'a');

    expect([...(await store.periods('weekly-cases'))].sort()).toEqual(['2026-11', '2026-W47']);
    expect(await store.periods('weekly-cases-2')).toEqual(['2026-W40']);
  });

  test('the first of a period stays', async () => {
    const store = createSnapshotStore(files());
    const period = aPeriod('2026-W39');
    await store.save(aSnapshot({ period, completeness: 'partial' }), 'a');
    await store.save(aSnapshot({ period, asAt: '2026-11-23T08:00:00.000Z' }), 'b');

    expect(await store.read('weekly-cases', '2026-W39')).toMatchObject({
      completeness: 'partial',
      asAt: '2026-11-23T07:00:00.000Z',
    });
  });
});

describe.each(places)('of two runs at once in %s', (_, files) => {
  const [eight, nine, ten] = ['2026-11-23T08:00:00.000Z', '2026-11-23T09:00:00.000Z', '2026-11-23T10:00:00.000Z'];
  const id = (name: string) => `at-once-${name}`;
  const of = (...cases: StageHistory['cases']): StageHistory => ({ version: 1, cases });

  test('neither loses what the other saw, and the later sight stays, whoever saves last', async () => {
    for (const order of ['later last', 'earlier last']) {
      const store = createSnapshotStore(files(), async () => undefined);
      const reportId = id(order.replace(' ', '-'));
      await store.saveStages(reportId, { history: of(), since: undefined, writer: 'base', merge });
      const base = await store.readStages(reportId);
      const since = base?.version;
      const earlier = {
        history: of(moved(nine, 8002, eight), moved(nine, 8002, eight, 2)),
        since,
        writer: 'earlier',
        merge,
      };
      const later = { history: of(moved(ten, 8003, eight), moved(ten, 8003, eight, 3)), since, writer: 'later', merge };
      for (const run of order === 'later last' ? [earlier, later] : [later, earlier]) {
        await store.saveStages(reportId, run);
      }

      const kept = await store.readStages(reportId);
      expect(kept?.version).toBe(3);
      const own = kept?.history.cases.find(({ uuid }) => uuid === aUuid(1));
      expect(own?.seenAt).toBe(ten);
      expect(own?.visits.map(({ stage }) => stage)).toEqual([aUuid(8001), aUuid(8002), aUuid(8003)]);
      // It was in the second by nine, and left it between nine and ten.
      expect(own?.visits.at(-1)?.from).toEqual({ known: 'between', after: nine, by: ten });
      expect(new Set(kept?.history.cases.map(({ uuid }) => uuid))).toEqual(new Set([1, 2, 3].map((n) => aUuid(n))));
    }
  });

  test('of ten that save at the very same time none is lost', async () => {
    const store = createSnapshotStore(files(), async () => undefined);
    const reportId = id('ten');
    await Promise.all(
      Array.from({ length: 10 }, (_unused, n) =>
        store.saveStages(reportId, {
          history: of(moved(nine, 8002, eight, n)),
          since: undefined,
          writer: `run ${n}`,
          merge,
        }),
      ),
    );

    const kept = await store.readStages(reportId);
    expect(kept?.history.cases.map(({ uuid }) => uuid).sort()).toEqual(
      Array.from({ length: 10 }, (_unused, n) => aUuid(n)).sort(),
    );
  });

  test('one snapshot of a period is kept, whole', async () => {
    const store = createSnapshotStore(files());
    const reportId = id('snapshot');
    const runs = [1, 2, 3, 4].map((n) => `${reportId}.2026-W47.${n}`);
    await Promise.all(runs.map((run) => store.save(aSnapshot({ reportId, run }), run)));

    const first = await store.read(reportId, '2026-W47');
    expect(runs).toContain(first?.run);
    await store.save(aSnapshot({ reportId, run: 'another' }), 'another');
    expect(await store.read(reportId, '2026-W47')).toEqual(first);
  });
});

test('a claim whose holder died before it wrote is taken over after two minutes, and not before', async () => {
  let now = '2026-11-23T07:00:00.000Z';
  const { claimFile } = createLedgerOn(createMemoryTable(), () => now);
  let written = false;
  const claim = (writer: string) => claimFile({ name: 'snapshots/a/b', writer, isWritten: async () => written });

  expect([await claim('first'), await claim('second'), await claim('first')]).toEqual([true, false, true]);
  now = '2026-11-23T07:02:00.000Z';
  expect([await claim('second'), await claim('first'), await claim('third')]).toEqual([true, false, false]);
  written = true;
  now = '2026-11-23T08:00:00.000Z';
  expect([await claim('second'), await claim('third')]).toEqual([true, false]);
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
    await files.remove?.('snapshots/weekly-cases/2026-W47.json.gz');
    await files.create('snapshots/weekly-cases/2026-W47.json.gz', bytes, 'a');
    const reading = createSnapshotStore(files).read('weekly-cases', '2026-W47');

    await expect(reading).rejects.toBeInstanceOf(ReportError);
    await expect(reading).rejects.toMatchObject({ kind: 'unreachable', happened: expect.stringContaining(said) });
    await expect(reading).rejects.toThrow(join(root, 'snapshots', 'weekly-cases', '2026-W47.json.gz'));
  });

  test('nor is a history of stages in which a case has no stage at all', async () => {
    const files = createFolderFiles(root);
    await files.create(
      'snapshots/weekly-cases/stage-history.json.gz',
      zipped({ version: 1, cases: [{ uuid: 'x', seenAt: 'x', visits: [] }] }),
      'a',
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
  await expect(store.save(aSnapshot(), 'a')).rejects.toMatchObject({ kind: 'not-delivered' });
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
    await expect(store.save(aSnapshot(), 'a')).rejects.toMatchObject({ kind: 'not-delivered' });
  }
  await expect(unreachable.read('weekly-cases', '2026-W47')).rejects.toThrow('could not be used');
});
