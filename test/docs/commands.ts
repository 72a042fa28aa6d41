import { blocksOf, type Document, documents } from './documents.ts';

/** A command as a document gives it, whole: what is joined by a backslash at the end of a line is one. */
export type Command = { readonly text: string; readonly document: string; readonly line: number };

/** Why a command of the documents is not run by `npm run check:docs`; by its beginning. */
const excepted: readonly (readonly [string, string])[] = [
  ['aws ', 'asks AWS'],
  ['read -rs TOKEN && aws ', 'asks AWS'],
  ['npx cdk bootstrap', 'changes an AWS account'],
  ['npm ci && npx cdk bootstrap', 'changes an AWS account'],
  ['npx cdk deploy', 'changes an AWS account'],
  ['npx cdk destroy', 'changes an AWS account'],
  ['curl -sS https://api.plannrcrm.com/', 'asks the real Plannr'],
  ['curl -sSg "https://api.plannrcrm.com/', 'asks the real Plannr'],
  ['npm run bench', 'takes ten minutes, and a machine that has nothing else to do'],
  ['npm run backtest', 'takes minutes'],
  ['npm run mutate', 'takes hours'],
  ['npm run kill', 'takes minutes'],
  ['npm run test:long', 'takes minutes; .ci/run runs it'],
  ['npm run check:office', 'needs Debian packages; .ci/run runs it'],
  ['npm run check:docs', 'is this'],
  ['npm cit', 'runs all tests, which .ci/run does'],
  ['npm run check', 'runs all tests, which .ci/run does'],
  ["npx -y -p node@24 -c 'npm install'", 'makes another lock file'],
];

/** Likewise, where the document names a command and gives no arguments. */
const exceptedWhole: readonly (readonly [string, string])[] = [
  ['npm ci', 'is run with the demo'],
  ['npm run demo', 'is run after npm ci'],
  ['npm run report', 'is named without its arguments'],
  ['npm run doctor', 'is named without its arguments'],
  ['npx cdk', 'is named without its arguments'],
];

/** Why it is not run; `undefined` for one that is. */
export function whyNot(command: Pick<Command, 'text'>): string | undefined {
  const { text } = command;
  const whole = exceptedWhole.find(([name]) => text === name);
  return (whole ?? excepted.find(([beginning]) => text.startsWith(beginning)))?.[1];
}

/** Every command of the documents, the README's first, each once: of blocks in `sh`, and `npm …` or `npx …` in a sentence. */
export function everyCommand(): Command[] {
  const order = (path: string) => (path === 'README.md' ? 0 : 1);
  const found = documents()
    .filter(({ path }) => !path.startsWith('docs/decisions/'))
    .sort((a, b) => order(a.path) - order(b.path))
    .flatMap(commandsOf);
  return found.filter((each, index) => found.findIndex(({ text }) => text === each.text) === index);
}

function commandsOf(document: Document): Command[] {
  const { path, text } = document;
  const inBlocks = blocksOf(document)
    .filter(({ language }) => language === 'sh')
    .flatMap((block) => {
      let line = block.line;
      return block.text
        .replaceAll('\\\n', '\\\u0000')
        .split('\n')
        .map((each) => {
          const command = { text: each.replaceAll('\\\u0000', '\\\n').trim(), document: path, line: line + 1 };
          line += each.split('\u0000').length;
          return command;
        })
        .filter((each) => each.text !== '');
    });
  const inSentences = text.split('\n').flatMap((each, index) =>
    [...each.matchAll(/`((?:npm|npx) [^`<>…]+)`/g)].map(([, command = '']) => ({
      text: command,
      document: path,
      line: index + 1,
    })),
  );
  return [...inBlocks, ...inSentences].sort((a, b) => a.line - b.line);
}
