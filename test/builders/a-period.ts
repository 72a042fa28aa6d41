import { type Period, parsePeriod } from '../../functions/analyse/period.ts';

/** A week or month by its name, in London unless said otherwise. */
export function aPeriod(name = '2026-W47', timezone = 'Europe/London'): Period {
  const period = parsePeriod(name, timezone);
  if (period === undefined) throw new Error(`No such period: ${name}`);
  return period;
}
