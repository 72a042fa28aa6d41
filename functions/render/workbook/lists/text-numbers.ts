/** A generation of texts; between one and two of them are remembered. */
const generation = 10_000;

/**
 * Gives the texts of a list their numbers among them, from 0, in the order in which they come. A text that came not long
 * ago has the number that it had then. One that came longer ago is there once more, since a large firm's are too many to
 * look up.
 */
export class TextNumbers {
  /** As they are numbered. */
  readonly texts: string[] = [];
  #recent = new Map<string, number>();
  #older: ReadonlyMap<string, number> = new Map();

  numberOf(text: string): number {
    const known = this.#recent.get(text) ?? this.#older.get(text);
    if (known !== undefined) return known;
    if (this.#recent.size === generation) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    const number = this.texts.length;
    this.#recent.set(text, number);
    this.texts.push(text);
    return number;
  }
}
