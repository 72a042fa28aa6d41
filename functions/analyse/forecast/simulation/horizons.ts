/**
 * How far a forecast looks ahead, in weeks, the nearest first. Nothing else knows how many there are, or which: another
 * list makes another forecast.
 */
export const horizons: readonly number[] = [4, 8, 13];

/** How far ahead the chance of completing is worked out, in weeks: as far as the furthest of them. */
export const weeksAhead = Math.max(...horizons);
