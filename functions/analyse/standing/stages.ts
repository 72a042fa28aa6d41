import type { Stage } from '../case.ts';
import { agesOf, type DatedCase, isCompleted, isEnded, isLost, isOpen } from '../cases/dated-case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { compareStages, uuidKey } from '../compare.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';
import { type BoardPositions, summariseBoardPositions } from './position.ts';

/**
 * One stage, or the cases whose stage is not known (no uuid, no position). In order of position, those without one after
 * the rest, then of name; the unknown stage last.
 */
export type StageRow = {
  readonly uuid?: string;
  readonly name: string;
  readonly position?: number;
  readonly colour?: string;
  readonly isTypeCompleted?: boolean;
  /** Whether cases that end in it are lost, by the settings. */
  readonly isLost?: true;
  readonly openCases: number;
  readonly openValue: Amounts;
  /** Of all open cases, 0 to 1; absent when there are none. */
  readonly shareOfCases?: number;
  /** Of all open value in that currency, 0 to 1; a currency with no open value, or a negative one, is absent. */
  readonly shareOfValue: Readonly<Record<string, number>>;
  readonly withValue: number;
  /** Of the open cases, in days; without those opened after the day of as-at, which have no age. */
  readonly age: Percentiles;
  readonly boardPositions: BoardPositions;
  /** Cases completed in the period that are in this stage now. */
  readonly completedInPeriod: number;
  /** The same of those lost. */
  readonly lostInPeriod: number;
};

/** The stages to show where there is room for few; and how many others hold open cases, and how many cases these are. */
export type LargestStages = {
  readonly shown: readonly StageRow[];
  readonly rest: { readonly stages: number; readonly cases: number };
};

const unknown = { name: 'Unknown stage' };

/** A row for every stage that an open case, or one completed in the history window, is in. */
export function stageRows(cases: readonly DatedCase[], stages: Stages): StageRow[] {
  const open = cases.filter(isOpen);
  const openValue = sumByCurrency(valuesOf(open));
  const byStage = Map.groupBy([...open, ...cases.filter(isEnded)], ({ stage }) => stage && uuidKey(stage.uuid));
  return [...byStage]
    .map(([key, within]) => stageRow(within, key === undefined ? undefined : stages.get(key), open.length, openValue))
    .sort(compareStages);
}

function stageRow(
  cases: readonly DatedCase[],
  stage: Stage | undefined,
  allOpenCases: number,
  allOpenValue: Amounts,
): StageRow {
  const open = cases.filter(isOpen);
  const openValue = sumByCurrency(valuesOf(open));
  return {
    uuid: stage?.uuid,
    name: (stage ?? unknown).name,
    position: stage?.position,
    colour: stage?.colour,
    isTypeCompleted: stage?.isTypeCompleted,
    isLost: stage?.isLost,
    openCases: open.length,
    openValue,
    shareOfCases: allOpenCases === 0 ? undefined : open.length / allOpenCases,
    shareOfValue: Object.fromEntries(
      Object.entries(allOpenValue).flatMap(([currency, all]) =>
        all > 0 ? [[currency, (openValue[currency] ?? 0) / all]] : [],
      ),
    ),
    withValue: valuesOf(open).length,
    age: percentilesOf(agesOf(open)),
    boardPositions: summariseBoardPositions(open),
    completedInPeriod: cases.filter((each) => isCompleted(each) && each.completedInPeriod).length,
    lostInPeriod: cases.filter((each) => isLost(each) && each.completedInPeriod).length,
  };
}

/**
 * Those with the most open value, or with the most open cases where no currency is given, still in their own order. Of
 * equal ones the first; stages without open cases are left out.
 */
export function largestStages(stages: readonly StageRow[], most: number, currency?: string): LargestStages {
  const held = stages.filter(({ openCases }) => openCases > 0);
  const worthOf = ({ openValue }: StageRow) => (currency === undefined ? 0 : (openValue[currency] ?? 0));
  const bySize = held.toSorted((a, b) => worthOf(b) - worthOf(a) || b.openCases - a.openCases);
  const largest = new Set(bySize.slice(0, most));
  const rest = bySize.slice(most);
  return {
    shown: held.filter((stage) => largest.has(stage)),
    rest: { stages: rest.length, cases: rest.reduce((sum, { openCases }) => sum + openCases, 0) },
  };
}
