import type { Attention, AttentionCase } from '../../../analyse/attention/attention.ts';
import { nothingToActOn } from '../../words/attention-words.ts';
import { formatCount, formatNumber } from '../../words/format/format.ts';
import { formatMoneyPlain } from '../../words/format/format-money.ts';
import { httpsLink } from '../../words/format/https-link.ts';
import { named } from '../../words/format/names.ts';
import { oneLine } from '../../words/format/one-line.ts';
import { sentenceText } from '../../words/format/sentence-text.ts';
import { keepOrder } from './keep-order.ts';

/** A case to act on. No client is named, though a case's own name may hold one. */
export type AttentionItem = {
  readonly rank: string;
  readonly name: string;
  readonly link?: string;
  readonly reason: string;
  /** Stage and value. */
  readonly about: string;
};

/** The firm's cases to act on, most urgent first; `note` tells how many there are, or that there is none. */
export type AttentionList = { readonly note: string; readonly items: readonly AttentionItem[] };

const longestName = 80;

/** Of a stage, which stands twice in some reasons. */
const longestStage = 60;

const longestReason = 120;

/** @param most items of the list, where there is no room for all */
export function attentionList({ firm, found }: Attention, most: number): AttentionList {
  const items = firm.slice(0, most).map(itemOf);
  return { note: noteOf(items.length, found), items };
}

function itemOf({ name, link, stage, value, words }: AttentionCase, index: number): AttentionItem {
  return {
    rank: formatNumber(index + 1),
    name: oneLine(named(name), longestName),
    link: httpsLink(link),
    reason: keepOrder(sentenceText(words, longestReason)),
    about: [
      stage === undefined ? 'Unknown stage' : keepOrder(oneLine(named(stage), longestStage)),
      value === undefined ? 'no value' : formatMoneyPlain(value.minor, value.currency),
    ].join(', '),
  };
}

function noteOf(shown: number, found: number): string {
  if (found === 0) return nothingToActOn;
  if (shown < found)
    return `The ${formatNumber(shown)} most urgent of ${formatCount(found, 'case')}; each person’s own are in the workbook.`;
  return `${formatCount(found, 'case')}, the most urgent first.`;
}
