import { drawNormal } from '../simulation/draw-normal.ts';
import { weeksAhead } from '../simulation/horizons.ts';
import type { SeededRandom } from '../simulation/seeded-random.ts';
import { followLevel } from './level.ts';
import { type Factors, type OutlookInput, replayOutlook } from './replay-outlook.ts';
import { closedWeeks, findSeason, type Season } from './season.ts';
import { dispersionOf, spread, sumOfWeeks, times } from './weekly-counts.ts';

/** One way in which the weeks to come may go. */
export type DrawnOutlook = {
  /** By week to come: the factor on the chance of a case to complete in it, and how many cases are opened in it. */
  readonly pace: Float64Array;
  readonly opened: Float64Array;
  /** How many cases the team completes between one horizon and the next, where the team is the limit. */
  readonly throughput?: Float64Array;
  /** By how much more than chance alone the number that completes varies; 1 for chance alone. */
  readonly dispersion: number;
};

export type Outlook = {
  draw(random: SeededRandom, lot: number): DrawnOutlook;
  /** Between 0 and 1: how far the forecast goes by what the team completed, and not by the cases' own chances. */
  readonly byThroughput: number;
  /** By horizon: by how much the ranges are stretched, since replayed forecasts were off by so much more than they said. */
  readonly stretch: readonly number[];
  readonly season: Season;
  /** What the firm does now against what it did over the whole history: completions for its cases, and openings. */
  readonly changed: { readonly pace: number; readonly opened: number };
};

/**
 * How fast the firm works and what it will open, from its past weeks. Two forecasts are made of it: by the chances of the
 * cases, and by how many the team completes a week. Both are replayed: made as they would have been so many weeks ago,
 * and scored by what came. The better one weighs more.
 */
export function findOutlook(input: OutlookInput): Outlook {
  const { past, horizons } = input;
  const { opened, due } = past;
  const done = spread(past.done);
  const weeks = done.length;
  const both = past.opened.map((each, week) => each + (past.done[week] ?? 0));
  const closed = closedWeeks(
    { counts: both.toReversed(), expected: input.openPast.toReversed() },
    Math.max(dispersionOf(past.opened), dispersionOf(past.done)),
  );
  const seasonOf = (counts: Float64Array, expected: Float64Array) =>
    findSeason({ counts: counts.toReversed(), expected: expected.toReversed() }, closed, weeksAhead);
  const doneSeason = seasonOf(done, input.openPast);
  const openedFactors = factorsOf(seasonOf(opened, input.openPast), input);
  const doneFactors = factorsOf(doneSeason, input);
  const paceFactors = factorsOf(seasonOf(done, times(due, input.openPast)), input);

  const levels = {
    opened: followLevel(opened, openedFactors.past, horizons),
    done: followLevel(done, doneFactors.past, horizons),
    pace: followLevel(done, times(due, paceFactors.past), horizons),
  };
  const factors = { openedFactors, doneFactors, paceFactors };
  const { byThroughput, stretch } = replayOutlook(input, { levels, factors, swing: doneSeason.swing });
  const usualPace = levels.pace.at(weeks, horizons[0] ?? 1).mean;
  const usualOpened = levels.opened.at(weeks, horizons[0] ?? 1).mean;
  return {
    byThroughput,
    stretch,
    season: doneSeason,
    changed: {
      pace: usualPace,
      opened: usualOpened / Math.max(0.01, sumOfWeeks(opened) / Math.max(1, sumOfWeeks(openedFactors.past))),
    },
    draw(random, lot) {
      const exponent = seasonExponent.mean + seasonExponent.spread * drawNormal(random);
      const parts = drawParts(doneSeason.aheadParts, input, random);
      const ahead = (levelIn: (week: number) => number, factors: Factors) => {
        const doubted = Math.exp(factors.doubt * drawNormal(random) - factors.doubt ** 2 / 2);
        return parts.map((part, week) => doubted * levelIn(week) * part * (factors.aheadSwing[week] ?? 1) ** exponent);
      };
      const isThroughput = lot < byThroughput;
      const pace = levels.pace.draw(random);
      const drawnOpened = levels.opened.draw(random);
      if (!isThroughput) {
        return {
          pace: ahead((week) => pace.byWeek[week] ?? 1, paceFactors),
          opened: ahead((week) => drawnOpened.byWeek[week] ?? 0, openedFactors),
          dispersion: pace.dispersion,
        };
      }
      const drawn = levels.done.draw(random);
      const each = ahead((week) => drawn.byWeek[week] ?? 0, doneFactors);
      return {
        pace: ahead(() => usualPace, paceFactors),
        opened: ahead(() => usualOpened, openedFactors),
        throughput: Float64Array.from(horizons, (to, index) => sumOfWeeks(each.subarray(horizons[index - 1] ?? 0, to))),
        dispersion: drawn.dispersion,
      };
    },
  };
}

function factorsOf(season: Season, { openPast }: OutlookInput): Factors {
  const { aheadSwing, doubt } = season;
  return { past: times(season.past.toReversed(), openPast), aheadSwing, doubt };
}

/**
 * Which part of the usual is done in each week to come. Of one with closed days of the firm's own the settings tell more than
 * last year; with bank holidays alone it may be closed for longer, as it was last year.
 */
function drawParts(
  possible: Season['aheadParts'],
  { openAhead, ownDaysAhead }: Pick<OutlookInput, 'openAhead' | 'ownDaysAhead'>,
  random: SeededRandom,
): Float64Array {
  return openAhead.map((open, week) => {
    let lot = random.next();
    if (ownDaysAhead[week] === true) return open;
    for (const { part, chance } of possible[week] ?? []) {
      lot -= chance;
      if (lot < 0) return open * part;
    }
    return open;
  });
}

/**
 * No two years are alike: the season counts by an exponent, drawn anew each time. Somewhat above 1 on average, since the
 * smoothing of the year takes its peaks down.
 */
const seasonExponent = { mean: 1.3, spread: 0.45 };
