import type { Amounts } from '../../../analyse/money.ts';
import type { Bridge, BridgeFigures, BridgeLine } from '../../../analyse/movement/bridge.ts';
import { isOfValueAlone } from '../../../analyse/movement/case-changes.ts';
import type { Compared } from '../../../analyse/movement/movement.ts';
import { formatCount, formatDay, formatNumber } from '../format/format.ts';
import { formatAmounts, formatMoneyPlain } from '../format/format-money.ts';
import type { CompletedPart } from '../late-words.ts';
import { lineWords } from '../line-words.ts';

/**
 * The bridge in one line: `137 open on Mon 16 Nov 2026 (£1,200,000) + 15 new (£40,000) - 9 completed (£182,400) = 143 open
 * (£1,057,600)`. Lines without a case are left out.
 *
 * @param parts what the lines of completed and of lost cases are split into, if they are
 */
export function bridgeLine({ bridge, since }: Compared, parts: EndedParts = {}): string {
  const { opening, lines, unexplained, closing } = bridge;
  return [
    `${formatNumber(opening.cases)} open on ${formatDay(since.asAtDay)}${inBrackets(opening.value)}`,
    ...lines.filter(({ count }) => count > 0).flatMap((line) => lineInWords(line, parts)),
    ...leftOver(unexplained),
    `= ${formatNumber(closing.cases)} open${inBrackets(closing.value)}`,
  ].join(' ');
}

type EndedParts = { readonly completed?: readonly CompletedPart[]; readonly lost?: readonly CompletedPart[] };

function lineInWords({ kind, sign, count, figures }: BridgeLine, parts: EndedParts): string | string[] {
  const { short } = lineWords[kind];
  const before = sign === 1 ? '+' : '-';
  const own = kind === 'completed' || kind === 'lost' ? (parts[kind] ?? []) : [];
  if (own.length > 0) {
    return own.map(
      (part) => `${before} ${formatNumber(part.figures.cases)} ${part.words}${inBrackets(part.figures.value)}`,
    );
  }
  if (!isOfValueAlone(kind)) return `${before} ${formatNumber(figures.cases)} ${short}${inBrackets(figures.value)}`;
  return `${before} ${amountsOf(figures.value).join(' and ')} ${short} on ${formatCount(count, 'case')}`;
}

function leftOver({ cases, value }: Bridge['unexplained']): string[] {
  const amounts = amountsOf(value);
  if (cases === 0 && amounts.length === 0) return [];
  return [`and UNEXPLAINED ${[formatCount(cases, 'case'), ...amounts].join(', ')}`];
}

function inBrackets(value: BridgeFigures['value']): string {
  const amounts = amountsOf(value);
  return amounts.length === 0 ? '' : ` (${amounts.join(' and ')})`;
}

/** Pounds first, without the currencies that nothing is in. */
function amountsOf(value: Amounts): string[] {
  const own = Object.entries(value).filter(([, minor]) => minor !== 0);
  return formatAmounts(Object.fromEntries(own), ['GBP'], formatMoneyPlain);
}
