import type { Stages } from '../cases/latest-stages.ts';
import { foundLost, type LostStages } from '../cases/lost-stages.ts';
import type { Totals } from './totals.ts';

/** Where the settings name stages of lost cases: which these are, and what part of the cases that ended was completed. */
export type Lost = LostStages & {
  readonly inPeriod: Conversion;
  readonly inHistory: Conversion;
};

export type Conversion = {
  readonly completed: number;
  readonly lost: number;
  /** completed / (completed + lost), 0 to 1; absent where no case ended. */
  readonly conversion?: number;
};

/**
 * A case is lost by the stage that it is in when it is read: of past weeks too, whatever was told of it then.
 *
 * @param stages as `markLost` gave them
 * @param setting absent where the firm did not say
 */
export function findLost(
  totals: Pick<Totals, 'completedInPeriod' | 'lostInPeriod' | 'completedInHistory' | 'lostInHistory'>,
  stages: Stages,
  setting: readonly string[] = [],
): Lost | undefined {
  if (setting.length === 0) return undefined;
  return {
    ...foundLost(stages, setting),
    inPeriod: conversionOf(totals.completedInPeriod, totals.lostInPeriod),
    inHistory: conversionOf(totals.completedInHistory, totals.lostInHistory),
  };
}

/** What part of the cases that ended was completed: the one place that says so. */
export function conversionOf(completed: number, lost: number): Conversion {
  const ended = completed + lost;
  return { completed, lost, conversion: ended === 0 ? undefined : completed / ended };
}
