import type { DrawnOutlook, Outlook } from './pace/outlook.ts';
import type { Chances } from './simulation/chances.ts';
import { createCrowd, findCrowd } from './simulation/crowd.ts';
import { drawNormal } from './simulation/draw-normal.ts';
import { expectedOf, tallyOf } from './simulation/expected-completions.ts';
import { weeksAhead } from './simulation/horizons.ts';
import { limitsOfNew, limitsOfOpen } from './simulation/limits.ts';
import { putTogether, type Simulation } from './simulation/put-together.ts';
import type { Replay } from './simulation/replay-history.ts';
import { type CaseRoller, createRoller, type PickedWeeks, widthOfOutcome } from './simulation/roll-cases.ts';
import type { SeededRandom } from './simulation/seeded-random.ts';
import type { SimulatedFirm } from './simulation/simulated-case.ts';
import { type SimulationColumns, selectCases, simulationColumns } from './simulation/simulation-columns.ts';
import type { Situations } from './simulation/situation.ts';

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
  readonly replay: Pick<Replay, 'lots' | 'weeksByStage'>;
  /** Works the chances out for other weights of the lots; those of the last call hold no longer. */
  readonly drawChances: (weights: Float64Array) => Chances;
  /** How many past weeks' openings may come again. */
  readonly arrivalWeeks: number;
  readonly currencies: readonly string[];
  /** Draws the share of open cases that is withdrawn in a week. */
  readonly drawWithdrawn: (random: SeededRandom) => number;
  /** How the weeks to come may go. */
  readonly outlook: Pick<Outlook, 'draw'>;
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
  const columns = simulationColumns(firm, { ...input, useStages: replay.weeksByStage > 0 });
  const rollers = rollersOf(columns, input);
  const tally = tallyOf(columns);
  const width = widthOfOutcome(horizons.length, currencies.length);
  const outcomes = Array.from({ length: parts }, () => new Float64Array(timesOfPart * width));
  const pace = new Float64Array(horizons.length);
  const own = { rows: outcomes, from: new Int32Array(parts) };
  const result = {
    cases: horizons.map(() => new Float64Array(trials)),
    value: currencies.map(() => horizons.map(() => new Float64Array(trials))),
  };

  const weights = new Float64Array(replay.lots);
  for (let draw = 0; draw < draws; draw++) {
    for (let index = 0; index < weights.length; index++) weights[index] = random.exponential();
    const chances = input.drawChances(weights);
    const withdrawnAWeek = input.drawWithdrawn(random);
    const outlook = input.outlook.draw(random, spreadLot(draw));
    const rules = { horizons, chances, withdrawnAWeek, pace: outlook.pace };
    const openLimits = limitsOfOpen(columns, rules);
    const newLimits = limitsOfNew(firm.types, situations, rules);
    const lots = Array.from(
      { length: input.arrivalWeeks },
      (_, week) => random.exponential() * 2 ** (-week / openingsHalfLifeWeeks),
    );
    const times = timesOver(outlook.opened, lots, columns);
    const pickWeek = createPick(lots);
    const usual = expectedOf({ openLimits, newLimits, opened: outlook.opened, tally, horizons });
    for (const row of outcomes) row.fill(0);
    const moves = rollers.map((each) => ({
      open: each.open(openLimits, openParts),
      opened: each.opened(newLimits),
    }));
    for (let time = 0; time < timesOfPart; time++) {
      const at = time * width;
      const picked = pickOpenings(times, pickWeek, random);
      for (const { open, opened } of moves) {
        for (const [part, row] of outcomes.entries()) {
          if (part < openParts) open(part, { row, at });
          else opened(picked, { row, at });
        }
      }
    }
    for (let future = 0; future < futuresOfDraw; future++) {
      const round = Math.floor(future / timesOfPart);
      for (let part = 0; part < parts; part++) own.from[part] = ((future + part * round) % timesOfPart) * width;
      drawPace(pace, usual, outlook, random);
      putTogether(own, pace, result, draw * futuresOfDraw + future);
    }
  }
  return result;
}

/** Where there are very many cases, most are moved on together (crowd.ts); the others each by itself. */
function rollersOf(columns: SimulationColumns, { horizons, firm, currencies, random }: SimulationInput): CaseRoller[] {
  const [open, opened] = [findCrowd(columns.open), findCrowd(columns.opened)];
  const isAlone = { open: (index: number) => open[index] === 0, opened: (index: number) => opened[index] === 0 };
  const isOfCrowd = { open: (index: number) => open[index] === 1, opened: (index: number) => opened[index] === 1 };
  const rolled = createRoller(horizons.length, selectCases(columns, isAlone), random);
  if (!open.includes(1) && !opened.includes(1)) return [rolled];
  const sizes = { horizons: horizons.length, types: firm.types, currencies: currencies.length };
  return [rolled, createCrowd(sizes, selectCases(columns, isOfCrowd), random)];
}

function pickOpenings(times: Float64Array, pickWeek: (lot: number) => number, random: SeededRandom): PickedWeeks {
  const picked: { week: number; past: number; part: number }[] = [];
  for (let week = 0; week < weeksAhead; week++) {
    for (let left = times[week] ?? 1; left > 0; left--) {
      picked.push({ week, past: pickWeek(random.next()), part: Math.min(1, left) });
    }
  }
  return picked;
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

/** From 0 up to but not 1, so that each part of the draws has its share. */
function spreadLot(draw: number): number {
  return (draw * 0.618_033_988_75) % 1;
}

/** How many past weeks' openings make those of each week to come. */
function timesOver(opened: Float64Array, lots: readonly number[], { openedFrom }: SimulationColumns): Float64Array {
  let all = 0;
  let sum = 0;
  for (const [week, lot] of lots.entries()) {
    all += lot;
    sum += lot * ((openedFrom[week + 1] ?? 0) - (openedFrom[week] ?? 0));
  }
  const usual = sum / all;
  return opened.map((each) => (usual > 0 ? Math.min(20, each / usual) : 0));
}

/** Draws how much more or less completes between two horizons than the cases' own chances say: log-normal factors. */
function drawPace(into: Float64Array, usual: Float64Array, outlook: DrawnOutlook, random: SeededRandom): void {
  for (let index = 0; index < into.length; index++) {
    const expected = Math.max(0.5, usual[index] ?? 0);
    const due = outlook.throughput?.[index] ?? expected;
    const spread = Math.sqrt(Math.log1p((outlook.dispersion - 1) / Math.max(0.5, due)));
    const factor = spread === 0 ? 1 : Math.exp(spread * drawNormal(random) - spread ** 2 / 2);
    into[index] = (due / expected) * factor;
  }
}
