/** Days since the case entered its stage, labelled by how surely that is known. Source: design.md, section 7. */
export type TimeInStage =
  | { readonly known: 'not-yet' }
  | { readonly known: 'exact'; readonly days: number }
  | { readonly known: 'between'; readonly least: number; readonly most: number }
  | { readonly known: 'at-least'; readonly days: number };
