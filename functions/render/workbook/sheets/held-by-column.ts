import type { OpenCaseRow } from '../../../analyse/case-lists/case-rows.ts';
import { heldByNames } from '../../words/format/names.ts';
import type { ListColumn } from '../lists/list-column.ts';

/** The client's own adviser where nobody is assigned: by it each person's cases are filtered and counted. */
export const heldByColumn: ListColumn<Pick<OpenCaseRow, 'heldBy'>> = {
  heading: 'Held by',
  kind: 'text',
  value: ({ heldBy }) => heldByNames(heldBy),
  widest: 26,
};
