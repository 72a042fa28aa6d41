import type { Attention, AttentionShare } from '../../../../analyse/attention/attention.ts';
import { nobodyInWords } from '../../../words/attention-words.ts';
import { asAdviser, assignedNames } from '../../../words/format/names.ts';
import { cellText } from '../../cells/cell-text.ts';
import type { CellContent } from '../../cells/write-cell.ts';
import type { ListColumn } from '../../lists/list-column.ts';

/** @param count how many the list has of a person, live where it can be */
export function peopleColumns(
  { fresh }: Attention,
  count: (share: AttentionShare) => CellContent,
): ListColumn<AttentionShare>[] {
  return [
    { heading: 'On the list', kind: 'count', value: count },
    { heading: 'Person', kind: 'text', value: ({ name }) => personName(name) },
    ...(fresh === undefined
      ? []
      : [{ heading: 'New', kind: 'count' as const, value: (share: AttentionShare) => share.fresh }]),
  ];
}

function personName(name: string | undefined): string {
  return name === undefined ? nobodyInWords : assignedNames([name]);
}

/** Excel takes no longer text within a formula. */
const longestInFormula = 200;

/**
 * The number of a person's cases as a formula over the list, so that it follows what somebody changes there. A name that
 * a cell holds otherwise than it came is counted once, here.
 */
export function liveCount(list: string, isWhole: boolean): (share: AttentionShare) => CellContent {
  return ({ name, found }) => {
    const column = `${list}[Held by]`;
    if (!isWhole) return found;
    if (name === undefined) {
      return { formula: `SUMPRODUCT((${column}="")+(${column}="${assignedNames(undefined)}"))`, result: found };
    }
    const shown = personName(name);
    if (cellText(shown) !== shown || shown.length > longestInFormula || shown.includes(';')) return found;
    const text = shown.replaceAll('"', '""');
    const has = (whole: string) => `ISNUMBER(FIND("; ${whole}; ","; "&${column}&"; "))`;
    return { formula: `SUMPRODUCT(${has(text)}+${has(text + asAdviser)})`, result: found };
  };
}
