import { type CalendarRules, createWorkingDays } from '../calendar/working-days.ts';
import type { Day, Instant } from '../case.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Names, Stages } from '../cases/latest-stages.ts';
import type { HistoryWindow, Period } from '../period.ts';
import type { StageHistory } from '../stage-history/stage-history.ts';
import { type Breach, breachesOf, holdToTargets } from './breaches.ts';
import { keptStays } from './kept-stays.ts';
import { findProviderWaits, type ProviderWaits } from './provider-waits.ts';
import { type ServiceLevel, serviceLevels } from './service-level.ts';
import { createRuleOf, findStageMap, type StageMap, type StageRule, waitsOnProviders } from './stage-map.ts';
import { sumWaits, type WaitRow } from './waits.ts';

/** What the firm's own map of its stages tells: on whom cases wait, and how they keep to the targets. */
export type Service = {
  readonly map: StageMap;
  /** For all types, then for each. Empty where no stay has ended. */
  readonly waits: readonly WaitRow[];
  /** Absent where no stage of the map waits on a provider. */
  readonly providers?: ProviderWaits;
  /** By stage in the firm's order, for all types, then for each. Empty where no stage has a target. */
  readonly levels: readonly ServiceLevel[];
  /** The open cases surely past their target, the longest first. */
  readonly breaches: readonly Breach[];
};

export type ServiceInput = {
  readonly scope: CalendarRules & { readonly stages?: readonly StageRule[] };
  readonly cases: readonly DatedCase[];
  readonly openCases: readonly OpenCaseRow[];
  readonly stageHistory?: StageHistory;
  readonly stages: Stages;
  readonly types: Names;
  readonly history: HistoryWindow;
  readonly period: Pick<Period, 'firstDay' | 'lastDay'>;
  readonly localDay: (instant: Instant) => Day;
};

/** `undefined` where the settings have no map. Without a calendar working days are Monday to Friday, less the closed days. */
export function findService(input: ServiceInput): Service | undefined {
  const { scope, stages, types, history, openCases } = input;
  if (scope.stages === undefined || scope.stages.length === 0) return undefined;
  const workingDays = createWorkingDays(scope);
  const ruleOf = createRuleOf(scope.stages, stages);
  const rules = { ...input, ruleOf, workingDays };
  const held = holdToTargets(openCases, { ...rules, asAtDay: history.lastDay });
  return {
    map: findStageMap(scope.stages, stages, ruleOf),
    waits: sumWaits(keptStays(input), { ruleOf, types, workingDays }),
    providers: waitsOnProviders(scope.stages) ? findProviderWaits({ ...rules, stays: keptStays(input) }) : undefined,
    levels: serviceLevels({ ...rules, stays: keptStays(input), held }),
    breaches: breachesOf(held),
  };
}
