import type { Day, Instant, Stage } from './case.ts';
import type { FaultKind } from './data-quality.ts';
import type { DatedCase, DatedCompleted, DatedOpen } from './dated-case.ts';
import { dayInWords, daysBetween } from './day.ts';
import { reviewDay } from './review-day.ts';

export type FaultRules = { readonly asAtDay: Day; readonly localDay: (instant: Instant) => Day };

/** What is wrong with one case, with the days, dates or stages that make it a fault; empty where the kind says it all. */
export type CaseFaults = ReadonlyMap<FaultKind, string>;

type Found = readonly [FaultKind, string | undefined];

/** Looks only where `FaultKind` says that it does. */
export function faultsOfCase(dated: DatedCase, rules: FaultRules): CaseFaults {
  return new Map(find(dated, rules).flatMap(([kind, detail]) => (detail === undefined ? [] : [[kind, detail]])));
}

function find(dated: DatedCase, rules: FaultRules): readonly Found[] {
  switch (dated.state) {
    case 'open':
      return [
        ...common(dated, rules),
        ['nobody-assigned', dated.case.assignedTo?.length === 0 ? '' : undefined],
        ['review-past', pastReview(dated, rules)],
        ['stage-disagrees', openInCompletedStage(dated.stage)],
      ];
    case 'completed':
      if (!dated.completedInPeriod) return [];
      return [
        ...common(dated, rules),
        ['stage-disagrees', completedInOpenStage(dated)],
        ['completed-before-opened', completedTooSoon(dated)],
      ];
    case 'completed-after-as-at':
      return [['completed-after-as-at', afterAsAt('completed', dated.completedDay, rules)]];
    case 'completed-before-history':
      return [];
  }
}

function common(dated: DatedCase, rules: FaultRules): readonly Found[] {
  return [
    ['no-value', dated.case.value === undefined ? '' : undefined],
    ['no-type', dated.type === undefined ? '' : undefined],
    ['no-client', dated.clients.length === 0 ? '' : undefined],
    ['unknown-stage', unknownStage(dated.stage)],
    ['opened-after-as-at', afterAsAt('opened', dated.openedDay, rules)],
  ];
}

function unknownStage(stage: Stage | undefined): string | undefined {
  if (stage === undefined) return 'Plannr gave no stage';
  return stage.position === undefined ? `the stage ${stage.name} has no position` : undefined;
}

function pastReview({ case: given }: DatedOpen, { asAtDay, localDay }: FaultRules): string | undefined {
  const day = reviewDay(given, localDay);
  if (day === undefined || daysBetween(day, asAtDay) <= 0) return undefined;
  return `review was due ${dayInWords(day)}, ${days(daysBetween(day, asAtDay))} ago`;
}

function openInCompletedStage(stage: Stage | undefined): string | undefined {
  return stage?.isTypeCompleted === true ? `open in ${stage.name}, which counts as completed` : undefined;
}

function completedInOpenStage({ stage, completedDay }: DatedCompleted): string | undefined {
  if (stage?.isTypeCompleted !== false) return undefined;
  return `completed ${dayInWords(completedDay)}, yet in ${stage.name}, which does not count as completed`;
}

function completedTooSoon({ openedDay, completedDay, daysToComplete }: DatedCompleted): string | undefined {
  if (daysToComplete >= 0) return undefined;
  return `completed ${dayInWords(completedDay)}, ${days(-daysToComplete)} before it was opened ${dayInWords(openedDay)}`;
}

function afterAsAt(what: 'opened' | 'completed', day: Day, { asAtDay }: FaultRules): string | undefined {
  const ahead = daysBetween(asAtDay, day);
  return ahead > 0 ? `${what} ${dayInWords(day)}, ${days(ahead)} after this report's as-at day` : undefined;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
