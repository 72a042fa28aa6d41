import { textWidth } from '../cells/text-width.ts';

/** A generation of texts; between one and two of them are remembered. */
const generation = 10_000;

/** A fraction, so that V8 takes the widths for fractions from the first on. */
const unmeasured = -0.5;

/**
 * Gives the texts of a list their numbers among them, from 0, in the order in which they come. A text that came not long
 * ago has the number that it had then. One that came longer ago is there once more, since a large firm's are too many to
 * look up.
 */
export class TextNumbers {
  /** As they are numbered. */
  readonly texts: string[] = [];
  readonly #widths: number[] = [];
  #recent = new Map<string, number>();
  #older: ReadonlyMap<string, number> = new Map();

  numberOf(text: string): number {
    const known = this.#recent.get(text) ?? this.#older.get(text);
    if (known !== undefined) return known;
    if (this.#recent.size === generation) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    const number = this.numberAnew(text);
    this.#recent.set(text, number);
    return number;
  }

  /** For a text that does not come again, such as a UUID: to remember it would be to forget another. */
  numberAnew(text: string): number {
    const number = this.texts.length;
    this.texts.push(text);
    this.#widths.push(unmeasured);
    return number;
  }

  /** How wide the text of a number is where it stands on one line; `Infinity` where it has several of its own. */
  widthOf(number: number): number {
    const known = this.#widths[number] ?? unmeasured;
    if (known !== unmeasured) return known;
    const text = this.texts[number] ?? '';
    const width = text.includes('\n') ? Number.POSITIVE_INFINITY : textWidth(text);
    this.#widths[number] = width;
    return width;
  }
}
