import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** A document of the repository, by its path. */
export type Document = { readonly path: string; readonly text: string };

const leftOut = new Set(['node_modules', '.git', 'out', 'cdk.out', 'coverage', '.sandbox']);

/** Every file and folder of the repository, folders with a slash at the end. */
export function everyPath(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => folder !== '' || !leftOut.has(name))
    .flatMap((each) => {
      const path = posix.join(folder, each.name);
      return each.isDirectory() ? [`${path}/`, ...everyPath(path)] : [path];
    });
}

export function documents(): Document[] {
  return everyPath()
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export type Block = {
  /** What stands behind the opening fence. */
  readonly language: string;
  readonly text: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
};

/** The fenced blocks of a document, each without the indent of its fence. */
export function blocksOf({ text }: Document): Block[] {
  const blocks: Block[] = [];
  let open:
    | { readonly indent: number; readonly language: string; readonly line: number; readonly own: string[] }
    | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^( *)```(\S*)/.exec(line);
    if (fence === null) open?.own.push(line.slice(open.indent));
    else if (open === undefined) {
      open = { indent: fence[1]?.length ?? 0, language: fence[2] ?? '', line: index + 1, own: [] };
    } else {
      blocks.push({ language: open.language, text: open.own.join('\n'), line: open.line });
      open = undefined;
    }
  }
  return blocks;
}

/** What is left of a document without its fenced blocks. */
export function proseOf({ text }: Document): string {
  return text.replace(/^( *)```[\s\S]*?^\1```$/gm, '');
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(document: Document): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of proseOf(document).matchAll(/^#+ (.+)$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    const anchor = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-');
    let name = anchor;
    for (let again = 1; anchors.has(name); again += 1) name = `${anchor}-${again}`;
    anchors.add(name);
  }
  return anchors;
}
