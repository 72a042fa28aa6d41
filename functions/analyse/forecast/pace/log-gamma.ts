/** The logarithm of the gamma function of a number above 0. Source: Stirling's series, after a shift above 7. */
export function logGamma(of: number): number {
  let product = 1;
  let x = of;
  for (; x < 7; x++) product *= x;
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square / 1260)) / x;
  return (x - 0.5) * Math.log(x) - x + 0.918_938_533_204_672_8 + series - Math.log(product);
}
