/** A tag that opens an element, with its attributes and its inline style. */
export type Tag = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly style: ReadonlyMap<string, string>;
};

/** The tags of a mail that open an element, in order; not those in comments. */
export function tagsOf(html: string): Tag[] {
  return [...html.replace(/<!--.*?-->/gs, '').matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z:-]+(?:="[^"]*")?)*)\s*>/g)].map(
    ([, name = '', list = '']) => {
      const attributes = new Map(
        [...list.matchAll(/([a-z:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
      );
      return { name, attributes, style: declarationsOf(attributes.get('style') ?? '') };
    },
  );
}

function declarationsOf(style: string): ReadonlyMap<string, string> {
  return new Map(
    style
      .split(';')
      .filter((each) => each !== '')
      .map((each) => {
        const colon = each.indexOf(':');
        return [each.slice(0, colon).trim(), each.slice(colon + 1).trim()];
      }),
  );
}
