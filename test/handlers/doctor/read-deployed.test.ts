import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDeployed } from '../../../functions/handlers/doctor/read-deployed.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-outputs-'));
});
afterAll(() => rm(folder, { recursive: true }));

const stack = (name: string) => ({
  Address: `https://${name}.example`,
  LedgerTable: `${name}-table`,
  ArchiveBucket: `${name}-bucket`,
  ConfigurationSet: `${name}-set`,
  RunFunction: `arn:aws:lambda:eu-west-2:123456789012:function:${name}:live`,
  ApiKeysParameter: `/casebook/${name}/api-keys`,
});

async function anOutputsFile(content: unknown): Promise<string> {
  const file = join(folder, 'outputs.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const environment = {};

test('the names are those of the stage that is asked for', async () => {
  const file = await anOutputsFile({ 'Casebook-production': stack('p'), 'Casebook-trial': stack('t') });

  expect(await readDeployed({ file, stage: 'trial', environment })).toEqual({
    ledgerTable: 't-table',
    archiveBucket: 't-bucket',
    configurationSet: 't-set',
    apiKeysParameter: '/casebook/t/api-keys',
    runFunction: 'arn:aws:lambda:eu-west-2:123456789012:function:t:live',
  });
});

test('a stage that is not there is told, with those that are', async () => {
  const file = await anOutputsFile({ 'Casebook-trial': stack('t') });

  await expect(readDeployed({ file, stage: 'production', environment })).rejects.toMatchObject({
    kind: 'bad-input',
    whatToDo: 'Give one of these with --stage: trial.',
  });
});

test.each(['no JSON', '{"Casebook-production":{}}', '[]'])('a file that holds "%s" is refused', async (content) => {
  const file = await anOutputsFile(content);

  await expect(readDeployed({ file, stage: 'production', environment })).rejects.toMatchObject({ kind: 'bad-input' });
});

test('a file that was named and is not there is refused; the usual one may be missing', async () => {
  const missing = join(folder, 'missing.json');

  await expect(readDeployed({ file: missing, stage: 'production', environment })).rejects.toMatchObject({
    kind: 'bad-input',
  });
  expect(await readDeployed({ stage: 'no-such-stage', environment })).toEqual({});
});

test('on one machine the environment has the names', async () => {
  expect(await readDeployed({ stage: 'production', environment: { LEDGER_TABLE: 'here' } })).toMatchObject({
    ledgerTable: 'here',
  });
});
