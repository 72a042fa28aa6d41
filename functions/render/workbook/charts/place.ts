/** A cell by its column and row, both from 1. */
export type CellPosition = { readonly column: number; readonly row: number };

/** Where a chart lies on its sheet: from the top left of one cell to that of another, or as large as is said, in points. */
export type Place = { readonly from: CellPosition } & (
  | { readonly to: CellPosition }
  | { readonly width: number; readonly height: number }
);
