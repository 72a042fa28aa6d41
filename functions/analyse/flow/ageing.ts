import type { UsualTimes } from '../attention/usual-times.ts';
import { daysSurelyInStage, type WatchedCase } from '../attention/watched-case.ts';
import { uuidKey } from '../compare.ts';
import type { Ageing, AgeingRow } from '../flow.ts';
import type { StageRow } from '../standing/stages.ts';

const bandsFrom = [0, 15, 31, 61, 91, 181, 366];

/** @param stages in the order in which they are shown */
export function ageingOf(cases: readonly WatchedCase[], stages: readonly StageRow[], usual: UsualTimes): Ageing {
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
  usual: UsualTimes,
): Pick<AgeingRow, 'openCases' | 'byAge' | 'pastTypical' | 'pastTypicalInStage'> {
  const byAge = bandsFrom.map(() => 0);
  const pastTypical = { cases: 0, of: 0 };
  const pastTypicalInStage = { cases: 0, of: 0 };
  for (const { row, stage, type } of cases) {
    const band = Math.max(
      0,
      bandsFrom.findLastIndex((from) => row.ageDays >= from),
    );
    byAge[band] = (byAge[band] ?? 0) + 1;
    compare(pastTypical, row.ageDays, usual.toComplete(type)?.within);
    compare(pastTypicalInStage, daysSurelyInStage(row), usual.inStage(stage, type)?.within);
  }
  return { openCases: cases.length, byAge, pastTypical, pastTypicalInStage };
}

function compare(into: { cases: number; of: number }, days: number | undefined, within: number | undefined): void {
  if (days === undefined || within === undefined) return;
  into.of += 1;
  if (days > within) into.cases += 1;
}
