import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { timelinessJson } from '../../../functions/deliver/report-json/timeliness-json.ts';
import type { Faults } from '../../sandbox/plannr/faults.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type RunWorld, startRunWorld } from '../../sandbox/run-world.ts';

/* The tags of clients in a whole run: asked for only where a tag is named, and kept nowhere. */

const asAt = '2026-11-23T07:00:00.000Z';
const firm = generateFirm({ seed: 7, cases: 120, clients: 60, asAt });
const clients = firm.at(asAt).clients.map(({ uuid }) => uuid);
const onMonday = { by: 'schedule', scheduledTime: asAt } as const;
const timeliness = { adviceStage: 'Recommendation', vulnerableTag: 'Vulnerable' };

let world: RunWorld | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function aWorld(changes: object, faults: Faults = {}) {
  world = await startRunWorld({ firm, changes: { historyWeeks: 12, columns: [], ...changes }, faults });
  return world;
}

function tagRequests({ plannr }: RunWorld) {
  return plannr.requests.filter(({ query }) => query.include === 'tags');
}

/** Every text in the bucket, by its key. */
async function keptTexts({ store: { client }, bucket: Bucket }: RunWorld): Promise<ReadonlyMap<string, string>> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  const keys = Contents.flatMap(({ Key = '' }) => (Key.endsWith('.xlsx') ? [] : Key));
  const texts = keys.map(async (Key) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    return [Key, (Key.endsWith('.gz') ? gunzipSync(bytes) : Buffer.from(bytes)).toString()] as const;
  });
  return new Map(await Promise.all(texts));
}

async function timelinessOf(of: RunWorld) {
  const texts = [...(await keptTexts(of))].filter(([key]) => key.endsWith('.report.json'));
  return z.object({ timeliness: timelinessJson }).parse(JSON.parse(texts[0]?.[1] ?? '')).timeliness;
}

test('who is vulnerable is asked once, told in guarded figures, and in no file, log or checkpoint', async () => {
  const own = await aWorld({ timeliness });

  expect(await own.run(onMonday)).toMatchObject({ state: 'done' });

  expect(tagRequests(own).map(({ path }) => path)).toEqual(['/api/v1/account']);
  const told = await timelinessOf(own);
  const { vulnerable } = told;
  if (vulnerable?.state !== 'read') throw new Error('It was read.');
  expect(['under-5', 'at-least']).toContain(vulnerable.openCases.state);
  // The settings of the run name the tag, and the report has its figures.
  const mayName = /plan\.json\.gz$|\.report\.json$/;
  const naming = [...(await keptTexts(own))].filter(
    ([key, text]) => !mayName.test(key) && /vulnerab|tagged/i.test(text),
  );
  expect(naming.map(([key]) => key)).toEqual([]);
  expect(own.logged.filter((line) => /vulnerab|tagged/i.test(line))).toEqual([]);
  expect(clients.filter((uuid) => JSON.stringify(told).includes(uuid))).toEqual([]);
});

test.each<[string, Faults]>([
  ['are refused', { clientTags: 'refused' }],
  ['may not be read', { forbidden: ['account'] }],
])('where the tags %s the report comes all the same, and says that it is not told', async (_what, faults) => {
  const own = await aWorld({ timeliness }, faults);
  expect(await own.run(onMonday)).toMatchObject({ state: 'done' });
  expect((await timelinessOf(own)).vulnerable).toEqual({ state: 'not-read' });
});

test('without a tag named nobody’s are asked for', async () => {
  const own = await aWorld({ timeliness: { adviceStage: 'Recommendation' } });
  await own.run(onMonday);
  expect(tagRequests(own)).toEqual([]);
  expect((await timelinessOf(own)).vulnerable).toBeUndefined();
});
