import JSZip from 'jszip';

export type SheetCells = { readonly name: string; readonly rows: readonly (readonly (string | number | null)[])[] };

/** What the cells of a workbook hold, sheet by sheet and row by row: texts and numbers, a formula by its result. */
export async function cellsOf(bytes: Uint8Array): Promise<SheetCells[]> {
  const zip = await JSZip.loadAsync(bytes);
  const part = async (path: string) => (await zip.file(path)?.async('string')) ?? '';
  const shared = Array.from((await part('xl/sharedStrings.xml')).matchAll(/<si>(.*?)<\/si>/gs), ([, text = '']) =>
    plain(text),
  );
  const names = Array.from(
    (await part('xl/workbook.xml')).matchAll(/<sheet [^>]*name="([^"]+)"/g),
    ([, name = '']) => name,
  );
  return Promise.all(
    names.map(async (name, index) => {
      const rows = (await part(`xl/worksheets/sheet${index + 1}.xml`)).matchAll(/<row [^>]*>(.*?)<\/row>/gs);
      return { name, rows: Array.from(rows, ([, row = '']) => cellsIn(row, shared)) };
    }),
  );
}

function cellsIn(row: string, shared: readonly string[]): (string | number | null)[] {
  return Array.from(row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs), ([, attributes = '', content]) => {
    if (content === undefined) return null;
    if (attributes.includes('t="inlineStr"')) return plain(content);
    const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
    if (value === undefined) return null;
    return attributes.includes('t="s"') ? (shared[Number(value)] ?? null) : Number(value);
  });
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(xml: string): string {
  return xml.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '');
}
