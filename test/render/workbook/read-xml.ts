import { SaxesParser } from 'saxes';

/** An element as it stands in a part, with the prefix that the part gives it. */
export class XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[] = [];
  text = '';

  constructor(name: string, attributes: Readonly<Record<string, string>>) {
    this.name = name;
    this.attributes = attributes;
  }

  /** The children of that name. */
  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /** The one element at the end of a path of names from here. @throws Error if there is none, or more than one */
  one(path: string): XmlElement {
    const found = this.find(path);
    const [first] = found;
    if (first === undefined || found.length > 1) throw new Error(`${found.length} elements ${path} in ${this.name}`);
    return first;
  }

  /** The elements at the end of a path of names from here. */
  find(path: string): XmlElement[] {
    return path.split('/').reduce<XmlElement[]>((reached, name) => reached.flatMap((each) => each.all(name)), [this]);
  }

  /** The value of the attribute `val` of the element at the end of a path; `undefined` if there is no such element. */
  val(path: string): string | undefined {
    return this.find(path)[0]?.attributes.val;
  }

  /** This element and all within. */
  *everything(): Generator<XmlElement> {
    yield this;
    for (const child of this.children) yield* child.everything();
  }
}

/** The root of a part. @throws Error with the parser's words if the part is not well-formed, namespaces included */
export function readXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = new XmlElement(
      name,
      Object.fromEntries(Object.values(attributes).map((each) => [each.name, each.value])),
    );
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  if (root === undefined) throw new Error('There is no element.');
  return root;
}
