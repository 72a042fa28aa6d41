import type { Chances } from '../simulation/chances.ts';
import { weeksAhead } from '../simulation/horizons.ts';
import type { Situations } from '../simulation/situation.ts';
import type { Level } from './level.ts';
import { newWithin, type PastWeeks } from './past-weeks.ts';
import { type Foretold, scoreOf } from './score.ts';
import type { Season } from './season.ts';
import { stretchOf } from './stretch.ts';
import { sumOfWeeks } from './weekly-counts.ts';

/* A firm's past weeks, forecast as they would have been, and what that says of the two ways of forecasting. */

export type OutlookInput = {
  readonly past: PastWeeks;
  readonly situations: Situations;
  readonly chances: Chances;
  readonly horizons: readonly number[];
  /** Which part of its workdays each past week had, in the order of time, and each to come. */
  readonly openPast: Float64Array;
  readonly openAhead: Float64Array;
  /** Whether the settings name closed days of the firm's own in a week to come. */
  readonly ownDaysAhead: readonly boolean[];
};

/** What a season does to a usual week. */
export type Factors = Pick<Season, 'past' | 'aheadSwing' | 'doubt'>;

/** What is followed: openings, completions, and completions against what the cases' chances make due. */
export type Levels = Readonly<Record<'opened' | 'done' | 'pace', Level>>;
type AllFactors = Readonly<Record<'openedFactors' | 'doneFactors' | 'paceFactors', Factors>>;

/**
 * Replays both ways of forecasting.
 *
 * @param given.swing how far the year goes up and down
 * @returns how far the forecast goes by the team, from 0 to 1, and by horizon by how much its ranges are stretched
 */
export function replayOutlook(
  input: OutlookInput,
  given: { readonly levels: Levels; readonly factors: AllFactors; readonly swing: number },
): { readonly byThroughput: number; readonly stretch: readonly number[] } {
  const { past, horizons } = input;
  const replayed = replay(input, given.levels, given.factors);
  const { swing, levels } = given;
  return judge(replayed, { horizons, weeks: past.done.length, swing, unsettled: levels.pace.unsettled });
}

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

function judge(
  replayed: readonly Replayed[],
  about: {
    readonly horizons: readonly number[];
    readonly weeks: number;
    readonly swing: number;
    readonly unsettled: number;
  },
) {
  const { horizons, weeks, swing, unsettled } = about;
  const mean = (of: readonly number[]) => sumOfWeeks(of) / Math.max(1, of.length);
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
    return stretchOf({ squares, apart: squares.length === 0 ? 0 : own(ahead), weeks, ahead, unsettled });
  });
  return { byThroughput, stretch };
}
