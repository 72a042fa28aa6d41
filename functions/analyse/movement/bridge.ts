import { isDone, type Money } from '../case.ts';
import { type Amounts, addExactly, poundsFirst, sumByCurrency } from '../money.ts';
import { pickKnown } from '../pick-known.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Change, isOfValueAlone, type LineKind, snapshotValue } from './case-changes.ts';
import { type CasePair, compareMoved, type MovedCase, type MovedCaseRules, movedCase } from './moved-case.ts';

/** opening + each line by its sign + unexplained = closing, in cases and in value of every currency. */
export type Bridge = {
  readonly opening: BridgeFigures;
  /** All kinds, in order. */
  readonly lines: readonly BridgeLine[];
  /** What the lines do not explain: closing less opening and lines. Must be 0 throughout. */
  readonly unexplained: BridgeFigures;
  /** The report's own open cases and open value. */
  readonly closing: BridgeFigures;
  /** Closing less opening. */
  readonly change: BridgeFigures;
};

export type BridgeFigures = {
  readonly cases: number;
  /** By currency; each of the bridge's currencies is there. */
  readonly value: Amounts;
};

export type BridgeLine = {
  readonly kind: LineKind;
  /** Whether the line adds to the opening or takes from it. */
  readonly sign: 1 | -1;
  /** How many cases are on the line. */
  readonly count: number;
  /** What the line adds or takes, without its sign; `cases` is 0 for a line about value alone. */
  readonly figures: BridgeFigures;
  /** Most value first, then by uuid. */
  readonly items: readonly MovedCase[];
};

/** In the order in which the lines are shown. */
const signs: readonly (readonly [LineKind, BridgeLine['sign']])[] = [
  ['carried-over', 1],
  ['appeared', 1],
  ['new', 1],
  ['reopened', 1],
  ['raised', 1],
  ['lowered', -1],
  ['unread', -1],
  ['read-again', 1],
  ['completed', -1],
  ['lost', -1],
  ['left', -1],
  ['withdrawn', -1],
  ['not-visible', -1],
  ['not-seen', -1],
];

/** A case with its entries on the lines. */
export type ChangedCase = { readonly pair: CasePair; readonly changes: readonly Change[] };

/**
 * Puts the bridge together. The opening is added up from the snapshot and the closing is the report's own, so what the
 * lines leave unexplained is a check of the two against everything in between.
 */
export function buildBridge(
  previous: Snapshot,
  changed: readonly ChangedCase[],
  given: { readonly closing: { readonly cases: number; readonly value: Amounts }; readonly rules: MovedCaseRules },
): Bridge {
  const opened = previous.cases.filter((each) => !isDone(each) && each.lastSeen === undefined);
  const opening = { cases: opened.length, value: sumByCurrency(pickKnown(opened, snapshotValue)) };
  const byKind = Map.groupBy(
    changed.flatMap(({ pair, changes }) => changes.map((change) => ({ pair, ...change }))),
    ({ kind }) => kind,
  );
  const lines = signs.map(([kind, sign]) => {
    const entries = byKind.get(kind) ?? [];
    const items = entries.map(({ pair, ...change }) => movedCase(pair, change, given.rules)).sort(compareMoved);
    return { kind, sign, ...figuresOfLine(kind, entries), items };
  });
  const all = [opening, given.closing, ...lines.map(({ figures }) => figures)];
  const currencies = currenciesOf(all.map(({ value }) => value));
  const filled = lines.map((line) => ({ ...line, figures: fill(line.figures, currencies) }));
  const [from, closing] = [fill(opening, currencies), fill(given.closing, currencies)];
  const change = less(closing, from);
  return { opening: from, lines: filled, unexplained: less(change, sumOfLines(filled)), closing, change };
}

/** What lines come to, each by its sign. */
export function sumOfLines(lines: readonly Pick<BridgeLine, 'sign' | 'figures'>[]): BridgeFigures {
  return {
    cases: lines.reduce((sum, { sign, figures }) => sum + sign * figures.cases, 0),
    value: sumByCurrency(
      lines.flatMap(({ sign, figures }) =>
        Object.entries(figures.value).map(([currency, minor]) => ({ currency, minor: sign * minor })),
      ),
    ),
  };
}

/** How many cases are on a line, and what it adds or takes. */
export function figuresOfLine(
  kind: LineKind | 'moved-in' | 'moved-out',
  entries: readonly { readonly pair: CasePair; readonly amount?: Money }[],
): Pick<BridgeLine, 'count' | 'figures'> {
  // A case whose value changed its currency can be on one line twice.
  const count = new Set(entries.map(({ pair }) => pair)).size;
  return {
    count,
    figures: {
      cases: isOfValueAlone(kind) ? 0 : count,
      value: sumByCurrency(pickKnown(entries, ({ amount }) => amount)),
    },
  };
}

/** @param of has each currency that `by` has */
function less(of: BridgeFigures, by: BridgeFigures): BridgeFigures {
  return {
    cases: of.cases - by.cases,
    value: Object.fromEntries(
      Object.entries(of.value).map(([currency, minor]) => [currency, addExactly(minor, -(by.value[currency] ?? 0))]),
    ),
  };
}

function fill({ cases, value }: BridgeFigures, currencies: readonly string[]): BridgeFigures {
  return { cases, value: Object.fromEntries(currencies.map((currency) => [currency, value[currency] ?? 0])) };
}

function currenciesOf(amounts: readonly Amounts[]): readonly string[] {
  return poundsFirst(amounts.flatMap((each) => Object.keys(each)));
}
