import { logGamma } from './log-gamma.ts';

/** What a firm did in the weeks before as-at, the last first, and what is expected of each by all that is known but the season. */
export type WeeklyCounts = { readonly counts: Float64Array; readonly expected: Float64Array };

/** Factors on a usual week, by weeks before as-at (the last first) and by weeks to come (the next first). */
export type Season = {
  readonly past: Float64Array;
  readonly ahead: Float64Array;
  /** Those to come, less the weeks that stand out. */
  readonly aheadSwing: Float64Array;
  /** How many weeks of the year stand out by themselves, and by how much the rest of the year goes up and down. */
  readonly standsOut: number;
  readonly swing: number;
};

const yearWeeks = 52;

/** From two years on, what both have alike can be told from chance. */
export const yearsForSeason = 2;

/** A week of the year in which so small a part of the usual is done is one in which the firm is closed for days. */
const closedParts = [0.05, 0.25, 0.5];
const closedPrior = 0.08;

/** @param weeksAhead how many weeks to come are told */
export function findSeason({ counts, expected }: WeeklyCounts, sharp: Float64Array, weeksAhead: number): Season {
  const weeks = counts.length;
  const years = yearsIn(counts);
  const flat = {
    past: new Float64Array(weeks).fill(1),
    ahead: new Float64Array(weeksAhead).fill(1),
    aheadSwing: new Float64Array(weeksAhead).fill(1),
    standsOut: 0,
    swing: 0,
  };
  if (years < 1) return flat;
  const smooth =
    years < yearsForSeason ? new Float64Array(yearWeeks).fill(1) : swingOfYear(counts, expected, sharp, years);
  const at = (ago: number) => {
    const week = ((ago % yearWeeks) + yearWeeks) % yearWeeks;
    return (sharp[week] ?? 1) * (smooth[week] ?? 1);
  };
  return {
    past: flat.past.map((_, ago) => at(ago)),
    // The next week is the one that was 51 weeks ago.
    ahead: flat.ahead.map((_, week) => at(-1 - week)),
    aheadSwing: flat.ahead.map((_, week) => smooth[(((-1 - week) % yearWeeks) + yearWeeks) % yearWeeks] ?? 1),
    standsOut: sharp.filter((part) => part < 0.7).length,
    swing: smooth.reduce((most, each) => Math.max(most, Math.abs(Math.log(each))), 0),
  };
}

/** Whole years; of the first weeks of all nothing may be known. */
function yearsIn(counts: Float64Array): number {
  return Math.floor((counts.length + 4) / yearWeeks);
}

/** Weeks of the year in which much less is done than in those around, in every year: by the odds of chance against closed. */
export function closedWeeks({ counts, expected }: WeeklyCounts, dispersion: number): Float64Array {
  const years = yearsIn(counts);
  const parts = new Float64Array(yearWeeks).fill(1);
  for (let week = 0; week < yearWeeks; week++) {
    let done = 0;
    let usual = 0;
    for (let year = 0; year < years; year++) {
      const at = week + year * yearWeeks;
      const aside = (from: number, to: number) => {
        let around = 0;
        let due = 0;
        for (let near = Math.max(0, from); near <= Math.min(counts.length - 1, to); near++) {
          around += counts[near] ?? 0;
          due += expected[near] ?? 0;
        }
        return due > 0 ? around / due : Number.POSITIVE_INFINITY;
      };
      // Less than before it and less than after it: a season that ends is no gap.
      const beside = Math.min(aside(at - 6, at - 2), aside(at + 2, at + 6));
      done += counts[at] ?? 0;
      usual += Number.isFinite(beside) ? beside * (expected[at] ?? 0) : 0;
    }
    parts[week] = partOf(done / dispersion, usual / dispersion);
  }
  return parts;
}

function partOf(done: number, usual: number): number {
  if (usual <= 0) return 1;
  // What is usual is told by a few weeks itself: a gamma distribution in place of a number.
  const shape = 8 * usual;
  const chance = (part: number) =>
    logGamma(shape + done) - logGamma(shape) - shape * Math.log1p(part / 8) - done * Math.log1p(8 / part);
  const open = Math.log(1 - closedPrior) + chance(1);
  const closed = closedParts.map((part) => Math.log(closedPrior / closedParts.length) + chance(part));
  const best = Math.max(open, ...closed);
  const odds = closed.map((each) => Math.exp(each - best));
  const all = Math.exp(open - best) + odds.reduce((sum, each) => sum + each, 0);
  return (Math.exp(open - best) + odds.reduce((sum, each, index) => sum + each * (closedParts[index] ?? 1), 0)) / all;
}

/** Three weeks are taken together. */
const reach = 1;

/** About so many stretches of a year tell something of their own. */
const ownStretches = 15;

/** How the year goes up and down, as far as it did so alike in every year: what is not alike is drawn in. */
function swingOfYear(counts: Float64Array, expected: Float64Array, sharp: Float64Array, years: number): Float64Array {
  const levels = Array.from({ length: years }, (_, year) => {
    const slice = (of: Float64Array) => of.subarray(year * yearWeeks, (year + 1) * yearWeeks);
    const due = slice(expected).map((each, week) => each * (sharp[week] ?? 1));
    const sum = (of: Float64Array) => of.reduce((total, each) => total + each, 0);
    return { done: slice(counts), due: due.map((each) => (each * sum(slice(counts))) / Math.max(1e-9, sum(due))) };
  });
  const logs = levels.map(({ done, due }) =>
    Float64Array.from({ length: yearWeeks }, (_, week) => {
      let count = 0;
      let usual = 0;
      for (let near = week - reach; near <= week + reach; near++) {
        const at = (near + yearWeeks) % yearWeeks;
        count += done[at] ?? 0;
        usual += due[at] ?? 0;
      }
      return Math.log((count + 2) / (usual + 2));
    }),
  );
  const centred = logs.map((own) => {
    const mean = own.reduce((sum, each) => sum + each, 0) / yearWeeks;
    return own.map((each) => each - mean);
  });
  let alike = 0;
  let pairs = 0;
  let whole = 0;
  for (const [index, own] of centred.entries()) {
    whole += dot(own, own) / years;
    for (const other of centred.slice(index + 1)) {
      alike += dot(own, other);
      pairs += 1;
    }
  }
  const likeness = whole <= 0 ? 0 : Math.min(1, alike / Math.max(1, pairs) / whole);
  // Less one standard error of a correlation: chance makes two years alike, too.
  const shared = whole * Math.max(0, likeness - (1 - likeness ** 2) / Math.sqrt(ownStretches));
  const kept = whole <= 0 ? 0 : shared / (shared + Math.max(0, whole - shared) / years);
  const mean = Float64Array.from({ length: yearWeeks }, (_, week) =>
    Math.exp((kept * centred.reduce((sum, own) => sum + (own[week] ?? 0), 0)) / years),
  );
  const level = mean.reduce((sum, each) => sum + each, 0) / yearWeeks;
  return mean.map((each) => each / level);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, each, index) => sum + each * (b[index] ?? 0), 0) / a.length;
}
