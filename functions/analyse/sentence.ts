import type { Day, Money } from './case.ts';
import { showsNothing } from './shows-nothing.ts';

/*
 * Sentences in parts: the words are chosen here, where the figures are; how a number, an amount or a day is written is
 * `render`'s. A part with a `from` says where in the Report its figure stands: `totals.openCases`, `stages[2].openCases`.
 */

/** A whole number, with its noun where it has one: "9 cases", "1 case". */
export type Count = {
  readonly kind: 'count';
  readonly value: number;
  /** The noun for one; the plural is `many`, or it with an -s. */
  readonly one?: string;
  readonly many?: string;
  readonly from?: string;
};

/** An amount in minor units of its currency. */
export type Sum = { readonly kind: 'money'; readonly value: number; readonly currency: string; readonly from?: string };

export type Date = { readonly kind: 'day'; readonly value: Day; readonly from?: string };

/** A part of a whole, 0 to 1. */
export type Share = { readonly kind: 'share'; readonly value: number; readonly from?: string };

/** A text is literal, spaces and all, and may come from outside: the name of a stage. */
export type Part = string | Count | Sum | Date | Share;

/** Begins with a capital letter or a number, and ends with a full stop unless it stands in a cell of its own. */
export type Sentence = { readonly parts: readonly Part[] };

/** A name from outside, in a sentence or a list; one that shows nothing would look like a gap. */
export function nameInWords(name: string): string {
  return showsNothing(name) ? '(no name)' : name;
}

export function count(value: number, noun: { one?: string; many?: string } = {}, from?: string): Count {
  return { kind: 'count', value, ...noun, from };
}

export function sum({ minor, currency }: Money, from?: string): Sum {
  return { kind: 'money', value: minor, currency, from };
}
