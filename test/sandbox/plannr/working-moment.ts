import { day, fromLondonClock, hour, londonClock, minute, second, summerOf } from './london-time.ts';
import type { Random } from './random.ts';

/**
 * When someone really did what was due about `wanted`: mostly in office hours of a working day, sometimes late or at a
 * weekend, and now and then on one of the edges where weeks, days and clocks change. A whole second, and after `after`.
 */
export function workingMoment(chance: Random, wanted: number, after: number): number {
  const found = Math.round(momentNear(chance, wanted) / second) * second;
  return found > after ? found : Math.floor(after / second) * second + chance.whole(1, 40) * minute;
}

function momentNear(chance: Random, wanted: number): number {
  const clock = londonClock(wanted);
  const midnight = clock - (clock % day);
  // 1970-01-01 was a Thursday; Monday is 0.
  const weekday = (Math.floor(midnight / day) + 3) % 7;
  const monday = midnight - weekday * day;

  if (chance.chance(0.04)) {
    const within = (chance.next() - 0.5) * 2 * hour;
    switch (chance.whole(0, 4)) {
      case 0:
        return fromLondonClock(monday);
      case 1:
        return fromLondonClock(monday) + within;
      case 2:
        return fromLondonClock(midnight) + within;
      case 3:
        return midnight + within;
      default: {
        const { start, end } = summerOf(new Date(wanted).getUTCFullYear());
        const change = Math.abs(wanted - start) < Math.abs(wanted - end) ? start : end;
        return Math.abs(wanted - change) < 5 * day ? change + within : fromLondonClock(monday) - second;
      }
    }
  }
  const atWeekend = chance.chance(0.05);
  const onDay = weekday < 5 || atWeekend ? midnight : midnight + (weekday === 5 ? -day : day);
  const late = chance.chance(0.06);
  const time = late ? chance.whole(0, 86_399) : chance.whole(8 * 3_600, 18 * 3_600 + 1_800);
  return fromLondonClock(onDay + time * second);
}
