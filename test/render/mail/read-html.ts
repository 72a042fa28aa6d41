import { contrast as contrastOf } from '../contrast.ts';

/** One piece of text in a mail, with the colours it is shown in. `#RRGGBB` */
export type ShownText = { readonly text: string; readonly colour: string; readonly paper: string };

export type Scheme = 'light' | 'dark';

type Box = { readonly tag: string; readonly colour: string; readonly paper: string; readonly hidden: boolean };

const empty = new Set(['meta', 'br', 'img', 'hr']);

/**
 * Reads a mail's body as a browser would colour it: inline styles, inherited, and in the dark scheme the classes of the
 * mail's own style sheet over them. Hidden text (the preheader) is left out. Throws if the tags do not nest.
 */
export function shownTexts(html: string, scheme: Scheme): ShownText[] {
  const dark = darkRules(html);
  const boxes: Box[] = [{ tag: '', colour: '#000000', paper: '#ffffff', hidden: false }];
  const shown: ShownText[] = [];
  for (const [, comment, closing, opening, attributes = '', text] of bodyOf(html).matchAll(
    /(<!--.*?-->)|<\/([a-z0-9]+)>|<([a-z0-9]+)([^>]*)>|([^<]+)/gs,
  )) {
    const box = boxes.at(-1);
    if (box === undefined) throw new Error('more is closed than was opened');
    if (comment !== undefined || (opening !== undefined && empty.has(opening))) continue;
    if (closing !== undefined) {
      if (box.tag !== closing) throw new Error(`</${closing}> closes <${box.tag}>`);
      boxes.pop();
    } else if (opening !== undefined) {
      boxes.push(inside(box, opening, attributes, scheme === 'dark' ? dark : new Map()));
    } else if (text !== undefined && !box.hidden && plain(text).trim() !== '') {
      shown.push({ text: plain(text).trim(), colour: box.colour, paper: box.paper });
    }
  }
  if (boxes.length !== 1) throw new Error(`${boxes.length - 1} tags are not closed`);
  return shown;
}

/** Contrast between two colours, 1 to 21. `#RRGGBB` */
export function contrast(one: string, other: string): number {
  return contrastOf(one.slice(1), other.slice(1));
}

function inside(box: Box, tag: string, attributes: string, dark: Map<string, Map<string, string>>): Box {
  const style = new Map(
    (/style="([^"]*)"/.exec(attributes)?.[1] ?? '')
      .split(';')
      .map((rule) => rule.split(':').map((part) => part.trim()))
      .map(([name = '', value = '']) => [name, value]),
  );
  const classes = (/class="([^"]*)"/.exec(attributes)?.[1] ?? '').split(' ');
  const fromSheet = (name: string) => classes.map((each) => dark.get(each)?.get(name)).find((value) => value);
  return {
    tag,
    colour: fromSheet('color') ?? style.get('color') ?? box.colour,
    paper: fromSheet('background-color') ?? style.get('background-color') ?? box.paper,
    hidden: box.hidden || style.get('display') === 'none',
  };
}

function darkRules(html: string): Map<string, Map<string, string>> {
  const sheet = /@media \(prefers-color-scheme: dark\) \{(.*?)\n\}/s.exec(html)?.[1] ?? '';
  return new Map(
    [...sheet.matchAll(/\.([a-z-]+) \{ ([a-z-]+): ([^ ]+) !important; \}/g)].map(
      ([, name = '', property = '', value = '']) => [name, new Map([[property, value]])],
    ),
  );
}

function bodyOf(html: string): string {
  const body = /<body.*<\/body>/s.exec(html)?.[0];
  if (body === undefined) throw new Error('the mail has no body');
  return body;
}

function plain(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    nbsp: ' ',
    zwnj: '',
    bull: '•',
  };
  return text.replace(/&([a-z0-9#]+);/g, (whole, name: string) => entities[name] ?? whole).replaceAll('\u00a0', ' ');
}
