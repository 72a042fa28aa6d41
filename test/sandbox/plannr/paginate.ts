import type { Faults } from './faults.ts';
import type { ListQuery } from './list-query.ts';

/** A page of a list as Laravel sends it. Source: docs/plannr.md, section 3. */
export function pageText(of: {
  /** The rows of this page as JSON texts. */
  readonly rows: readonly string[];
  readonly total: number;
  readonly page: number;
  readonly query: Pick<ListQuery, 'perPage'>;
  readonly origin: string;
  readonly path: string;
  readonly asked: Readonly<Record<string, string>>;
  readonly faults: Faults;
  readonly ofCases?: boolean;
  /** `meta.total` is this much too high. */
  readonly totalWrongBy?: number;
}): string {
  const { rows, page, faults } = of;
  const total = Math.min(of.total, (of.ofCases === true ? faults.countsOnly : undefined) ?? of.total);
  const reallyLast = Math.max(1, Math.ceil(of.total / of.query.perPage));
  const perPage = of.query.perPage;
  const lastPage = Math.max(1, Math.ceil(total / perPage));
  const path = `${faults.linksHost ?? of.origin}${of.path}`;
  const link = (to: number) => {
    const kept = faults.linksWithoutFilters === true ? {} : of.asked;
    return `${path}?${new URLSearchParams({ ...kept, page: String(to) })}`;
  };
  const from = (page - 1) * perPage + 1;
  const previous = page > 1 ? link(page - 1) : null;
  const next = page < reallyLast ? link(page + 1) : null;
  const links = { first: link(1), last: link(lastPage), prev: previous, next };
  const meta = {
    current_page: page,
    from: rows.length === 0 ? null : from,
    last_page: (of.ofCases === true ? faults.lastPageSays : undefined) ?? lastPage,
    links: [
      { url: previous, label: '&laquo; Previous', active: false },
      ...Array.from({ length: Math.min(lastPage, 10) }, (_, index) => ({
        url: link(index + 1),
        label: String(index + 1),
        active: index + 1 === page,
      })),
      { url: next, label: 'Next &raquo;', active: false },
    ],
    path,
    per_page: perPage,
    to: rows.length === 0 ? null : from + rows.length - 1,
    total: Math.max(0, total + (of.totalWrongBy ?? 0)),
  };
  const keyed = rows.map((row, index) => `"${index + 500}":${row}`);
  let text = faults.dataKeyedByNumber === true ? `{"data":{${keyed.join(',')}}` : `{"data":[${rows.join(',')}]`;
  if (faults.noLinks !== true) text += `,"links":${JSON.stringify(links)}`;
  if (faults.noMeta !== true) text += `,"meta":${JSON.stringify(meta)}`;
  return `${text}}`;
}
