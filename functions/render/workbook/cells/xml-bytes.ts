/** Writes a part of a file, and pauses whenever there is enough of it to be packed. */
export type XmlWriter = (out: XmlBytes) => Iterable<undefined>;

/**
 * XML as the bytes that a file has of it, in memory that is used again and again: a large firm has millions of cells, and
 * a text for each would cost more than to work out what it says.
 */
export class XmlBytes {
  #bytes = Buffer.allocUnsafeSlow(2 * enough);
  #length = 0;

  /** Whether there is enough to be packed. */
  get isEnough(): boolean {
    return this.#length >= enough;
  }

  /** What was written since it was last cleared; good until something else is written. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** Any text, which is not escaped here. */
  text(text: string): void {
    this.#makeRoom(text.length * mostBytesOfUnit);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /**
   * A text between two others, if it is of permitted characters alone.
   *
   * @param permitted by their codes, those of ASCII: 1 for one that is
   * @returns whether it is; if not, nothing is written
   */
  textOf(permitted: Uint8Array, before: Uint8Array, text: string, after: Uint8Array): boolean {
    const start = this.#length;
    this.bytes(before);
    this.#makeRoom(text.length);
    const from = this.#length;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (permitted[code] !== 1) {
        this.#length = start;
        return false;
      }
      this.#bytes[from + at] = code;
    }
    this.#length = from + text.length;
    this.bytes(after);
    return true;
  }

  /** What `inBytes` made of a text that comes again and again. */
  bytes(known: Uint8Array): void {
    this.#makeRoom(known.length);
    const bytes = this.#bytes;
    const from = this.#length;
    // Faster than `set`, as short as they are.
    for (let at = 0; at < known.length; at += 1) bytes[from + at] = known[at] ?? 0;
    this.#length = from + known.length;
  }

  /** As JavaScript writes it, and so XML. */
  number(value: number): void {
    // Of 32 bits, as most are: the rest of them is worked out without fractions.
    const whole = value | 0;
    if (whole !== value || whole < 0) {
      this.text(String(value));
      return;
    }
    this.#makeRoom(mostDigits);
    const bytes = this.#bytes;
    let digits = 1;
    for (let limit = 10; whole >= limit; limit *= 10) digits += 1;
    const end = this.#length + digits;
    let rest = whole;
    for (let at = end - 1; at >= this.#length; at -= 1) {
      const tens = (rest / 10) | 0;
      bytes[at] = zero + (rest - tens * 10);
      rest = tens;
    }
    this.#length = end;
  }

  /** A number between two known texts. */
  numberBetween(before: Uint8Array, value: number, after: Uint8Array): void {
    this.bytes(before);
    this.number(value);
    this.bytes(after);
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.#length + more));
    larger.set(this.written);
    this.#bytes = larger;
  }
}

/** For `XmlBytes.bytes`. */
export function inBytes(text: string): Uint8Array {
  return Buffer.from(text);
}

/** Bytes; what is packed at a time. */
const enough = 1 << 17;

/** In UTF-8, of a unit of UTF-16. */
const mostBytesOfUnit = 3;

const zero = 0x30;

/** Of a whole number of 32 bits. */
const mostDigits = 10;
