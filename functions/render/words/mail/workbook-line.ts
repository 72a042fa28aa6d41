import type { Day } from '../../../analyse/case.ts';
import { formatDay } from '../format/format.ts';

/** Where the workbook is, in words, with the address where the mail leads to it. */
export function workbookLine(
  workbook:
    | { readonly fileName: string }
    | { readonly link: string; readonly lastDay: Day; readonly why: string }
    | { readonly keptAs: string; readonly why: string },
): { readonly text: string; readonly link?: string } {
  if ('fileName' in workbook) {
    return { text: `The workbook ${workbook.fileName} is attached: every figure, client and case of this report.` };
  }
  if ('link' in workbook) {
    const until = `until ${formatDay(workbook.lastDay)}, for whoever has this link`;
    return { text: `The workbook is not attached: ${workbook.why} It is here ${until}:`, link: workbook.link };
  }
  return { text: `The workbook is not attached: ${workbook.why} It was kept as ${workbook.keptAs}.` };
}
