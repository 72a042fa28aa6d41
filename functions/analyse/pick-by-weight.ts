/** Makes a function that picks an index, by a lot from 0 up to but not 1, as often as its weight says. */
export function createPick(weights: readonly number[]): (lot: number) => number {
  const all = weights.reduce((sum, each) => sum + each, 0);
  let sum = 0;
  const upTo = weights.map((each) => {
    sum += each;
    return sum / all;
  });
  return (lot) => {
    let index = 0;
    while (index < upTo.length - 1 && lot >= (upTo[index] ?? 1)) index++;
    return index;
  };
}
