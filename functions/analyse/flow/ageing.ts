import { surelyLateAfter, type Usual, type UsualTimes } from '../attention/usual-times.ts';
import { daysSurelyInStage, type WatchedCase } from '../attention/watched-case.ts';
import { uuidKey } from '../compare.ts';
import type { StageRow } from '../standing/stages.ts';

/** Open cases by stage and age. */
export type Ageing = {
  /** First days of the bands of age, from 0: the band ends on the day before the next; the last has no end. */
  readonly bandsFrom: readonly number[];
  /** In the order of `Report.stages`, those with an open case. */
  readonly stages: readonly AgeingRow[];
};

export type AgeingRow = {
  readonly uuid?: string;
  readonly name: string;
  readonly position?: number;
  readonly openCases: number;
  /** Open cases by band of age, as many as `bandsFrom`. One opened after as-at is in the first, one of unknown age in none. */
  readonly byAge: readonly number[];
  /** Those older than 85% of their type's cases were when they completed, and how many could be compared. */
  readonly pastTypical: { readonly cases: number; readonly of: number };
  /** Those surely in their stage for longer than 85% of their type's cases were, and how many could be compared. */
  readonly pastTypicalInStage: { readonly cases: number; readonly of: number };
};

const bandsFrom = [0, 15, 31, 61, 91, 181, 366];

/** What is usual, and in working days where the settings name a calendar: then these decide what is past a usual stay. */
export type AgeingUsual = { readonly usual: UsualTimes; readonly workingUsual?: UsualTimes };

/** @param stages in the order in which they are shown */
export function ageingOf(cases: readonly WatchedCase[], stages: readonly StageRow[], usual: AgeingUsual): Ageing {
  const byStage = Map.groupBy(cases, ({ stage }) => stage);
  return {
    bandsFrom,
    stages: stages.flatMap(({ uuid, name, position }) => {
      const within = byStage.get(uuid === undefined ? '' : uuidKey(uuid)) ?? [];
      return within.length === 0 ? [] : [{ uuid, name, position, ...ageingRow(within, usual) }];
    }),
  };
}

function ageingRow(
  cases: readonly WatchedCase[],
  { usual, workingUsual }: AgeingUsual,
): Pick<AgeingRow, 'openCases' | 'byAge' | 'pastTypical' | 'pastTypicalInStage'> {
  const byAge = bandsFrom.map(() => 0);
  const pastTypical = { cases: 0, of: 0 };
  const pastTypicalInStage = { cases: 0, of: 0 };
  for (const { row, stage, type } of cases) {
    const { ageDays } = row;
    if (ageDays !== undefined) {
      const band = Math.max(
        0,
        bandsFrom.findLastIndex((from) => ageDays >= from),
      );
      byAge[band] = (byAge[band] ?? 0) + 1;
    }
    compare(pastTypical, row.ageDays, usual.toComplete(type));
    if (workingUsual === undefined || row.working === undefined) {
      compare(pastTypicalInStage, daysSurelyInStage(row), usual.inStage(stage, type));
    } else {
      compare(pastTypicalInStage, daysSurelyInStage(row.working), workingUsual.inStage(stage, type));
    }
  }
  return { openCases: cases.length, byAge, pastTypical, pastTypicalInStage };
}

function compare(into: { cases: number; of: number }, days: number | undefined, usual: Usual | undefined): void {
  const within = usual && surelyLateAfter(usual);
  if (days === undefined || within === undefined) return;
  into.of += 1;
  if (days > within) into.cases += 1;
}
