import type { Day } from '../../analyse/case.ts';
import type { Period } from '../../analyse/period.ts';
import { formatDay, formatPeriod } from './format/format.ts';

/** What a reader's link leads to, or why it leads nowhere. */
export type LinkedWorkbook =
  | {
      readonly state: 'ready';
      readonly fileName: string;
      /** The last day on which the link opens it. */
      readonly lastDay: Day;
      readonly period?: Pick<Period, 'kind' | 'firstDay' | 'lastDay'>;
    }
  | { readonly state: 'ended'; readonly lastDay: Day }
  | { readonly state: 'unknown' | 'revoked' | 'gone' | 'failed' };

export type LinkWords = { readonly title: string; readonly lines: readonly string[]; readonly button?: string };

const askForIt = 'Ask whoever sends you the report to send it again.';

/** The page behind the link of a mail that was too large for its workbook. It names no firm, nobody and no figure. */
export function linkWords(linked: LinkedWorkbook): LinkWords {
  switch (linked.state) {
    case 'ready':
      return {
        title: linked.period === undefined ? 'Cases' : `Cases, ${formatPeriod(linked.period)}`,
        lines: [
          `The workbook ${linked.fileName} was too large for the mail.`,
          `It can be downloaded here until ${formatDay(linked.lastDay)}, as often as you like. Whoever has this link can do so: pass it on to nobody who should not see the firm's cases.`,
        ],
        button: 'Download the workbook',
      };
    case 'ended':
      return {
        title: 'This link has ended',
        lines: [`Its last day was ${formatDay(linked.lastDay)}. ${askForIt}`],
      };
    case 'revoked':
      return { title: 'This link was withdrawn', lines: [`It opens nothing any more. ${askForIt}`] };
    case 'gone':
      return { title: 'The workbook is no longer kept', lines: [askForIt] };
    case 'unknown':
      return {
        title: 'This link is not known',
        lines: [`Perhaps a part of it was lost on the way: open it from the mail itself. ${askForIt}`],
      };
    case 'failed':
      return {
        title: 'That did not work',
        lines: ['The workbook could not be looked for. Try again in a few minutes.'],
      };
  }
}
