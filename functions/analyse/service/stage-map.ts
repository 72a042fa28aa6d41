import type { Stage } from '../case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { createIsNamed } from '../cases/lost-stages.ts';
import { compareStages, uuidKey } from '../compare.ts';

/** On whom a case can wait, in the order in which they are shown. */
export const waitsOnWhom = ['client', 'provider', 'adviser', 'paraplanner', 'administrator', 'compliance'] as const;

export type WaitsOn = (typeof waitsOnWhom)[number];

/** A line of the firm's map of its stages. */
export type StageRule = {
  /** Its UUID, or what it is called; small letters, capitals and blanks tell no names apart. */
  readonly stage: string;
  readonly waitsOn?: WaitsOn;
  /** Working days within which a case is to leave it. */
  readonly target?: number;
};

/** A stage that a case read is in, as the map has it; without both where it is in no line. */
export type MappedStage = {
  readonly uuid: string;
  readonly name: string;
  readonly position?: number;
  readonly waitsOn?: WaitsOn;
  readonly target?: number;
  readonly isMapped: boolean;
};

export type StageMap = {
  /** In the firm's order; without those that count as completed, and those of lost cases: nobody waits there. */
  readonly stages: readonly MappedStage[];
  /** Lines that fit no stage of a case read: it was renamed or deleted, or no case is in it. */
  readonly notFound: readonly string[];
  /** Lines by name that another line by UUID takes the place of. */
  readonly overruled: readonly string[];
};

/** Whether the map has a stage that waits on a provider: only then is it asked who that is. */
export function waitsOnProviders(rules: readonly StageRule[] = []): boolean {
  return rules.some(({ waitsOn }) => waitsOn === 'provider');
}

/** What the map says of a stage, by its `uuidKey`; one that no case read is in any more is known by its UUID alone. */
export type RuleOf = (stage: string) => StageRule | undefined;

/** Makes a function that finds the line of a stage: one by UUID before one by name, and of several the first. */
export function createRuleOf(rules: readonly StageRule[], stages: Stages): RuleOf {
  const found = new Map<string, StageRule | undefined>();
  const find = (key: string) => {
    const byUuid = rules.find(({ stage }) => uuidKey(stage.trim()) === key);
    const known = stages.get(key);
    return byUuid ?? (known && rules.find(({ stage }) => createIsNamed([stage])(known)));
  };
  return (key) => {
    if (!found.has(key)) found.set(key, find(key));
    return found.get(key);
  };
}

/** How the firm's map and the stages of the cases read fit together. */
export function findStageMap(rules: readonly StageRule[], stages: Stages, ruleOf: RuleOf): StageMap {
  const all = [...stages.values()];
  const fits = (rule: StageRule) => all.filter(createIsNamed([rule.stage]));
  return {
    stages: all
      .filter((stage) => isWaitedIn(stage))
      .sort(compareStages)
      .map(({ uuid, name, position }) => {
        const rule = ruleOf(uuidKey(uuid));
        return { uuid, name, position, waitsOn: rule?.waitsOn, target: rule?.target, isMapped: rule !== undefined };
      }),
    notFound: rules.filter((rule) => fits(rule).length === 0).map(({ stage }) => stage),
    overruled: rules
      .filter((rule) => fits(rule).some(({ uuid }) => ruleOf(uuidKey(uuid)) !== rule))
      .map(({ stage }) => stage),
  };
}

/** Whether anybody waits in it. A stage that is known no more is taken for one. */
export function isWaitedIn(stage: Stage | undefined): boolean {
  return stage?.isTypeCompleted !== true && stage?.isLost !== true;
}
