import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { expect, onTestFinished, test } from 'vitest';
import { createParameterReader } from '../../functions/run/read-parameter.ts';
import { startParameterStore } from '../sandbox/parameter-store.ts';

async function aReader() {
  const store = await startParameterStore();
  onTestFinished(store.stop);
  store.put('/casebook/token', 'the-token');
  const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };
  const clientConfig = { endpoint: store.url, region: 'eu-west-2', credentials };
  return { store, read: createParameterReader(new SSMProvider({ clientConfig })) };
}

test('a secret is read decrypted, and kept for the next who asks', async () => {
  const { store, read } = await aReader();

  expect(await read('/casebook/token')).toBe('the-token');
  store.put('/casebook/token', 'a-newer-one');
  expect(await read('/casebook/token')).toBe('the-token');
  expect(store.reads.get('/casebook/token')).toBe(1);
});

test('a secret that turned out useless is read afresh when that is asked for', async () => {
  const { store, read } = await aReader();
  await read('/casebook/token');
  store.put('/casebook/token', 'a-newer-one');

  expect(await read('/casebook/token', { freshly: true })).toBe('a-newer-one');
  expect(await read('/casebook/token')).toBe('a-newer-one');
});

test('a parameter that is not there, or that may not be read, is named with what to do', async () => {
  const { store, read } = await aReader();
  store.put('/casebook/denied', 'the-token');
  store.deny('/casebook/denied');

  await expect(read('/casebook/missing')).rejects.toMatchObject({
    kind: 'refused',
    happened: 'The parameter /casebook/missing could not be read from SSM (ParameterNotFound).',
    whatToDo: expect.stringContaining('SecureString'),
  });
  await expect(read('/casebook/denied')).rejects.toThrow('(AccessDeniedException)');
});

test('a parameter that need not be there has the value it is given, until somebody makes it', async () => {
  const { store, read } = await aReader();
  store.deny('/casebook/denied');

  expect(await read('/casebook/keys', { ifMissing: '[]' })).toBe('[]');
  store.put('/casebook/keys', '["a"]');
  expect(await read('/casebook/keys', { ifMissing: '[]' })).toBe('["a"]');
  await expect(read('/casebook/denied', { ifMissing: '[]' })).rejects.toThrow('(AccessDeniedException)');
});
