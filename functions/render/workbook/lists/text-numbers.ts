/** A generation of texts; between one and two of them are remembered. */
const generation = 10_000;

/**
 * Gives the texts of a list their numbers in the workbook's table of texts, in the order in which they come. A text that
 * came not long ago has the number that it had then. One that came longer ago is there once more, since a large firm's
 * are too many to hold: the same texts in the same order have the same numbers, so that the rows and the table can be
 * written one after the other.
 */
export class TextNumbers {
  #next: number;
  #recent = new Map<string, number>();
  #older: ReadonlyMap<string, number> = new Map();

  /** @param first the number of the list's first text */
  constructor(first = 0) {
    this.#next = first;
  }

  /** The number of the next text that is new. */
  get next(): number {
    return this.#next;
  }

  numberOf(text: string): number {
    const known = this.#recent.get(text) ?? this.#older.get(text);
    if (known !== undefined) return known;
    if (this.#recent.size === generation) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    const number = this.#next;
    this.#recent.set(text, number);
    this.#next += 1;
    return number;
  }
}
