import type { Part, Sentence } from '../../../analyse/sentence.ts';
import { formatCount, formatDay, formatNumber, formatShare } from './format.ts';
import { formatMoneyWhole } from './format-money.ts';
import { oneLine } from './one-line.ts';

/**
 * A sentence as people read it, on one line: `Nine cases completed, worth £182,400; …`.
 *
 * @param longest characters of a text from outside, such as a stage's name; a figure is never cut
 */
export function sentenceText({ parts }: Sentence, longest = 300): string {
  return parts.map((part) => partText(part, longest)).join('');
}

function partText(part: Part, longest: number): string {
  if (typeof part === 'string') {
    // The spaces at its ends part it from the figures beside it.
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? [];
    return `${before && ' '}${oneLine(words, longest)}${after && ' '}`;
  }
  switch (part.kind) {
    case 'count':
      return part.one === undefined ? formatNumber(part.value) : formatCount(part.value, part.one, part.many);
    case 'money':
      return formatMoneyWhole(part.value, part.currency);
    case 'day':
      return formatDay(part.value);
    case 'share':
      return formatShare(part.value);
  }
}
