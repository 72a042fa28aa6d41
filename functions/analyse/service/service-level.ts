import type { WorkingDays } from '../calendar/working-days.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import { isOpen } from '../cases/dated-case.ts';
import type { Names, Stages } from '../cases/latest-stages.ts';
import { compareStages, compareTypes, uuidKey } from '../compare.ts';
import type { Period } from '../period.ts';
import type { HeldToTarget } from './breaches.ts';
import { dayLeft, type KeptStay } from './kept-stays.ts';
import type { RuleOf, WaitsOn } from './stage-map.ts';

/** How the stays in a stage that ended in the period kept to its target, and how the open ones do. */
export type ServiceLevel = {
  readonly stage: { readonly uuid: string; readonly name: string; readonly position?: number };
  /** Absent for all types together, which come first; an empty name is that of cases without a type. */
  readonly type?: { readonly uuid?: string; readonly name: string };
  readonly waitsOn?: WaitsOn;
  /** Working days. */
  readonly target: number;
  /** Stays that ended in the period: surely within the target, surely past it, and perhaps. */
  readonly ended: number;
  readonly within: number;
  readonly past: number;
  readonly unclear: number;
  /** Of those that are surely the one or the other, 0 to 1; absent where there is none. */
  readonly share?: number;
  /** Open cases in the stage, those surely past the target, and those perhaps. */
  readonly open: number;
  readonly openPast: number;
  readonly openUnclear: number;
};

export type ServiceLevelInput = {
  readonly stays: Iterable<KeptStay>;
  readonly held: readonly HeldToTarget[];
  readonly cases: readonly DatedCase[];
  readonly period: Pick<Period, 'firstDay' | 'lastDay'>;
  readonly ruleOf: RuleOf;
  readonly stages: Stages;
  readonly types: Names;
  readonly workingDays: Pick<WorkingDays, 'between'>;
};

type Counts = { within: number; past: number; unclear: number; openPast: number; openUnclear: number; open: number };

/** A row for each stage with a target that anything is known of, and one for each type. */
export function serviceLevels(input: ServiceLevelInput): ServiceLevel[] {
  const { ruleOf, stages, types, workingDays, period } = input;
  const found = new Map<string, Map<string, Counts>>();
  const count = (stage: string, type: string, what: keyof Counts) => {
    const byType = found.get(stage) ?? new Map<string, Counts>();
    found.set(stage, byType);
    for (const key of [all, type]) {
      const counts = byType.get(key) ?? { within: 0, past: 0, unclear: 0, openPast: 0, openUnclear: 0, open: 0 };
      counts[what] += 1;
      byType.set(key, counts);
    }
  };
  for (const { stage, type, enteredFrom, enteredBy, leftFrom, leftBy } of input.stays) {
    const target = ruleOf(stage)?.target;
    const leftOn = dayLeft({ leftFrom, leftBy });
    if (target === undefined || leftOn < period.firstDay || leftOn > period.lastDay) continue;
    const least = workingDays.between(enteredBy, leftFrom);
    const most = enteredFrom === undefined ? Number.POSITIVE_INFINITY : workingDays.between(enteredFrom, leftBy);
    count(stage, type, least > target ? 'past' : most <= target ? 'within' : 'unclear');
  }
  const typeOf = new Map(
    input.cases.filter(isOpen).map(({ case: { uuid }, type }) => [uuid, type === undefined ? '' : uuidKey(type.uuid)]),
  );
  for (const { row, stage, state } of input.held) {
    const type = typeOf.get(row.uuid) ?? '';
    count(stage, type, 'open');
    if (state === 'past') count(stage, type, 'openPast');
    if (state === 'unclear') count(stage, type, 'openUnclear');
  }
  return [...found]
    .map(([key, byType]) => ({ stage: stageOf(key, stages, ruleOf), rule: ruleOf(key), byType }))
    .sort((a, b) => compareStages(a.stage, b.stage))
    .flatMap(({ stage, rule, byType }) =>
      [...byType]
        .map(([key, counts]) => ({ type: typeNamed(key, types), counts }))
        .sort((a, b) => orderOfTypes(a.type, b.type))
        .map(({ type, counts }) => levelOf({ stage, type, waitsOn: rule?.waitsOn, target: rule?.target ?? 0 }, counts)),
    );
}

/** The key of all types together; a type's own is a uuid, or empty. */
const all = 'all types';

/** One that no case read is in any more is called as the map calls it. */
function stageOf(key: string, stages: Stages, ruleOf: RuleOf): ServiceLevel['stage'] {
  const known = stages.get(key);
  return { uuid: known?.uuid ?? key, name: known?.name ?? ruleOf(key)?.stage ?? key, position: known?.position };
}

function typeNamed(key: string, types: Names): ServiceLevel['type'] {
  if (key === all) return undefined;
  const type = types.get(key);
  return { uuid: type?.uuid, name: type?.name ?? '' };
}

function orderOfTypes(a: ServiceLevel['type'], b: ServiceLevel['type']): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareTypes(a, b);
}

function levelOf(
  place: Pick<ServiceLevel, 'stage' | 'type' | 'waitsOn' | 'target'>,
  { within, past, unclear, open, openPast, openUnclear }: Counts,
): ServiceLevel {
  const judged = within + past;
  return {
    ...place,
    ended: judged + unclear,
    within,
    past,
    unclear,
    share: judged === 0 ? undefined : within / judged,
    open,
    openPast,
    openUnclear,
  };
}
