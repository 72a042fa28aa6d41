import type { WorkingDays } from '../calendar/working-days.ts';
import type { Day } from '../case.ts';
import type { createCaseLink } from '../case-lists/case-rows.ts';
import { type DatedCase, isLost, isOpen } from '../cases/dated-case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { compareStages, compareText } from '../compare.ts';
import type { Period } from '../period.ts';
import type { Breach } from '../service/breaches.ts';
import { dayLeft, type KeptStay } from '../service/kept-stays.ts';
import type { RuleOf } from '../service/stage-map.ts';
import { knownWithin, type TimeInStage } from '../stage-history/time-in-stage.ts';

/** What became of a case that was past the target of a stage, as it stands when it is read. */
export type Became = 'still-there' | 'moved-on' | 'moved-back' | 'completed' | 'lost';

/** A stay past its target: one that ended in the period, or an open one. */
export type PastTarget = Omit<Breach, 'clients'> & {
  readonly became: Became;
  /** When it left; absent where it is still there. Of a move known between two days the last on which it can have been there. */
  readonly leftOn?: Day;
  /** The stage that it is in now, where it moved. */
  readonly nowIn?: string;
};

/** What became of the stays in one stage. */
export type PastTargetOfStage = {
  readonly stage: string;
  readonly target: number;
  readonly all: number;
  readonly became: Readonly<Record<Became, number>>;
};

export type PastTargetInput = {
  readonly stays: Iterable<KeptStay>;
  /** The open cases surely past their target. */
  readonly breaches: readonly Breach[];
  readonly cases: readonly DatedCase[];
  readonly period: Pick<Period, 'firstDay' | 'lastDay'>;
  readonly ruleOf: RuleOf;
  readonly stages: Stages;
  readonly workingDays: Pick<WorkingDays, 'between'>;
  readonly caseLink: ReturnType<typeof createCaseLink>;
};

/** The furthest past its target first. */
export function findPastTarget(input: PastTargetInput): PastTarget[] {
  const { breaches, period, ruleOf, stages, workingDays, caseLink } = input;
  const datedOf = new Map(input.cases.map((each) => [each.case.uuid, each]));
  const ended: PastTarget[] = [];
  for (const { case: given, stage, enteredFrom, enteredBy, leftFrom, leftBy } of input.stays) {
    const { target, waitsOn, stage: called } = ruleOf(stage) ?? {};
    const leftOn = dayLeft({ leftFrom, leftBy });
    const least = workingDays.between(enteredBy, leftFrom);
    const dated = datedOf.get(given.uuid);
    if (target === undefined || least <= target || leftOn < period.firstDay || leftOn > period.lastDay) continue;
    if (dated === undefined) continue;
    const most = enteredFrom === undefined ? undefined : workingDays.between(enteredFrom, leftBy);
    const known = stages.get(stage);
    const became = becameOf(dated, known?.position);
    ended.push({
      uuid: given.uuid,
      name: given.name,
      type: dated.type?.name,
      stage: known?.name ?? called ?? stage,
      waitsOn,
      target,
      time: timeOf(least, most),
      over: least - target,
      became,
      leftOn,
      nowIn: became === 'moved-on' || became === 'moved-back' ? dated.stage?.name : undefined,
      assignedTo: given.assignedTo,
      link: caseLink(given.uuid),
    });
  }
  const open = breaches.map(({ clients: _, ...each }): PastTarget => ({ ...each, became: 'still-there' }));
  return [...open, ...ended].sort(
    (a, b) => b.over - a.over || compareText(a.uuid, b.uuid) || compareText(a.stage, b.stage),
  );
}

function becameOf(dated: DatedCase, position: number | undefined): Became {
  if (isLost(dated)) return 'lost';
  if (!isOpen(dated)) return 'completed';
  const now = dated.stage?.position;
  return position !== undefined && now !== undefined && now <= position ? 'moved-back' : 'moved-on';
}

function timeOf(least: number, most: number | undefined): TimeInStage {
  return most === undefined ? { known: 'at-least', days: least } : knownWithin(least, most);
}

/** In the firm's order of the stages. */
export function sumPastTarget(pastTarget: readonly PastTarget[], stages: Stages): PastTargetOfStage[] {
  const positions = new Map([...stages.values()].map(({ name, position }) => [name, position]));
  return [...Map.groupBy(pastTarget, ({ stage, target }) => JSON.stringify([stage, target])).values()]
    .map((own) => {
      const [{ stage, target } = { stage: '', target: 0 }] = own;
      const count = (what: Became) => own.filter(({ became }) => became === what).length;
      return {
        stage,
        target,
        all: own.length,
        became: {
          'still-there': count('still-there'),
          'moved-on': count('moved-on'),
          'moved-back': count('moved-back'),
          completed: count('completed'),
          lost: count('lost'),
        },
      };
    })
    .sort((a, b) => compareStages(placed(a, positions), placed(b, positions)) || a.target - b.target);
}

function placed({ stage: name }: PastTargetOfStage, positions: ReadonlyMap<string, number | undefined>) {
  return { uuid: '', name, position: positions.get(name) };
}
