import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { settingsSchema } from '../../functions/settings.ts';
import { anchorsOf, type Document, documents, everyPath, proseOf } from './documents.ts';

/* What a document says of the repository is so: the files that it names are there, and its links lead somewhere. */

const all = documents();
const paths = everyPath();

test('the README is no longer than 150 lines', () => {
  expect(textOf('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

test.each(all)('the links of $path lead to what is there', (document) => {
  const broken = [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => !leadsSomewhere(target, document));
  expect(broken).toEqual([]);
});

/** What a command makes, and what is the reader's own. */
const notHere = new Set([
  'infra/reports.json',
  'reports.json',
  'report.json',
  'out/',
  'out/office/',
  'out/snapshots/',
  'out/<stage>.json',
  'out/production.json',
  'out/sandbox.env',
  'out/sandbox-reports.json',
  '<run>.xlsx',
  '<run>.eml',
  '<run>.report.json',
  '…/report.json',
  'add-…-sheet.ts',
  // Part of an address of Plannr's.
  '.md',
  'apidocs.plannrcrm.com/source.json',
]);

test.each(all)('the files that $path names are there', (document) => {
  const named = [...proseOf(document).matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => /^[\w.<>…/-]+$/.test(code) && (isFileName(code) || isFolder(code)) && !notHere.has(code));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

test('docs/settings.md tells every setting', () => {
  const told = new Set([...textOf('docs/settings.md').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code));
  expect(keysOf(settingsSchema.toJSONSchema({ io: 'input' })).filter((key) => !told.has(key))).toEqual([]);
});

function textOf(path: string): string {
  return all.find((each) => each.path === path)?.text ?? '';
}

function leadsSomewhere(target: string, document: Document): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? document.path : posix.join(posix.dirname(document.path), file);
  if (!paths.includes(path)) return false;
  const linked = all.find((each) => each.path === path);
  return anchor === undefined || (linked !== undefined && anchorsOf(linked).has(anchor));
}

function isFileName(code: string): boolean {
  return /\.(?:ts|json|md|png|py|sh|yml)$/.test(code);
}

function isFolder(code: string): boolean {
  return /^[\w.][\w./-]*\/$/.test(code);
}

/** A path from the root; or the end of one, as where a sentence has named the folder before. */
function isThere(name: string): boolean {
  if (/^(?:functions|infra|test|docs)\//.test(name)) return paths.includes(name);
  return paths.some((path) => path === name || path.endsWith(`/${name}`));
}

/** Every key that reports.json can have, as docs/settings.md writes it: `plannr.accountUuid`, `recipients[].email`. */
function keysOf(schema: unknown): string[] {
  const reports = at(schema, 'properties', 'reports', 'items');
  return [...Object.keys(at(schema, 'properties')), ...pathsIn(reports, '')];
}

function pathsIn(schema: object, prefix: string): string[] {
  return Object.entries(at(schema, 'properties')).flatMap(([key, each]) => {
    const path = `${prefix}${key}`;
    const own = 'properties' in each ? pathsIn(each, `${path}.`) : [];
    const items = 'items' in each && 'properties' in each.items ? pathsIn(each.items, `${path}[].`) : [];
    return own.length + items.length > 0 ? [...own, ...items] : [path];
  });
}

function at(value: unknown, ...keys: readonly string[]): object {
  let found: unknown = value;
  for (const key of keys) found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  return typeof found === 'object' && found !== null ? found : {};
}
