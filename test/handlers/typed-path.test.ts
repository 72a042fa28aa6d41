import { join } from 'node:path';
import { expect, test } from 'vitest';
import { typedPath } from '../../functions/handlers/typed-path.ts';

const project = process.cwd();
const byNpm = { INIT_CWD: join(project, 'infra'), npm_package_json: join(project, 'package.json') };

test('a path counts from the folder in which the command was typed', () => {
  expect(typedPath('my.json', byNpm)).toBe(join(project, 'infra', 'my.json'));
  expect(typedPath('../my.json', byNpm)).toBe(join(project, 'my.json'));
  expect(typedPath('/etc/my.json', byNpm)).toBe('/etc/my.json');
});

test.each([
  ['without npm', {}],
  ['in the project’s own folder', { ...byNpm, INIT_CWD: project }],
  ['by a program that npm started, in another folder', { ...byNpm, npm_package_json: '/elsewhere/package.json' }],
])('a path is taken as it is %s', (_, environment) => {
  expect(typedPath('my.json', environment)).toBe('my.json');
});
