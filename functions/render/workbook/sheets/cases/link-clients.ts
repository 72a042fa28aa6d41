import type { OpenCaseRow } from '../../../../analyse/case-lists/case-rows.ts';
import { uuidKey } from '../../../../analyse/compare.ts';

/**
 * In which cell of Open cases the first of a client's cases stands, by the client's UUID. The list is in the order of the
 * firm's stages, so a client's others may stand further down.
 *
 * @param firstRow the first row of the list
 */
export function firstOpenCases(
  openCases: readonly Pick<OpenCaseRow, 'clients'>[],
  firstRow: number,
): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  openCases.forEach(({ clients }, index) => {
    for (const { uuid } of clients) {
      const key = uuidKey(uuid);
      if (!cells.has(key)) cells.set(key, `A${firstRow + index}`);
    }
  });
  return cells;
}
