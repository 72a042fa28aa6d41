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
  let [a, b, c, d] = hash(seed);
  const bits = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
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
