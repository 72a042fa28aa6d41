import { weeksAhead } from '../simulation/horizons.ts';
import type { SeededRandom } from '../simulation/seeded-random.ts';
import { drawGamma } from './draw-gamma.ts';
import { logGamma } from './log-gamma.ts';

/*
 * What a firm does in a week, against what is expected of a usual one: a level that is followed from week to week. It is
 * told by many models at once, each weighed by how well it foretold every next week so far:
 *
 * - how soon the past is forgotten: not at all, or a part each week (the power steady model: Smith 1979, Harvey and
 *   Fernandes 1989). Where the last weeks differ for longer than chance allows, those that forget win;
 * - how much more a week varies than chance alone makes it (cases done by the batch);
 * - how fast the level grows or shrinks.
 */
type Model = { readonly kept: number; readonly dispersion: number; readonly growth: number; readonly prior: number };

/** How much of what is known is kept from week to week, and how likely that is before anything is known. */
const forgetting = [
  { kept: 1, prior: 0.3 },
  { kept: 0.97, prior: 0.22 },
  { kept: 0.92, prior: 0.15 },
  { kept: 0.85, prior: 0.1 },
  { kept: 0.7, prior: 0.04 },
];

const growths = [-0.02, -0.01, -0.005, 0.005, 0.01, 0.02];

const models: readonly Model[] = [1, 2, 4, 8, 16, 32].flatMap((dispersion) => [
  ...forgetting.map((each) => ({ ...each, dispersion, growth: 0 })),
  ...growths.flatMap((growth) => [1, 0.97].map((kept) => ({ kept, dispersion, growth, prior: 0.023 }))),
]);

/** The level as it was known before a week began, over so many weeks from then: its mean, and its variance. */
export type LevelAt = { readonly mean: number; readonly variance: number; readonly dispersion: number };

export type Level = {
  /** @param week in the order of time, 0 the first; as many as there are: now. `ahead`: one of those asked for */
  at(week: number, ahead: number): LevelAt;
  /** From 0 to 1: how far it is told by models that soon forget, grow or shrink. */
  readonly unsettled: number;
  draw(random: SeededRandom): DrawnLevel;
};

/** `byWeek`: the level in each week to come, the next first. */
export type DrawnLevel = { readonly byWeek: Float64Array; readonly dispersion: number };

/** @param counts and `expected` by week in the order of time; a week of which nothing is expected tells nothing */
export function followLevel(counts: Float64Array, expected: Float64Array, aheads: readonly number[]): Level {
  const weeks = counts.length;
  const all = expected.reduce((sum, each) => sum + each, 0);
  const usual = (counts.reduce((sum, each) => sum + each, 0) + 0.5) / (all + 0.5);
  // The level of a model is gamma distributed, of this shape over this rate; it is the level now, less growth.
  const shape = new Float64Array(models.length).fill(1);
  const rate = new Float64Array(models.length).fill(1 / usual);
  const fit = Float64Array.from(models, ({ prior }) => Math.log(prior));
  const told: LevelAt[][] = [];
  for (let week = 0; week <= weeks; week++) {
    const weights = weightsOf(fit);
    told.push(aheads.map((ahead) => tell({ shape, rate, weights }, weeks - week, ahead)));
    if (week === weeks) break;
    const [count, due] = [counts[week] ?? 0, expected[week] ?? 0];
    for (let index = 0; index < models.length; index++) {
      const { kept, dispersion, growth } = models[index] ?? neutral;
      const own = due * Math.exp(growth * (week - weeks));
      const a = Math.max(0.5, kept * (shape[index] ?? 0));
      const b = (a * (rate[index] ?? 1)) / (shape[index] ?? 1);
      const y = count / dispersion;
      const e = own / dispersion;
      if (e > 0) {
        fit[index] =
          (fit[index] ?? 0) +
          logGamma(a + y) -
          logGamma(a) -
          logGamma(y + 1) -
          a * Math.log1p(e / b) -
          y * Math.log1p(b / e) -
          Math.log(dispersion);
      }
      shape[index] = a + (e > 0 ? y : 0);
      rate[index] = b + e;
    }
  }
  const weights = weightsOf(fit);
  const courses = models.map((model, index) => courseOf(model, shape[index] ?? 1, rate[index] ?? 1));
  return {
    at: (week, ahead) => told[week]?.[aheads.indexOf(ahead)] ?? { mean: usual, variance: usual ** 2, dispersion: 1 },
    unsettled: weights.reduce((sum, weight, index) => (isSettled(models[index] ?? neutral) ? sum : sum + weight), 0),
    draw: (random) => {
      let lot = random.next();
      const index = Math.max(
        0,
        weights.findIndex((weight) => {
          lot -= weight;
          return lot < 0;
        }),
      );
      const { a, parts, means } = courses[index] ?? steadyCourse;
      const atEnd = drawGamma(a, random) / a;
      const byWeek = parts.map((part, week) => (means[week] ?? 0) * atEnd ** part);
      return { byWeek, dispersion: (models[index] ?? neutral).dispersion };
    },
  };
}

/** How a level may go on over the weeks to come: in each a part of what will have changed at the end has come about. */
type Course = { readonly a: number; readonly parts: Float64Array; readonly means: Float64Array };

function courseOf({ kept, growth }: Model, shape: number, rate: number): Course {
  // As it will be known at the end. What makes it differ from now comes about bit by bit, as it did in the past.
  const a = Math.max(0.5, shape * kept ** weeksAhead);
  const parts = Float64Array.from({ length: weeksAhead }, (_, week) => kept ** ((weeksAhead - week - 0.5) / 3));
  const means = parts.map((part, week) => {
    // On average a part of a change, as a power of it, comes to so much, and not to 1.
    const power = Math.exp(logGamma(a + part) - logGamma(a) - part * Math.log(a));
    return ((shape / rate) * Math.exp(growth * (week + 0.5))) / power;
  });
  return { a, parts, means };
}

function isSettled({ kept, growth }: Model): boolean {
  return kept >= 0.97 && growth === 0;
}

const neutral: Model = { kept: 1, dispersion: 1, growth: 0, prior: 1 };

const steadyCourse = courseOf(neutral, 1, 1);

function weightsOf(fit: Float64Array): Float64Array {
  const best = fit.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  const weights = fit.map((each) => Math.exp(each - best));
  const all = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => each / all);
}

type Known = { readonly shape: Float64Array; readonly rate: Float64Array; readonly weights: Float64Array };

function tell({ shape, rate, weights }: Known, weeksToNow: number, ahead: number): LevelAt {
  let mean = 0;
  let square = 0;
  let dispersion = 0;
  for (const [index, weight] of weights.entries()) {
    if (weight < 1e-4) continue;
    const { kept, growth, dispersion: own } = models[index] ?? neutral;
    const each = ((shape[index] ?? 1) / (rate[index] ?? 1)) * Math.exp(growth * (ahead / 2 - weeksToNow));
    mean += weight * each;
    square += weight * each ** 2 * (1 + 1 / Math.max(0.5, (shape[index] ?? 1) * kept ** ahead));
    dispersion += weight * own;
  }
  return { mean, variance: Math.max(0, square - mean ** 2), dispersion };
}
