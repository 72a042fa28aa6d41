import type { ClientRow } from '../../analyse/clients.ts';
import { uuidKey } from '../../analyse/compare.ts';
import type { Report } from '../../analyse/report.ts';
import type { InternalLink } from './internal-links.ts';
import { mostLinks } from './safe-link.ts';
import { sheetNames } from './sheet-names.ts';

/**
 * In which cell of Open cases the first of a client's cases stands, by the client's UUID. The list is in the order of the
 * firm's stages, so a client's others may stand further down.
 *
 * @param firstRow the first row of the list
 */
export function firstOpenCases({ openCases }: Report, firstRow: number): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  openCases.forEach(({ clients }, index) => {
    for (const { uuid } of clients) {
      const key = uuidKey(uuid);
      if (!cells.has(key)) cells.set(key, `A${firstRow + index}`);
    }
  });
  return cells;
}

/** The links from the clients' names, in the first column from row `top` on, as many as a sheet may hold. */
export function linksToCases(
  sheet: InternalLink['sheet'],
  top: number,
  clients: readonly ClientRow[],
  cells: ReadonlyMap<string, string>,
): InternalLink[] {
  const links: InternalLink[] = [];
  clients.forEach(({ uuid }, index) => {
    const cell = cells.get(uuidKey(uuid));
    if (cell !== undefined) links.push({ sheet, address: `A${top + index}`, to: sheetNames.openCases, cell });
  });
  return links.slice(0, mostLinks);
}
