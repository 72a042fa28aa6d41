import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { everyPath } from './docs/documents.ts';
import { levels } from './rooms.ts';
import { type SourceFile, sourceFiles } from './source-files.ts';

/* What docs/design.md, section 3, promises of the rooms and files. */

const functions = sourceFiles('functions');

test('no room has more than 20 files', () => {
  const sizes = Map.groupBy(functions, ({ path }) => dirname(path));
  expect([...sizes].filter(([, files]) => files.length > 20).map(([room]) => room)).toEqual([]);
});

test('no name is exported twice', () => {
  const exported = functions.flatMap(({ path, text }) => namesExportedBy(text).map((name) => ({ name, path })));
  const twice = [...Map.groupBy(exported, ({ name }) => name)].filter(([, all]) => all.length > 1);
  // Lambda asks each entry point for it by this name.
  expect(twice.flatMap(([name]) => (name === 'handler' ? [] : name))).toEqual([]);
});

test('no files import each other in a circle, not even for a type', () => {
  expect(circles(functions)).toEqual([]);
});

test('a room imports what is below it, and never what is above or beside it', () => {
  const rooms = new Set(functions.map(({ path }) => dirname(path)));
  expect([...rooms].filter((room) => room !== 'functions' && levelOf(room) === undefined)).toEqual([]);
  const named = Object.entries(levels).flatMap(([room, names]) => names.flat().map((name) => `${room}/${name}`));
  expect(named.filter((room) => ![...rooms].some((each) => each === room || each.startsWith(`${room}/`)))).toEqual([]);

  const upwards = functions.flatMap(({ path, imports }) =>
    imports.filter((to) => !isBelow(to, path)).map((to) => `${path} imports ${to}`),
  );
  expect(upwards).toEqual([]);
});

test('what readers are told in sentences stands in render/words', () => {
  const ofSheets = functions.filter(({ path }) => path.startsWith('functions/render/workbook/'));
  expect(ofSheets.flatMap(({ path, text }) => sentencesIn(text).map((words) => `${path}: ${words}`))).toEqual([]);
});

test('every file that a comment names is there', () => {
  const paths = everyPath();
  const isThere = (name: string) => paths.some((path) => path === name || path.endsWith(`/${name}`));
  const ofOurs = [...functions, ...sourceFiles('infra'), ...sourceFiles('test')];
  const missing = ofOurs.flatMap(({ path, text }) =>
    filesNamedIn(text)
      .filter((name) => !isThere(name) && !madeByCommands.has(basename(name)))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('a test stands at the path of what it tests, and is named for it', () => {
  const ofRooms = sourceFiles('test').filter(({ path }) => path.endsWith('.test.ts') && dirname(path) !== 'test');
  const tested = new Set([...functions, ...sourceFiles('infra'), ...sourceFiles('test')].map(({ path }) => path));
  const stray = ofRooms.filter(
    ({ path }) => !apart.some((folder) => path.startsWith(folder)) && !isNamedFor(path, tested),
  );
  const names = stray.map(({ path }) => path.slice('test/'.length, -'.test.ts'.length));
  expect(names.sort()).toEqual([...wideTests].sort());
});

/** Tests of the whole: of what a reader gets, of a stack, of documents. */
const apart = ['test/end-to-end/', 'test/infra/', 'test/docs/', 'test/kill-and-resume/', 'test/recovery/'];

/** Tests of several files together, where none is what they are about. */
const wideTests = new Set([
  'analyse/purity',
  'analyse/stage-history/usual-times-true.long',
  'analyse/unreadable',
  'collect/lists/smaller-pages',
  'collect/shards/shards',
  'handlers/watch',
  'handlers/watch-over-a-week',
  'render/mail/entered-late',
  'render/mail/on-a-phone',
  'render/mail/outlook-with-word',
  'render/mail/programs-show-it',
  'render/mail/valid-html',
  'render/mail/what-changed',
  'render/mail/whole-mail',
  'render/one-number-for-one-name',
  'render/one-number-for-one-name.long',
  'render/workbook/cells/blank-names',
  'render/workbook/looks',
  'render/workbook/package/other-readers',
  'render/workbook/package/package',
  'render/workbook/package/whole-package',
  'render/workbook/report-charts/charts-of-report',
  'render/workbook/sheets/cases/case-sheets',
  'render/workbook/sheets/stages/stages-and-clients',
  'render/workbook/sheets/summary/summary-and-about',
  'run/durable/plannr-away.long',
  'run/local/true-years.long',
]);

/** Whether a file of that name, or that its name begins with, lies at its path: `stages-largest` is about `stages`. */
function isNamedFor(path: string, tested: ReadonlySet<string>): boolean {
  const words = basename(path, '.test.ts').replace('.long', '').split('-');
  const folder = dirname(path);
  const candidates = words.map((_, index) => `${words.slice(0, index + 1).join('-')}.ts`);
  return [folder, folder.replace(/^test/, 'functions')].some((place) =>
    candidates.some((name) => tested.has(`${place}/${name}`)),
  );
}

/** What a command makes, or a reader has of their own. */
const madeByCommands = new Set(['reports.json', 'report.json']);

function namesExportedBy(text: string): string[] {
  const declared = [
    ...text.matchAll(/^export (?:async )?(?:abstract )?(?:const|let|function\*?|class|type|enum) (\w+)/gm),
  ];
  return declared.flatMap(([, name]) => name ?? []);
}

/** The rooms that import each other round, each as the paths of its files. */
function circles(files: readonly SourceFile[]): string[] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' > '));
    if (way.includes(path) || done.has(path)) return;
    for (const to of importsOf.get(path) ?? []) visit(to, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

/** A room's level within the room around it; `undefined` where the table does not name it. */
function levelOf(room: string): number | undefined {
  const level = levels[dirname(room)]?.findIndex((names) => names.includes(basename(room)));
  return level === -1 ? undefined : level;
}

/** Whether a file may be imported: it is in a room below, or lies right in a room around both, as its vocabulary or its top. */
function isBelow(to: string, from: string): boolean {
  const [own, other] = [from.split('/'), to.split('/')];
  const shared = own.findIndex((name, index) => name !== other[index]);
  // The one or the other lies right in the room around both.
  if (shared >= own.length - 1 || shared >= other.length - 1) return true;
  const ownLevel = levelOf(own.slice(0, shared + 1).join('/')) ?? -1;
  const otherLevel = levelOf(other.slice(0, shared + 1).join('/')) ?? 0;
  return otherLevel < ownLevel;
}

/** Texts of five words or more, but for headings of columns and for errors, which are for us. */
function sentencesIn(text: string): string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '')
    .replace(/new Error\([^;]*;|heading: '[^']*'/g, '');
  const texts = [...code.matchAll(/'[^'\n]*'|`[^`]*`/g)].map(([each]) => each.replace(/\$\{[^}]*\}/g, '$'));
  return texts.filter((each) => /(?:[\p{L}\d’%-]+[,:;]? ){4}\p{L}/u.test(each));
}

/** The files that comments name, as they name them. */
function filesNamedIn(text: string): string[] {
  const comments = [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g)].map(([comment]) => comment);
  const named = /(?<![\w./-])((?:[\w.-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:ts|md|json|py|mjs))(?![\w/*]|\.\w)/g;
  return comments.flatMap((comment) => [...comment.matchAll(named)].flatMap(([, name]) => name ?? []));
}
