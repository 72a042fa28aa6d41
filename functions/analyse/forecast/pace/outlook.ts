import type { Chances } from '../simulation/chances.ts';
import { weeksAhead } from '../simulation/horizons.ts';
import type { SeededRandom } from '../simulation/seeded-random.ts';
import type { Situations } from '../simulation/situation.ts';
import { drawNormal } from './draw-gamma.ts';
import { followLevel, type Level } from './level.ts';
import { newWithin, type PastWeeks } from './past-weeks.ts';
import { type Foretold, scoreOf } from './score.ts';
import { closedWeeks, findSeason, type Season } from './season.ts';

export type OutlookInput = {
  readonly past: PastWeeks;
  readonly situations: Situations;
  readonly chances: Chances;
  readonly horizons: readonly number[];
  /** Which part of its workdays each past week had, in the order of time, and each to come. */
  readonly openPast: Float64Array;
  readonly openAhead: Float64Array;
};

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

type Factors = Pick<Season, 'past' | 'aheadSwing' | 'doubt'>;

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
  const replayed = replay(input, levels, { openedFactors, doneFactors, paceFactors });
  const { byThroughput, stretch } = judge(replayed, { horizons, weeks, swing: doneSeason.swing });
  const usualPace = levels.pace.at(weeks, horizons[0] ?? 1).mean;
  const usualOpened = levels.opened.at(weeks, horizons[0] ?? 1).mean;
  return {
    byThroughput,
    stretch,
    season: doneSeason,
    changed: {
      pace: usualPace,
      opened: usualOpened / Math.max(0.01, sumOf(opened) / Math.max(1, sumOf(openedFactors.past))),
    },
    draw(random, lot) {
      const more = seasonExponent.mean - 1 + seasonExponent.spread * drawNormal(random);
      const parts = drawParts(doneSeason.aheadParts, input.openAhead, random);
      const ahead = ({ level, growth }: { readonly level: number; readonly growth: number }, factors: Factors) => {
        const doubted = level * Math.exp(factors.doubt * drawNormal(random) - factors.doubt ** 2 / 2);
        return parts.map(
          (part, week) =>
            doubted * Math.exp(growth * (week + 0.5)) * part * (factors.aheadSwing[week] ?? 1) ** (1 + more),
        );
      };
      const isThroughput = lot < byThroughput;
      const pace = levels.pace.draw(random);
      const drawnOpened = levels.opened.draw(random);
      if (!isThroughput) {
        return {
          pace: ahead(pace, paceFactors),
          opened: ahead(drawnOpened, openedFactors),
          dispersion: pace.dispersion,
        };
      }
      const drawn = levels.done.draw(random);
      const each = ahead(drawn, doneFactors);
      return {
        pace: ahead({ level: usualPace, growth: 0 }, paceFactors),
        opened: ahead({ level: usualOpened, growth: 0 }, openedFactors),
        throughput: Float64Array.from(horizons, (to, index) => sumOf(each.subarray(horizons[index - 1] ?? 0, to))),
        dispersion: drawn.dispersion,
      };
    },
  };
}

function factorsOf(season: Season, { openPast }: OutlookInput): Factors {
  const { aheadSwing, doubt } = season;
  return { past: times(season.past.toReversed(), openPast), aheadSwing, doubt };
}

/** Which part of the usual is done in each week to come. Of one with closed days the settings tell more than last year. */
function drawParts(possible: Season['aheadParts'], openAhead: Float64Array, random: SeededRandom): Float64Array {
  return openAhead.map((open, week) => {
    let lot = random.next();
    if (open < 1) return open;
    for (const { part, chance } of possible[week] ?? []) {
      lot -= chance;
      if (lot < 0) return part;
    }
    return 1;
  });
}

/** Cases that are completed by the batch are spread over the weeks from one batch to the next: 1, 2 or 4. */
function spread(counts: Float64Array): Float64Array {
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
    sumOf(counts.subarray(first + bin * width, first + (bin + 1) * width)),
  );
}

/** By how much more the counts vary from week to week than chance alone would have them. */
function dispersionOf(counts: Float64Array): number {
  let squares = 0;
  let sums = 0;
  for (let week = 1; week < counts.length; week++) {
    const [before, now] = [counts[week - 1] ?? 0, counts[week] ?? 0];
    squares += (now - before) ** 2;
    sums += now + before;
  }
  return Math.max(1, squares / Math.max(1, sums));
}

type Levels = Readonly<Record<'opened' | 'done' | 'pace', Level>>;
type AllFactors = Readonly<Record<'openedFactors' | 'doneFactors' | 'paceFactors', Factors>>;

/** One horizon, forecast as it would have been some weeks ago, both ways. */
type Replayed = { readonly ago: number; readonly weeks: number; readonly byCases: Foretold; readonly byTeam: Foretold };

/** Before the first of these weeks too little was known to forecast from. */
const weeksToLearn = 13;

function replay(input: OutlookInput, levels: Levels, factors: AllFactors): Replayed[] {
  const { past, horizons, situations, chances } = input;
  const weeks = past.done.length;
  const every = Math.max(2, Math.ceil(weeks / 40));
  const agos = [...past.looks.keys()].filter((ago) => ago <= weeks - weeksToLearn).sort((a, b) => a - b);
  return agos.flatMap((ago, index) => {
    if (index % every !== 0) return [];
    const from = weeks - ago;
    const known = horizons.filter((each) => each <= ago);
    if (known.length === 0) return [];
    const pace = levels.pace.at(from, horizons[0] ?? 1);
    const own = new Float64Array(weeksAhead);
    for (let week = 0; week < weeksAhead; week++) own[week] = pace.mean * (factors.paceFactors.past[from + week] ?? 1);
    const look = past.looks.get(ago) ?? new Map<number, number>();
    const open = new Float64Array(weeksAhead + 1);
    // Of one case, by chance: its chance times the rest.
    const openByChance = new Float64Array(weeksAhead + 1);
    for (const [number, count] of look) {
      const situation = past.situations[number];
      const within = situation && chances.within(situation, 0, own);
      for (let week = 1; week <= weeksAhead; week++) {
        const chance = within?.[week] ?? 0;
        open[week] = (open[week] ?? 0) + count * chance;
        openByChance[week] = (openByChance[week] ?? 0) + count * chance * (1 - chance);
      }
    }
    const fresh = newWithin(past.openedOfType, situations, chances, own);
    return known.map((ahead): Replayed => {
      const opened = levels.opened.at(from, ahead);
      const paceThen = levels.pace.at(from, ahead);
      const team = levels.done.at(from, ahead);
      let ofNew = 0;
      let ofTeam = 0;
      let actual = 0;
      for (let week = 0; week < ahead; week++) {
        const chance = ((fresh[ahead - week] ?? 0) + (fresh[ahead - week - 1] ?? 0)) / 2;
        ofNew += opened.mean * (factors.openedFactors.past[from + week] ?? 1) * chance;
        ofTeam += team.mean * (factors.doneFactors.past[from + week] ?? 1);
        actual += past.done[from + week] ?? 0;
      }
      const byCases = (open[ahead] ?? 0) + ofNew;
      const spread = paceThen.variance / Math.max(1e-6, paceThen.mean) ** 2;
      const spreadOfNew = opened.variance / Math.max(1e-6, opened.mean) ** 2;
      return {
        ago,
        weeks: ahead,
        byCases: {
          mean: byCases,
          variance:
            ((openByChance[ahead] ?? 0) + ofNew) * paceThen.dispersion +
            byCases ** 2 * spread +
            ofNew ** 2 * spreadOfNew,
          actual,
        },
        byTeam: {
          mean: ofTeam,
          variance: ofTeam * team.dispersion + ofTeam ** 2 * (team.variance / Math.max(1e-6, team.mean) ** 2),
          actual,
        },
      };
    });
  });
}

/** So many forecasts that did not overlap would weigh as much as what is taken for granted. */
const takenForGranted = 4;

/**
 * The doubt about the level is told too large with little history, and far ahead: the more there is, and the nearer the
 * horizon, the less are the ranges narrowed.
 */
const stretchLimits = (weeks: number, ahead: number) => {
  const years = Math.min(2, weeks / 52);
  return { least: (0.6 + 0.175 * years) * (1 - ((0.22 - 0.07 * years) * ahead) / weeksAhead), most: 1.8 };
};

/**
 * No two years are alike: the season counts by an exponent, drawn anew each time. Somewhat above 1 on average, since the
 * smoothing of the year takes its peaks down.
 */
const seasonExponent = { mean: 1.25, spread: 0.3 };

function judge(
  replayed: readonly Replayed[],
  { horizons, weeks, swing }: { readonly horizons: readonly number[]; readonly weeks: number; readonly swing: number },
) {
  const mean = (of: readonly number[]) => sumOf(of) / Math.max(1, of.length);
  let [cases, team] = [0, 0];
  for (const each of replayed) {
    // Where the year goes up and down, the same weeks of other years tell most.
    const isSameSeason = Math.abs(((each.ago + 26) % 52) - 26) <= 4 && each.ago > 26;
    const weight = (isSameSeason ? 1 + 20 * swing : 1) / Math.sqrt(each.weeks);
    cases += weight * scoreOf(each.byCases);
    team += weight * scoreOf(each.byTeam);
  }
  // How many forecasts of the past tell something of their own.
  const own = (ahead: number) => Math.max(0, weeks - weeksToLearn) / ahead;
  const trust = own(mean(horizons)) / (own(mean(horizons)) + takenForGranted);
  // Twice as likely before anything is scored, since it knows the cases that are open now.
  const odds = cases > 0 && team > 0 ? (cases / team) ** (8 * trust) / 2 : 0.5;
  const byThroughput = replayed.length === 0 ? 0 : odds / (1 + odds);
  const stretch = horizons.map((ahead) => {
    const squares = replayed
      .filter((each) => each.weeks === ahead)
      .map(({ byCases, byTeam }) => {
        const middle = (1 - byThroughput) * byCases.mean + byThroughput * byTeam.mean;
        const variance =
          (1 - byThroughput) * (byCases.variance + (byCases.mean - middle) ** 2) +
          byThroughput * (byTeam.variance + (byTeam.mean - middle) ** 2);
        return (byCases.actual - middle) ** 2 / Math.max(variance, 0.25);
      });
    const known = squares.length === 0 ? 0 : own(ahead);
    const factor = Math.sqrt((known * mean(squares) + takenForGranted) / (known + takenForGranted));
    const { least, most } = stretchLimits(weeks, ahead);
    return Math.min(most, Math.max(least, factor));
  });
  return { byThroughput, stretch };
}

function times(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((each, index) => each * (b[index] ?? 1));
}

function sumOf(numbers: Float64Array | readonly number[]): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}
