import type { Report } from '../../analyse/report.ts';
import type { Distribution } from '../../analyse/timeliness/distribution.ts';
import type { GuardedCount, GuardedDays } from '../../analyse/timeliness/guarded.ts';
import type { Became } from '../../analyse/timeliness/past-target.ts';
import type { Timeliness } from '../../analyse/timeliness/timeliness.ts';
import type { Vulnerable } from '../../analyse/timeliness/vulnerable.ts';
import { formatCount, formatNumber } from './format/format.ts';
import { named } from './format/names.ts';

/* What the sheet Timeliness says: evidence of how long work took. */

export const timelinessTitles = {
  sheet: 'Timeliness: operational evidence, not proof of outcomes',
  advice: 'Time to advice',
  completion: 'Time to completion',
  pastTarget: 'Past the target of a stage, and what became of it',
  furthest: 'The cases furthest past',
  vulnerable: 'Vulnerable clients',
  review: 'Reviewed',
} as const;

/** To be filled in by hand. */
export const reviewLabels = ['Reviewed by, and on', 'Found, and to be done'] as const;

export function timelinessInWords({ typesNotFound }: Timeliness): readonly string[] {
  return [
    'This sheet tells how long work took, not how well a client was served. Days are working days; the day of opening is day 0.',
    'Groups with fewer than five cases are not shown. Under 85% stands within how many days 85 of 100 cases were there; the others alike.',
    ...(typesNotFound.length === 0
      ? []
      : [`No case read is of the type that the settings call ${typesNotFound.map(named).join(', ')}.`]),
  ];
}

export function adviceInWords({ stage, isFound, rows, notKnown, neverSeen }: NonNullable<Timeliness['advice']>) {
  const notCounted = [
    ...(notKnown === 0 ? [] : [`${formatCount(notKnown, 'case')} that came before anybody looked`]),
    ...(neverSeen === 0 ? [] : [`${formatCount(neverSeen, 'case')} completed without being seen there`]),
  ];
  return [
    rows.length === 0
      ? `No case is known to have come into ${named(stage)} in these weeks.`
      : `From the day on which a case was opened to the first on which it is known to have come into ${named(stage)}.`,
    ...(isFound ? [] : [`No case read is in ${named(stage)} now: renamed or deleted, or there is none.`]),
    ...(notCounted.length === 0 ? [] : [`Not counted: ${notCounted.join(', ')}.`]),
  ];
}

export function completionInWords({ completion }: Timeliness): string {
  return completion.length === 0
    ? 'No case was completed in these weeks.'
    : 'From the day on which a case was opened to the day on which it was completed; without those that were lost.';
}

/** What stands over the columns of the period, and over those of the history window: `Month`, `52-week`. */
export function overHeadings({ period, history }: Pick<Report, 'period' | 'history'>) {
  return { short: period.kind === 'month' ? 'Month' : 'Week', long: `${formatNumber(history.weeks)}-week` };
}

export const fewInWords = 'under 5';

export function targetInWords(target: Distribution['target']): number | string | undefined {
  return target === 'by-type' ? 'by type' : target;
}

export function pastTargetInWords(pastTarget: Timeliness['pastTarget'], { kind }: Report['period']): readonly string[] {
  if (pastTarget === undefined) return ['The settings have no map of the stages, and so no targets of stages.'];
  const { cases } = pastTarget;
  if (cases.length === 0) return [`No stay that ended in the ${kind}, and no open case, is surely past its target.`];
  return [
    `${formatCount(cases.length, 'stay')} surely past the target that ended in the ${kind} or are open, by what has become of the case.`,
  ];
}

export function furthestInWords(shown: number, all: number): readonly string[] {
  return shown === all ? [] : [`${shown} of ${all}. The open ones are all on the sheet Service level.`];
}

export const becameHeadings: Readonly<Record<Became, string>> = {
  'still-there': 'Still there',
  'moved-on': 'Moved on',
  'moved-back': 'Moved back',
  completed: 'Completed',
  lost: 'Lost',
};

export function vulnerableInWords(vulnerable: Vulnerable): readonly string[] {
  switch (vulnerable.state) {
    case 'not-read':
      return ['The tags of the clients could not all be read from Plannr, so nothing is told.'];
    case 'no-such-tag':
      return ['No client has the tag that the settings name. Is it written as in Plannr? Tags of cases are others.'];
    case 'read':
      return [
        'Clients with the tag that the settings name. So that nobody can be made out, counts of 1 to 4 are “under 5”, others are rounded down',
        'to a multiple of five, medians are five days wide, and shares go to a tenth. “Not shown” is what would tell who it is, or how few.',
      ];
  }
}

export type VulnerableRow = {
  readonly what: string;
  readonly count: GuardedCount;
  readonly median?: GuardedDays | 'not-shown';
  readonly share?: number | 'not-shown';
};

export function vulnerableRows(vulnerable: Vulnerable, { history }: Pick<Report, 'history'>): readonly VulnerableRow[] {
  if (vulnerable.state !== 'read') return [];
  const { clients, openCases, pastTarget, advice, completion } = vulnerable;
  const over = formatCount(history.weeks, 'week');
  const hidden = 'not-shown' as const;
  return [
    { what: 'Clients with a case in the report', count: clients },
    { what: 'Open cases', count: openCases },
    ...(pastTarget === undefined ? [] : [{ what: 'Open cases past the target of a stage', count: pastTarget }]),
    ...(advice === undefined
      ? []
      : [
          {
            what: `Time to advice, ${over}`,
            count: advice.cases,
            median: advice.median ?? hidden,
            share: advice.share ?? hidden,
          },
        ]),
    {
      what: `Time to completion, ${over}`,
      count: completion.cases,
      median: completion.median ?? hidden,
      share: completion.share ?? hidden,
    },
  ];
}

export function guardedInWords(count: GuardedCount): string {
  switch (count.state) {
    case 'none':
      return 'none';
    case 'under-5':
      return fewInWords;
    case 'at-least':
      return `${count.count} or more`;
    case 'not-shown':
      return notShown;
  }
}

const notShown = 'not shown';

export function guardedDaysInWords(days: VulnerableRow['median']): string | undefined {
  if (days === undefined) return undefined;
  return days === 'not-shown' ? notShown : `${days.from} to ${days.to}`;
}

export function guardedShareInWords(share: VulnerableRow['share']): string | undefined {
  if (share === undefined) return undefined;
  return share === 'not-shown' ? notShown : `about ${Math.round(100 * share)}%`;
}
