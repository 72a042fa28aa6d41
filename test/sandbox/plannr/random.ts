/** A seeded source of chance: the same seed gives the same numbers on every machine. */
export type Random = {
  /** From 0 up to but not 1. */
  next(): number;
  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Log-normal: half of the draws are under the median. */
  lognormal(median: number, sigma: number): number;
  uuid(): string;
};

/** Two streams with different parts in their seeds have nothing to do with each other. */
export function random(...seed: readonly (string | number)[]): Random {
  let [a, b, c, d] = hash(seed.join('/'));
  // sfc32: 128 bits of state, as with 32 two of 100,000 cases would soon share theirs, and so their UUID.
  const bits = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) bits();
  const next = () => bits() / 4_294_967_296;
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (share) => next() < share,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
    lognormal: (median, sigma) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(sigma * normal);
    },
    uuid: () => {
      const third = (bits() & 0x3fffffff) | 0x80000000;
      const second = (bits() & 0xffff0fff) | 0x4000;
      return uuidOf(bits(), second >>> 0, third >>> 0, bits());
    },
  };
}

function uuidOf(first: number, second: number, third: number, fourth: number): string {
  const b = hex(second);
  const c = hex(third);
  return `${hex(first)}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${hex(fourth)}`;
}

function hex(bits: number): string {
  return bits.toString(16).padStart(8, '0');
}

// cyrb128
function hash(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}
