/* What is done with numbers by week, in the order of time. */

/** Cases that are completed by the batch are spread over the weeks from one batch to the next: 1, 2 or 4. */
export function spread(counts: Float64Array): Float64Array {
  const widths = [1, 2, 4];
  const variations = widths.map((width) => dispersionOf(inBins(counts, width)));
  const steadiest = Math.min(...variations);
  const width = widths.find((_, index) => (variations[index] ?? 1) <= 1.5 * steadiest) ?? 1;
  const bins = inBins(counts, width);
  const first = counts.length - bins.length * width;
  return counts.map((count, week) => (week < first ? count : (bins[Math.floor((week - first) / width)] ?? 0) / width));
}

/** The last bin ends now; what is before the first whole one is left out. */
function inBins(counts: Float64Array, width: number): Float64Array {
  const bins = Math.floor(counts.length / width);
  const first = counts.length - bins * width;
  return Float64Array.from({ length: bins }, (_, bin) =>
    sumOfWeeks(counts.subarray(first + bin * width, first + (bin + 1) * width)),
  );
}

/** By how much more the counts vary from week to week than chance alone would have them. */
export function dispersionOf(counts: Float64Array): number {
  let squares = 0;
  let sums = 0;
  for (let week = 1; week < counts.length; week++) {
    const [before, now] = [counts[week - 1] ?? 0, counts[week] ?? 0];
    squares += (now - before) ** 2;
    sums += now + before;
  }
  return Math.max(1, squares / Math.max(1, sums));
}

export function times(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((each, index) => each * (b[index] ?? 1));
}

export function sumOfWeeks(numbers: Float64Array | readonly number[]): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}
