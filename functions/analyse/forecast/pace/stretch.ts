import { weeksAhead } from '../simulation/horizons.ts';
import { sumOfWeeks } from './weekly-counts.ts';

export type StretchInput = {
  /** Of each replayed forecast of this horizon: by how much it was off, squared, over the variance that it told. */
  readonly squares: readonly number[];
  /** How many of them do not overlap. */
  readonly apart: number;
  /** Weeks of history. */
  readonly weeks: number;
  /** The horizon, in weeks. */
  readonly ahead: number;
  /** From 0 to 1: how far the pace is told by models that soon forget, grow or shrink (level.ts). */
  readonly unsettled: number;
};

/** So many forecasts that did not overlap weigh as much as what is taken for granted; with 4 ranges of steady firms held over 90 times in 100. */
const takenForGranted = 3;

/** By how much the ranges are to be wider than simulated, as forecasts of the past were off by more, or by less, than they said. */
export function stretchOf({ squares, apart, weeks, ahead, unsettled }: StretchInput): number {
  const mean = sumOfWeeks(squares) / Math.max(1, squares.length);
  const factor = Math.sqrt((apart * mean + takenForGranted) / (apart + takenForGranted));
  const changing = changingPart(unsettled);
  const least = leastStretch(weeks, ahead);
  const learnt = Math.max(least + (1 - least) * changing, factor);
  const goesOn = 1 + furtherChange * changing * (1 - unsettled) * Math.sqrt(ahead / weeksAhead);
  return Math.min(mostStretch, learnt * goesOn);
}

const mostStretch = 1.8;

/** From so many weeks on, all horizons are far. */
const farAhead = 8;

/**
 * The doubt about the level is told too large with little history, and far ahead: the more there is, and the nearer the
 * horizon, the less are the ranges narrowed.
 */
function leastStretch(weeks: number, ahead: number): number {
  const years = Math.min(2, weeks / 52);
  return (0.6 + 0.175 * years) * (1 - (0.22 - 0.07 * years) * Math.min(1, ahead / farAhead));
}

/*
 * A pace that changed goes on changing. Replays cannot tell by how much: they know the chances of the whole history, which
 * is the mean of its changes. So nothing is narrowed then, and the further ahead, the wider. What is surely changing is told
 * by models that forget, which doubt the weeks ahead enough by themselves; it is between the two that doubt is told too small.
 */
const furtherChange = 0.8;

/** Most firms whose pace is steady have less than the first, and few more than the second; of those whose pace wanders most have more. */
const unsettledFrom = 0.3;
const unsettledAt = 0.45;

function changingPart(unsettled: number): number {
  return Math.min(1, Math.max(0, (unsettled - unsettledFrom) / (unsettledAt - unsettledFrom)));
}
