import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A file of ours: its path from the project's root, its text, and the paths of those of our files that it imports. */
export type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

const importOf = /(?:from|import)\s*\(?'(\.{1,2}\/[^']+)'/g;

/** Every TypeScript file under a folder. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name): SourceFile => {
      const path = join(folder, name);
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(importOf)].map(([, to = '']) => relative(root, join(root, dirname(path), to)));
      return { path, text, imports };
    });
}
