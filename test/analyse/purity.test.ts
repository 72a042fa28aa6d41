import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/*
 * analyse and render give the same report for the same cases, on any machine and at any time: they may read no clock, no
 * environment, no file, no network, no zone or language of the machine, and draw no random number.
 */

const functions = new URL('../../functions/', import.meta.url);

const banned: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'the clock', pattern: /\bDate\s*\.\s*now\b/ },
  { what: 'the clock', pattern: /\bnew\s+Date\b(?!\s*\(\s*[^\s)])/ },
  { what: 'the clock', pattern: /(?<!new\s+|[\w.])Date\s*\(/ },
  { what: 'the clock', pattern: /\bTemporal\s*\.\s*Now\b/ },
  { what: 'the clock', pattern: /\bperformance\s*\.|\bset(?:Timeout|Interval|Immediate)\s*\(/ },
  { what: 'randomness', pattern: /\bMath\s*\.\s*random\b|\brandomUUID\b|\bgetRandomValues\b/ },
  { what: 'the environment', pattern: /\bprocess\s*[.[]|\bimport\.meta\b|\bglobalThis\b/ },
  {
    what: 'the machine’s zone',
    pattern: /\.(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds)\s*\(|\bgetTimezoneOffset\b/,
  },
  {
    what: 'the machine’s language',
    pattern: /\btoLocale(?:Date|Time)?String\s*\(\s*\)|\blocaleCompare\s*\(\s*[^,()]+\)/,
  },
  { what: 'the network', pattern: /\bfetch\s*\(/ },
  {
    what: 'files, the network or the machine',
    pattern:
      /['"](?:node:)?(?:fs|os|process|child_process|crypto|http|https|http2|net|dns|tls|timers|perf_hooks|worker_threads)(?:\/[\w/]+)?['"]/,
  },
];

const analyseSources = sourcesIn('analyse');
const renderSources = sourcesIn('render');

test('there is something to look at', () => {
  expect(analyseSources.map(({ name }) => name)).toContain('analyse/analyse.ts');
});

test.each([...analyseSources, ...renderSources])('$name reads nothing but what it is given', ({ source }) => {
  expect(found(source)).toEqual([]);
});

test.each(analyseSources)('$name imports analyse and Temporal alone', ({ name, source }) => {
  const imports = source.matchAll(/^(?:import|export)\s[^'"]*?\bfrom\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/gm);
  const imported = [...imports].map(([, from, bare]) => from ?? bare);
  expect(imported.length).toBeGreaterThanOrEqual(source.match(/^import\b/gm)?.length ?? 0);
  const within = (from = '') => from.startsWith('.') && posix.join(posix.dirname(name), from).startsWith('analyse/');
  expect(imported.filter((from) => from !== 'temporal-polyfill' && !within(from))).toEqual([]);
});

describe('this test would notice', () => {
  test.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const now = new Date( );',
    'const now = new Date;',
    'const now = Date();',
    'const today = Temporal.Now.plainDateISO();',
    'const started = performance.now();',
    'setTimeout(send, 5);',
    'const id = Math.random();',
    'const id = crypto.randomUUID();',
    'const zone = process.env.TZ;',
    "const zone = process['env'];",
    'const day = new Date(0).getDate();',
    'const text = value.toLocaleString();',
    'names.sort((a, b) => a.localeCompare(b));',
    "await fetch('https://plannr.example');",
    "import { readFile } from 'node:fs/promises';",
    "import fs from 'fs';",
  ])('%s', (line) => {
    expect(found(line)).not.toEqual([]);
  });

  test.each([
    'const text = new Date(milliseconds).toISOString();',
    'const at = Date.parse(instant);',
    'const name = formatDate(day);',
    'const day = Date.UTC(2026, 10, 23);',
    '// We process the cases by Math.random() nowhere.',
    '/* Date.now() */',
    'const address = `https://crm.example/now`;',
  ])('but not mind %s', (line) => {
    expect(found(withoutComments(line))).toEqual([]);
  });
});

function found(source: string): string[] {
  return banned
    .filter(({ pattern }) => pattern.test(source))
    .map(({ what, pattern }) => `${what}: ${pattern.exec(source)?.[0]}`);
}

function sourcesIn(folder: string): { readonly name: string; readonly source: string }[] {
  return readdirSync(new URL(`${folder}/`, functions), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .toSorted()
    .map((name) => ({ name, source: withoutComments(readFileSync(new URL(name, functions), 'utf8')) }));
}

/** Leaves an address in a text alone, though it holds two slashes. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}
