import { type CalendarRules, createWorkingDays } from '../calendar/working-days.ts';
import type { Day, Instant, Stage } from '../case.ts';
import type { createCaseLink } from '../case-lists/case-rows.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Names, Stages } from '../cases/latest-stages.ts';
import { createIsNamed } from '../cases/lost-stages.ts';
import { compareStages, uuidKey } from '../compare.ts';
import type { HistoryWindow, Period } from '../period.ts';
import { keptStays } from '../service/kept-stays.ts';
import type { Service } from '../service/service.ts';
import { createRuleOf, type StageRule } from '../service/stage-map.ts';
import type { StageHistory } from '../stage-history/stage-history.ts';
import { type Distribution, distributionsOf, type TargetOf } from './distribution.ts';
import { type AdviceTimes, type MeasuredCase, timesToAdvice, timesToCompletion } from './measured-cases.ts';
import { findPastTarget, type PastTarget, type PastTargetOfStage, sumPastTarget } from './past-target.ts';
import { findVulnerable, type TaggedClients, type Vulnerable } from './vulnerable.ts';

/** Working days within which cases of a type, or of all types that no other line names, are to get somewhere. */
export type TimelinessTarget = { readonly type?: string; readonly advice?: number; readonly completion?: number };

export type TimelinessRules = {
  /** The stage in which advice is given, by UUID or name. */
  readonly adviceStage?: string;
  readonly targets?: readonly TimelinessTarget[];
  /** The tag of vulnerable clients, by UUID or name. */
  readonly vulnerableTag?: string;
};

/** How long work took: operational evidence, not proof of outcomes. */
export type Timeliness = {
  /** Absent where the settings name no stage of advice. */
  readonly advice?: {
    /** As it is called now; as the settings call it where no case read is in it. */
    readonly stage: string;
    readonly isFound: boolean;
    readonly rows: readonly Distribution[];
  } & Pick<AdviceTimes, 'notKnown' | 'neverSeen'>;
  readonly completion: readonly Distribution[];
  /** Types of the settings' targets that no case read is of. */
  readonly typesNotFound: readonly string[];
  /** Stays past the target of their stage, that ended in the period or are open; absent without a map of the stages. */
  readonly pastTarget?: { readonly stages: readonly PastTargetOfStage[]; readonly cases: readonly PastTarget[] };
  /** Absent where the settings name no tag, and in a report that was asked for on some of its clients. */
  readonly vulnerable?: Vulnerable;
};

export type TimelinessInput = {
  readonly scope: CalendarRules & {
    readonly timeliness?: TimelinessRules;
    readonly stages?: readonly StageRule[];
  };
  readonly cases: readonly DatedCase[];
  readonly stageHistory?: StageHistory;
  readonly stages: Stages;
  readonly types: Names;
  readonly history: HistoryWindow;
  readonly period: Pick<Period, 'firstDay' | 'lastDay'>;
  readonly localDay: (instant: Instant) => Day;
  readonly caseLink: ReturnType<typeof createCaseLink>;
  readonly service?: Service;
  readonly taggedClients?: TaggedClients;
};

/** `undefined` where the settings ask for none. */
export function findTimeliness(input: TimelinessInput): Timeliness | undefined {
  const { scope, stages, types, service, taggedClients } = input;
  const { timeliness } = scope;
  if (timeliness === undefined) return undefined;
  const { adviceStage, targets = [], vulnerableTag } = timeliness;
  const rules = { ...input, workingDays: createWorkingDays(scope) };
  const forAdvice = targetsFor('advice', targets, types);
  const forCompletion = targetsFor('completion', targets, types);
  const stage = adviceStage === undefined ? undefined : stagesNamed(adviceStage, stages);
  const advice = stage && timesToAdvice(rules, stage.isIt);
  const completion = timesToCompletion(rules);
  const pastTarget = service && findPastTarget({ ...rules, ...ofService(input, service) });
  return {
    advice: stage &&
      advice && {
        stage: stage.name,
        isFound: stage.isFound,
        rows: distributionsOf(advice.measured, { types, targetOf: forAdvice }),
        notKnown: advice.notKnown,
        neverSeen: advice.neverSeen,
      },
    completion: distributionsOf(completion, { types, targetOf: forCompletion }),
    typesNotFound: targets.flatMap(({ type }) =>
      type === undefined || [...types.values()].some(createIsNamed([type])) ? [] : [type],
    ),
    pastTarget: pastTarget && { stages: sumPastTarget(pastTarget, stages), cases: pastTarget },
    vulnerable:
      vulnerableTag === undefined || taggedClients === undefined
        ? undefined
        : findVulnerable({
            tagged: taggedClients,
            cases: input.cases,
            breaches: service?.breaches,
            advice: advice && held(advice.measured, forAdvice),
            completion: held(completion, forCompletion),
          }),
  };
}

function held(measured: readonly MeasuredCase[], targetOf: TargetOf) {
  return { measured, targetOf };
}

function ofService(input: TimelinessInput, { breaches }: Service) {
  return { stays: keptStays(input), breaches, ruleOf: createRuleOf(input.scope.stages ?? [], input.stages) };
}

/** Which stages the settings mean: one by its UUID, known or not, or each of a name. */
function stagesNamed(setting: string, stages: Stages) {
  const isNamed = createIsNamed([setting]);
  const found: readonly Stage[] = [...stages.values()].filter(isNamed).sort(compareStages);
  const keys = new Set([uuidKey(setting.trim()), ...found.map(({ uuid }) => uuidKey(uuid))]);
  return {
    name: found[0]?.name ?? setting,
    isFound: found.length > 0,
    isIt: (key: string) => keys.has(key),
  };
}

/** A line that names the type goes before one for all the others. */
function targetsFor(what: 'advice' | 'completion', targets: readonly TimelinessTarget[], types: Names): TargetOf {
  const forOthers = targets.find((each) => each.type === undefined)?.[what];
  const known = new Map<string, number | undefined>();
  return (key) => {
    if (known.has(key)) return known.get(key);
    const type = types.get(key);
    const own = targets.find(
      (each) => type !== undefined && each.type !== undefined && createIsNamed([each.type])(type),
    );
    const target = own?.[what] ?? forOthers;
    known.set(key, target);
    return target;
  };
}
