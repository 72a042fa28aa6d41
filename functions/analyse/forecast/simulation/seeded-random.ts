/** A source of chance for simulations: the same seed gives the same numbers on every machine. */
export type SeededRandom = {
  /** A whole number from 0 up to but not 2^32. */
  bits(): number;
  /** From 0 up to but not 1. */
  next(): number;
  /** Exponential with mean 1: the weights of a Bayesian bootstrap, once they are brought to a sum of 1. */
  exponential(): number;
};

/** sfc32, seeded with cyrb128. Source: PractRand's sfc; both are in the public domain. */
export function seededRandom(seed: string): SeededRandom {
  // Typed, since numbers of 32 bits kept in a closure's variables would each be put on the heap.
  const state = Int32Array.from(hash(seed));
  const bits = () => {
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = state[2] ?? 0;
    const d = state[3] ?? 0;
    const sum = (a + b + d) | 0;
    state[3] = d + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) bits();
  const next = () => bits() / 4_294_967_296;
  return { bits, next, exponential: () => -Math.log(1 - next()) };
}

function hash(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597_399_067);
    b = c ^ Math.imul(b ^ code, 2_869_860_233);
    c = d ^ Math.imul(c ^ code, 951_274_213);
    d = a ^ Math.imul(d ^ code, 2_716_044_179);
  }
  a = Math.imul(c ^ (a >>> 18), 597_399_067);
  b = Math.imul(d ^ (b >>> 22), 2_869_860_233);
  c = Math.imul(a ^ (c >>> 17), 951_274_213);
  d = Math.imul(b ^ (d >>> 19), 2_716_044_179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}
