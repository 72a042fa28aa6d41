import { posix } from 'node:path';
import { readXml, type XmlElement } from './read-xml.ts';
import { orderFaults } from './schema-order.ts';

/* Whether a package is what the standard calls one. Source: ECMA-376 part 2 (Open Packaging Conventions), and part 1. */

const contentTypes: readonly (readonly [path: RegExp, type: string])[] = [
  [/\.rels$/, 'application/vnd.openxmlformats-package.relationships+xml'],
  [/^xl\/workbook\.xml$/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  [/^xl\/worksheets\/sheet\d+\.xml$/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'],
  [/^xl\/tables\/table\d+\.xml$/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml'],
  [/^xl\/styles\.xml$/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'],
  [/^xl\/sharedStrings\.xml$/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml'],
  [/^xl\/theme\/theme\d+\.xml$/, 'application/vnd.openxmlformats-officedocument.theme+xml'],
  [/^xl\/drawings\/drawing\d+\.xml$/, 'application/vnd.openxmlformats-officedocument.drawing+xml'],
  [/^xl\/charts\/chart\d+\.xml$/, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
];

const typeOfRelationship: readonly (readonly [path: RegExp, type: string])[] = [
  [/^xl\/workbook\.xml$/, 'officeDocument'],
  [/^xl\/worksheets\//, 'worksheet'],
  [/^xl\/tables\//, 'table'],
  [/^xl\/styles\.xml$/, 'styles'],
  [/^xl\/sharedStrings\.xml$/, 'sharedStrings'],
  [/^xl\/theme\//, 'theme'],
  [/^xl\/drawings\//, 'drawing'],
  [/^xl\/charts\//, 'chart'],
  [/^docProps\/core\.xml$/, 'core-properties'],
  [/^docProps\/app\.xml$/, 'extended-properties'],
];

/** A sentence per thing that is wrong with a package; its parts by their paths. */
export function packageFaults(parts: ReadonlyMap<string, string>): string[] {
  const read = new Map<string, XmlElement>();
  const faults: string[] = [];
  for (const [path, xml] of parts) {
    try {
      read.set(path, readXml(xml));
    } catch (error) {
      faults.push(`${path} is not well-formed: ${error}`);
    }
  }
  for (const [path, root] of read) faults.push(...orderFaults(root).map((fault) => `${path}: ${fault}`));
  return [...faults, ...typeFaults(read), ...relationshipFaults(read), ...idFaults(read)];
}

function typeFaults(read: ReadonlyMap<string, XmlElement>): string[] {
  const types = read.get('[Content_Types].xml');
  if (types === undefined) return ['There are no content types.'];
  const defaults = new Map(
    types.all('Default').map(({ attributes: { Extension, ContentType } }) => [Extension, ContentType]),
  );
  const overrides = types
    .all('Override')
    .map(({ attributes: { PartName = '', ContentType } }) => [PartName, ContentType] as const);
  const own = new Map(overrides);
  return [
    ...(own.size === overrides.length ? [] : ['A part has its content type twice.']),
    ...[...own.keys()]
      .filter((path) => !read.has(path.slice(1)))
      .map((path) => `${path} has a content type and is not there`),
    ...[...read.keys()]
      .filter((path) => path !== '[Content_Types].xml')
      .flatMap((path) => {
        const type = own.get(`/${path}`) ?? defaults.get(path.split('.').at(-1));
        const wanted = contentTypes.find(([pattern]) => pattern.test(path))?.[1];
        return wanted !== undefined && type === wanted
          ? []
          : [`${path} has the content type ${type} instead of ${wanted}`];
      }),
  ];
}

function relationshipFaults(read: ReadonlyMap<string, XmlElement>): string[] {
  const faults: string[] = [];
  const reached = new Set(['[Content_Types].xml']);
  for (const [path, root] of read) {
    if (!path.endsWith('.rels')) continue;
    reached.add(path);
    const source = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
    const part = read.get(source);
    if (source !== '' && part === undefined) faults.push(`${path} belongs to no part`);
    const ids = root.children.map(({ attributes }) => attributes.Id ?? '');
    if (new Set(ids).size < ids.length) faults.push(`${path} has an id twice`);
    const used = part === undefined ? [] : [...usedIds(part)];
    for (const id of used) if (!ids.includes(id)) faults.push(`${source} uses ${id}, which leads nowhere`);
    for (const { attributes } of root.children) {
      const { Id = '', Target = '', Type = '', TargetMode } = attributes;
      const kind = Type.split('/').at(-1) ?? '';
      if (namedInPart.has(kind) && !used.includes(Id)) faults.push(`${source} does not use ${Id}, a ${kind}`);
      if (TargetMode === 'External') continue;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(source), Target);
      reached.add(target);
      if (!read.has(target)) faults.push(`${path}: ${Id} leads to ${target}, which is not there`);
      const wanted = typeOfRelationship.find(([pattern]) => pattern.test(target))?.[1];
      if (kind !== wanted) faults.push(`${path}: ${Id} to ${target} is a ${kind} instead of a ${wanted}`);
    }
  }
  for (const [path, part] of read) {
    const own = posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);
    if (!read.has(own) && [...usedIds(part)].length > 0) faults.push(`${path} uses relationships and has none`);
    if (!reached.has(path)) faults.push(`Nothing leads to ${path}`);
  }
  return faults;
}

/** Relationships that the part itself must name: the others are told by their kind. */
const namedInPart = new Set(['worksheet', 'table', 'drawing', 'chart', 'hyperlink']);

function* usedIds(part: XmlElement): Generator<string> {
  for (const { attributes } of part.everything()) {
    const id = attributes['r:id'];
    if (id !== undefined) yield id;
  }
}

function idFaults(read: ReadonlyMap<string, XmlElement>): string[] {
  const faults: string[] = [];
  const distinct = (what: string, values: readonly (string | undefined)[]) => {
    if (new Set(values).size < values.length || values.includes(undefined))
      faults.push(`${what}: ${values.join(', ')}`);
  };
  const roots = (folder: string) => [...read].filter(([path]) => path.startsWith(folder) && path.endsWith('.xml'));
  const workbook = read.get('xl/workbook.xml');
  const sheets = workbook?.find('sheets/sheet').map(({ attributes }) => attributes) ?? [];
  distinct(
    'numbers of sheets',
    sheets.map(({ sheetId }) => sheetId),
  );
  distinct(
    'names of sheets',
    sheets.map(({ name }) => name?.toLowerCase()),
  );
  const tables = roots('xl/tables/table').map(([, { attributes }]) => attributes);
  distinct(
    'numbers of tables',
    tables.map(({ id }) => id),
  );
  distinct(
    'names of tables',
    tables.map(({ displayName }) => displayName?.toLowerCase()),
  );
  for (const [path, drawing] of roots('xl/drawings/drawing')) {
    const names = [...drawing.everything()]
      .filter(({ name }) => name === 'xdr:cNvPr')
      .map(({ attributes }) => attributes);
    distinct(
      `numbers of frames in ${path}`,
      names.map(({ id }) => id),
    );
    distinct(
      `names of frames in ${path}`,
      names.map(({ name }) => name),
    );
  }
  for (const [path, sheet] of roots('xl/worksheets/sheet')) {
    distinct(
      `rows of ${path}`,
      sheet.find('sheetData/row').map(({ attributes }) => attributes.r),
    );
    distinct(
      `cells of ${path}`,
      sheet.find('sheetData/row/c').map(({ attributes }) => attributes.r),
    );
    distinct(
      `links of ${path}`,
      sheet.find('hyperlinks/hyperlink').map(({ attributes }) => attributes.ref),
    );
    const parts = sheet.find('tableParts');
    if (parts.some(({ attributes: { count }, children }) => Number(count) !== children.length)) {
      faults.push(`${path} counts its tables wrong`);
    }
  }
  for (const [path, chart] of roots('xl/charts/chart'))
    faults.push(...axisFaults(chart).map((fault) => `${path}: ${fault}`));
  return faults;
}

/** Every plot has two axes, which cross each other; every axis belongs to a plot; series are numbered through. */
function axisFaults(chart: XmlElement): string[] {
  const plotArea = chart.one('c:chart/c:plotArea');
  const axes = plotArea.children.filter(({ name }) => /Ax$/.test(name));
  const plots = plotArea.children.filter(({ name }) => /Chart$/.test(name));
  const crossing = new Map(axes.map((axis) => [axis.val('c:axId'), axis.val('c:crossAx')]));
  const used = plots.map((plot) => plot.all('c:axId').map(({ attributes }) => attributes.val));
  const series = plots.flatMap((plot) => plot.find('c:ser'));
  const inOrder = series.map((_, index) => String(index));
  return [
    ...(crossing.size === axes.length ? [] : ['an axis has the number of another']),
    ...used.flatMap(([one, other, ...more]) =>
      more.length === 0 && crossing.get(one) === other && crossing.get(other) === one
        ? []
        : ['a plot without its axes'],
    ),
    ...[...crossing.keys()].flatMap((id) => (used.flat().includes(id) ? [] : [`the axis ${id} is nobody's`])),
    ...['c:idx', 'c:order'].flatMap((number) =>
      series.map((each) => each.val(number)).join() === inOrder.join() ? [] : [`${number} of the series`],
    ),
  ];
}
