import { createChances } from './chances.ts';
import { limitsOfNew, limitsOfOpen } from './limits.ts';
import type { Replay } from './replay-history.ts';
import { createRoller, drawPace, putTogether, type Simulation, widthOfOutcome } from './roll-cases.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SimulatedFirm } from './simulated-case.ts';
import { simulationColumns } from './simulation-columns.ts';
import type { Situations } from './situation.ts';

/** How often it is doubted anew what history tells, and how many futures are put together for each. */
const draws = 100;

const futuresOfDraw = 100;

export const trials = draws * futuresOfDraw;

/*
 * In each draw the open cases are cut into ten parts, and the cases yet to be opened are one more. Each part is moved on 11
 * times, and 100 futures are put together from these: given the draw, no part depends on another. That spares nine tenths
 * of the work. No two futures have more than one of their eleven parts in common, since 11 is a prime.
 */
const timesOfPart = 11;

const openParts = 10;

const parts = openParts + 1;

/** After so many weeks, the openings of a week are half as likely to come again as those of the last. */
const openingsHalfLifeWeeks = 13;

export type SimulationInput = {
  /** In weeks, the nearest first. */
  readonly horizons: readonly number[];
  readonly firm: SimulatedFirm;
  readonly situations: Situations;
  readonly replay: Replay;
  /** How many past weeks' openings may come again. */
  readonly arrivalWeeks: number;
  readonly currencies: readonly string[];
  /** Draws the share of open cases that is withdrawn in a week. */
  readonly drawWithdrawn: (random: SeededRandom) => number;
  /** Of a factor on what completes in four weeks (pace-variation.ts). */
  readonly paceVariance: number;
  readonly random: SeededRandom;
};

/**
 * Plays the weeks to come 10,000 times.
 *
 * Each draw gives every past case, and every past week, a weight by chance (a Bayesian bootstrap): what few cases tell
 * differs much from draw to draw, and the ranges are wider for it. In each future an open case completes by the chance of
 * its situation; and in each week as many cases are opened, of the types and values, as in a past week picked by lot,
 * each of which completes by the chance of a case just opened. What completes is then more or less by the firm's pace.
 */
export function simulateCompletions(input: SimulationInput): Simulation {
  const { horizons, firm, situations, replay, random, currencies } = input;
  const columns = simulationColumns(firm.cases, { ...input, useStages: replay.weeksByStage > 0 });
  const roller = createRoller(horizons.length, columns, random);
  const drawChances = createChances(replay, situations, firm.types);
  const width = widthOfOutcome(horizons.length, currencies.length);
  const outcomes = Array.from({ length: parts }, () => new Float64Array(timesOfPart * width));
  const pace = new Float64Array(horizons.length);
  const result = {
    cases: horizons.map(() => new Float64Array(trials)),
    value: currencies.map(() => horizons.map(() => new Float64Array(trials))),
  };

  const weights = new Float64Array(firm.cases.length);
  for (let draw = 0; draw < draws; draw++) {
    for (let index = 0; index < weights.length; index++) weights[index] = random.exponential();
    const chances = drawChances(weights);
    const withdrawnAWeek = input.drawWithdrawn(random);
    const rules = { horizons, chances, withdrawnAWeek };
    const openLimits = limitsOfOpen(columns, rules);
    const newLimits = limitsOfNew(firm.types, situations, rules);
    const pickWeek = createPick(
      Array.from(
        { length: input.arrivalWeeks },
        (_, week) => random.exponential() * 2 ** (-week / openingsHalfLifeWeeks),
      ),
    );
    for (const [part, row] of outcomes.entries()) {
      row.fill(0);
      for (let at = 0; at < row.length; at += width) {
        if (part < openParts) roller.open(openLimits, { first: part, step: openParts }, { row, at });
        else roller.opened(newLimits, pickWeek, { row, at });
      }
    }
    for (let future = 0; future < futuresOfDraw; future++) {
      const round = Math.floor(future / timesOfPart);
      const own = outcomes.map((row, part) => ({ row, from: ((future + part * round) % timesOfPart) * width }));
      drawPace(pace, input.paceVariance, random);
      putTogether(own, pace, result, draw * futuresOfDraw + future);
    }
  }
  return result;
}

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
