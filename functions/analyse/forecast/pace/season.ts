import { logGamma } from './log-gamma.ts';

/** What a firm did in the weeks before as-at, the last first, and what is expected of each by all that is known but the season. */
export type WeeklyCounts = { readonly counts: Float64Array; readonly expected: Float64Array };

/** Factors on a usual week, by weeks before as-at (the last first) and by weeks to come (the next first). */
export type Season = {
  readonly past: Float64Array;
  /** Those to come, less the weeks that stand out. */
  readonly aheadSwing: Float64Array;
  /** By week to come: which part of the usual may be done in it since it stands out, and how likely that is. */
  readonly aheadParts: readonly (readonly PossiblePart[])[];
  /** How many weeks of the year stand out by themselves, and by how much the rest of the year goes up and down. */
  readonly standsOut: number;
  readonly swing: number;
  /** How far the logarithm of a factor to come may be off: the standard deviation of what few years tell of it. */
  readonly doubt: number;
};

const yearWeeks = 52;

/** From two years on, what both have alike can be told from chance. */
export const yearsForSeason = 2;

/** A week of the year in which so small a part of the usual is done is one in which the firm is closed for days. */
const closedParts = [0.05, 0.25, 0.5];
const closedPrior = 0.08;

/** Of a week of the year: a part of what is usual, and the odds that no more is done in it. */
export type PossiblePart = { readonly part: number; readonly chance: number };

const wholeWeek: readonly PossiblePart[] = [{ part: 1, chance: 1 }];

/** @param weeksAhead how many weeks to come are told */
export function findSeason(
  { counts, expected }: WeeklyCounts,
  closed: readonly (readonly PossiblePart[])[],
  weeksAhead: number,
): Season {
  const weeks = counts.length;
  const sharp = Float64Array.from(closed, (parts) => parts.reduce((sum, { part, chance }) => sum + part * chance, 0));
  const years = yearsIn(counts);
  const flat = {
    past: new Float64Array(weeks).fill(1),
    aheadSwing: new Float64Array(weeksAhead).fill(1),
    aheadParts: Array.from({ length: weeksAhead }, () => wholeWeek),
    standsOut: 0,
    swing: 0,
    doubt: 0,
  };
  if (years < 1) return flat;
  const { smooth, doubt } =
    years < yearsForSeason
      ? { smooth: new Float64Array(yearWeeks).fill(1), doubt: 0 }
      : swingOfYear(counts, expected, sharp, years);
  // The next week is the one that was 51 weeks ago.
  const weekAhead = (week: number) => (((-1 - week) % yearWeeks) + yearWeeks) % yearWeeks;
  return {
    past: flat.past.map((_, ago) => (sharp[ago % yearWeeks] ?? 1) * (smooth[ago % yearWeeks] ?? 1)),
    aheadSwing: flat.aheadSwing.map((_, week) => smooth[weekAhead(week)] ?? 1),
    aheadParts: flat.aheadParts.map((_, week) => closed[weekAhead(week)] ?? wholeWeek),
    standsOut: sharp.filter((part) => part < 0.7).length,
    swing: smooth.reduce((most, each) => Math.max(most, Math.abs(Math.log(each))), 0),
    doubt,
  };
}

/** Whole years; of the first weeks of all nothing may be known. */
function yearsIn(counts: Float64Array): number {
  return Math.floor((counts.length + 4) / yearWeeks);
}

/** Weeks of the year in which much less is done than in those around, in every year: by the odds of chance against closed. */
export function closedWeeks(
  { counts, expected }: WeeklyCounts,
  dispersion: number,
): readonly (readonly PossiblePart[])[] {
  const years = yearsIn(counts);
  return Array.from({ length: yearWeeks }, (_, week) => {
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
    return possibleParts(done / dispersion, usual / dispersion);
  });
}

function possibleParts(done: number, usual: number): readonly PossiblePart[] {
  if (usual <= 0) return wholeWeek;
  // What is usual is told by a few weeks itself: a gamma distribution in place of a number.
  const shape = 8 * usual;
  const chance = (part: number) =>
    logGamma(shape + done) - logGamma(shape) - shape * Math.log1p(part / 8) - done * Math.log1p(8 / part);
  const open = Math.log(1 - closedPrior) + chance(1);
  const closed = closedParts.map((part) => Math.log(closedPrior / closedParts.length) + chance(part));
  const best = Math.max(open, ...closed);
  const odds = closed.map((each) => Math.exp(each - best));
  const all = Math.exp(open - best) + odds.reduce((sum, each) => sum + each, 0);
  return [
    { part: 1, chance: Math.exp(open - best) / all },
    ...odds.map((each, index) => ({ part: closedParts[index] ?? 1, chance: each / all })),
  ];
}

/** Three weeks are taken together. */
const reach = 1;

/** About so many stretches of a year tell something of their own. */
const ownStretches = 15;

/** How the year goes up and down, as far as it did so alike in every year: what is not alike is drawn in. */
function swingOfYear(
  counts: Float64Array,
  expected: Float64Array,
  sharp: Float64Array,
  years: number,
): { readonly smooth: Float64Array; readonly doubt: number } {
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
  // Less half a standard error of a correlation: chance makes two years alike, too.
  const shared = whole * Math.max(0, likeness - (0.5 * (1 - likeness ** 2)) / Math.sqrt(ownStretches));
  const kept = whole <= 0 ? 0 : shared / (shared + Math.max(0, whole - shared) / years);
  const mean = Float64Array.from({ length: yearWeeks }, (_, week) =>
    Math.exp((kept * centred.reduce((sum, own) => sum + (own[week] ?? 0), 0)) / years),
  );
  const level = mean.reduce((sum, each) => sum + each, 0) / yearWeeks;
  return { smooth: mean.map((each) => each / level), doubt: Math.sqrt(shared * (1 - kept)) };
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, each, index) => sum + each * (b[index] ?? 0), 0) / a.length;
}
