import { daySerial } from '../cells/number-formats.ts';
import { wrappedLines } from '../cells/text-width.ts';
import { type CellContent, type CellPlace, finite } from '../cells/write-cell.ts';
import { dayWidth, idWidth, longestLine, numberWidth } from './column-width.ts';
import type { ColumnKind, ListColumn } from './list-column.ts';
import type { TextNumbers } from './text-numbers.ts';

/** What was seen in each column on the way: how much room it needs, and what its numbers come to. */
export type WrittenColumn = { readonly widest: number; readonly sum: number };

/** A longer text goes over several lines, unless its column says otherwise. */
const widestText = 32;

type ColumnOf = { readonly sheet: string; readonly rows: number };

/** A column of a list while its cells are looked through. Of numbers only the extremes are measured: no other is wider. */
export class SeenColumn {
  readonly #kind: ColumnKind;
  readonly #most: number;
  readonly #place: CellPlace;
  #widest = 0;
  #sum = 0;
  #highest = Number.NEGATIVE_INFINITY;
  #lowest = Number.POSITIVE_INFINITY;

  constructor({ kind, heading, widest = widestText }: Omit<ListColumn<never>, 'value'>, { sheet, rows }: ColumnOf) {
    this.#kind = kind;
    this.#most = widest;
    this.#place = { sheet, column: heading };
    if (kind === 'id' && rows > 0) this.#widest = idWidth;
  }

  /** @param number of the text among the list's. @returns on how many lines it stands */
  seeText(text: string, number: number, texts: TextNumbers): number {
    if (this.#kind === 'id') return 1;
    const width = texts.widthOf(number);
    if (width <= this.#most) {
      if (width > this.#widest) this.#widest = width;
      return 1;
    }
    this.#widest = Math.max(this.#widest, longestLine(text));
    return wrappedLines(text, this.#most);
  }

  /**
   * @returns the number that the cell holds: its own, that of a day, or what a formula comes to
   * @throws Error if the number is not finite.
   */
  seeNumber(content: CellContent): number | undefined {
    if (content === undefined) return undefined;
    if (typeof content === 'number') {
      this.#sum += finite(content, this.#place);
      return this.#measured(content);
    }
    if (typeof content === 'string' || 'link' in content) return undefined;
    if ('formula' in content) return this.#measured(finite(content.result, this.#place));
    this.#widest = Math.max(this.#widest, dayWidth);
    return daySerial(content.day);
  }

  #measured(number: number): number {
    if (number > this.#highest) this.#highest = number;
    if (number < this.#lowest) this.#lowest = number;
    // As it was entered: the longest may be any of them.
    if (this.#kind === 'number') this.#widest = Math.max(this.#widest, numberWidth(number, this.#kind));
    return number;
  }

  get written(): WrittenColumn {
    const numbers = [this.#highest, this.#lowest].filter(Number.isFinite);
    const widths = numbers.map((number) => numberWidth(number, this.#kind));
    return { widest: Math.min(this.#most, Math.max(this.#widest, ...widths)), sum: this.#sum };
  }
}
