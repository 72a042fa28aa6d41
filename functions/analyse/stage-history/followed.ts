import type { EndedStays } from './ended-stays.ts';

/** How the histories of completed cases were read in this run. */
export type HistoryReading = {
  /** `refused`: Plannr lets this account read none; `snapshots`: the settings say to ask for none. */
  readonly state: 'read' | 'refused' | 'snapshots';
  /** How many completed cases' histories this run read. */
  readonly now: number;
  /** How many it may read at most. */
  readonly atMost: number;
};

/** Of how many completed cases the stages are known: what is called usual rests on these. */
export type Followed = Pick<EndedStays, 'completed' | 'read' | 'followed'> & {
  /** `not-asked`: this run did not ask for histories of completed cases. */
  readonly reading: HistoryReading['state'] | 'not-asked';
  /** How many more scheduled runs it takes to read the rest, at the pace of this one; absent where none is to be read. */
  readonly runsLeft?: number;
};

export function howManyFollowed(
  { completed, read, followed }: EndedStays,
  reading: HistoryReading | undefined,
): Followed {
  const counts = { completed, read, followed };
  if (reading?.state !== 'read') return { ...counts, reading: reading?.state ?? 'not-asked' };
  const aRun = reading.now > 0 ? reading.now : reading.atMost;
  const left = completed - read;
  return { ...counts, reading: 'read', runsLeft: left === 0 ? undefined : Math.ceil(left / aRun) };
}
