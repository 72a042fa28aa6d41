import type { Amounts } from '../../../analyse/money.ts';
import type { Bridge, BridgeFigures, BridgeLine } from '../../../analyse/movement/bridge.ts';
import type { Compared } from '../../../analyse/movement/movement.ts';
import { formatCount, formatDay, formatNumber } from '../../words/format/format.ts';
import { formatAmounts, formatMoneyPlain } from '../../words/format/format-money.ts';
import type { CompletedPart } from '../../words/late-words.ts';
import { lineWords } from '../../words/line-words.ts';

/**
 * The bridge in one line: `137 open on Mon 16 Nov 2026 (£1,200,000) + 15 new (£40,000) - 9 completed (£182,400) = 143 open
 * (£1,057,600)`. Lines without a case are left out.
 *
 * @param completed what the line of completed cases is split into, if it is
 */
export function bridgeLine({ bridge, since }: Compared, completed: readonly CompletedPart[] = []): string {
  const { opening, lines, unexplained, closing } = bridge;
  return [
    `${formatNumber(opening.cases)} open on ${formatDay(since.asAtDay)}${inBrackets(opening.value)}`,
    ...lines.filter(({ count }) => count > 0).flatMap((line) => lineInWords(line, completed)),
    ...leftOver(unexplained),
    `= ${formatNumber(closing.cases)} open${inBrackets(closing.value)}`,
  ].join(' ');
}

/** What changed since the last run, in parts: `+6 cases`, `+£12,000`, `since Mon 16 Nov 2026`. */
export function changeInParts({ bridge: { change }, since }: Compared): {
  readonly changes: readonly string[];
  readonly since: string;
} {
  const amounts = amountsOf(change.value, signedMoney);
  const day = `since ${formatDay(since.asAtDay)}`;
  if (change.cases === 0 && amounts.length === 0) return { changes: ['No change'], since: day };
  const cases =
    change.cases === 0
      ? 'Same number'
      : `${change.cases > 0 ? '+' : '-'}${formatCount(Math.abs(change.cases), 'case')}`;
  return { changes: [cases, ...amounts], since: day };
}

/** The same in one line: `+6 cases, +£12,000 since Mon 16 Nov 2026`. */
export function changeInWords(movement: Compared): string {
  const { changes, since } = changeInParts(movement);
  return `${changes.join(', ')} ${since}`;
}

function lineInWords(
  { kind, sign, count, figures }: BridgeLine,
  completed: readonly CompletedPart[],
): string | string[] {
  const { short } = lineWords[kind];
  const before = sign === 1 ? '+' : '-';
  if (kind === 'completed' && completed.length > 0) {
    return completed.map(
      (part) => `${before} ${formatNumber(part.figures.cases)} ${part.words}${inBrackets(part.figures.value)}`,
    );
  }
  if (kind !== 'raised' && kind !== 'lowered')
    return `${before} ${formatNumber(figures.cases)} ${short}${inBrackets(figures.value)}`;
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
function amountsOf(value: Amounts, format = formatMoneyPlain): string[] {
  return formatAmounts(Object.fromEntries(Object.entries(value).filter(([, minor]) => minor !== 0)), ['GBP'], format);
}

function signedMoney(minor: number, currency: string): string {
  return `${minor > 0 ? '+' : ''}${formatMoneyPlain(minor, currency)}`;
}
