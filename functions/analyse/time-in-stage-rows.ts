import type { Stages } from './cases/latest-stages.ts';
import { compareNames, compareStages, compareText } from './compare.ts';
import type { TimeInStageRow } from './flow.ts';
import type { Names } from './latest-names.ts';
import { percentilesOf } from './percentiles.ts';
import type { StaysByType } from './stage-history/ended-stays.ts';

/** A row for each stage that a case left, and one for each type that did. */
export function timeInStageRows(
  stays: ReadonlyMap<string, StaysByType>,
  { stages, types }: { readonly stages: Stages; readonly types: Names },
): TimeInStageRow[] {
  return [...stays]
    .flatMap(([key, byType]) => {
      const stage = stages.get(key);
      return stage === undefined ? [] : [{ stage, byType }];
    })
    .sort((a, b) => compareStages(a.stage, b.stage))
    .flatMap(({ stage: { uuid, name, position }, byType }) => {
      const stage = { uuid, name, position };
      const all = [...byType.values()];
      return [
        {
          stage,
          days: percentilesOf(all.flatMap(({ days }) => days)),
          bounded: all.reduce((sum, { bounded }) => sum + bounded, 0),
        },
        ...[...byType]
          .map(([type, { days, bounded }]) => ({
            stage,
            type: { uuid: types.get(type)?.uuid, name: types.get(type)?.name ?? '' },
            days: percentilesOf(days),
            bounded,
          }))
          .sort((a, b) => compareTypes(a.type, b.type)),
      ];
    });
}

type Type = NonNullable<TimeInStageRow['type']>;

function compareTypes(a: Type, b: Type): number {
  return (
    Number(a.uuid === undefined) - Number(b.uuid === undefined) ||
    compareNames(a.name, b.name) ||
    compareText(a.uuid ?? '', b.uuid ?? '')
  );
}
