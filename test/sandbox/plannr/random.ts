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
  let state = hash(seed.join('/'));
  // mulberry32
  const bits = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
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

// FNV-1a, then a last mix so that seeds that differ in one digit part at once.
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  return state ^ (state >>> 13);
}
