import type { ReportCalendar } from '../../analyse/calendar/report-calendar.ts';
import type { Report } from '../../analyse/report.ts';
import type { ProviderWaits } from '../../analyse/service/provider-waits.ts';
import type { Service } from '../../analyse/service/service.ts';
import type { WaitDays, WaitedOn } from '../../analyse/service/waits.ts';
import { workingDaysInWords } from './calendar-words.ts';
import { formatCount, formatNumber } from './format/format.ts';
import { named } from './format/names.ts';

/* What the sheet Service level says: on whom cases wait, and how they keep to the firm's targets. */

/** On whom was waited, as a heading or in a cell. */
export function waitedOnInWords(on: WaitedOn): string {
  switch (on) {
    case 'not-mapped':
      return 'Not mapped';
    case 'not-exact':
      return 'Not exact';
    default:
      return `${on.charAt(0).toUpperCase()}${on.slice(1)}`;
  }
}

export const serviceTitles = {
  levels: 'Kept to the target',
  breaches: 'Open cases past their target',
  waits: 'On whom cases waited',
  providers: 'Providers by the days waited for them',
  map: 'The map of the stages',
} as const;

/** What working days are here; where no calendar is named, that no bank holidays are known. */
export function serviceDaysInWords(report: {
  readonly calendar?: ReportCalendar;
  readonly asAtDay: Report['asAtDay'];
}): readonly string[] {
  const known = workingDaysInWords(report);
  return known.length > 0
    ? known
    : [
        'Working days are Monday to Friday, less the closed days of the settings: they name no calendar, so bank holidays count as working days. The day on which a case came into its stage is day 0.',
      ];
}

/** Lines of the map that fit nothing, and stages that are in none. */
export function mapFaultsInWords({ map }: Pick<Service, 'map'>): readonly string[] {
  const { notFound, overruled, stages } = map;
  const unmapped = stages.filter(({ isMapped }) => !isMapped);
  const list = (names: readonly string[]) => names.map(named).join(', ');
  return [
    ...(notFound.length === 0
      ? []
      : [
          `No case read is in the ${notFound.length === 1 ? 'stage' : 'stages'} that the settings call ${list(notFound)}: renamed or deleted, or there is none now. Name a stage by its UUID and it can be renamed.`,
        ]),
    ...(overruled.length === 0
      ? []
      : [`Another line of the settings, by UUID or earlier, takes the place of that for ${list(overruled)}.`]),
    ...(unmapped.length === 0
      ? []
      : [`In no line of the settings: ${list(unmapped.map(({ name }) => name))}. Days there are told as not mapped.`]),
  ];
}

export function levelsInWords({ levels }: Pick<Service, 'levels'>, { kind }: Report['period']): readonly string[] {
  if (levels.length === 0) return ['No stage in which cases are or were has a target.'];
  return [
    `Stays that ended in the ${kind}, against the target in working days; the share is of those that surely were within it or past it. Not clear: known only between two days with the target between them, or begun before anybody looked. Open cases are counted apart.`,
  ];
}

export function breachesInWords({ breaches }: Pick<Service, 'breaches'>): readonly string[] {
  return breaches.length === 0
    ? ['No open case is surely past the target of its stage.']
    : [`${formatCount(breaches.length, 'open case is', 'open cases are')} surely past the target, the longest first.`];
}

export function waitsInWords({ waits }: Pick<Service, 'waits'>): readonly string[] {
  const [all] = waits;
  if (all === undefined) return ['No case has left a stage yet since Casebook began to look.'];
  return [
    `${formatNumber(all.all.days)} days in ${formatCount(all.all.stays, 'stay')} that ended in the history window, by on whom the stage waits. They add up to the time in stage: days in a stage that the map does not say it of are not mapped; a stay known only between two readings is not exact, and counts the most that it can have been.`,
  ];
}

export function providersInWords(providers: ProviderWaits): readonly string[] {
  const { state, casesWithPlans, all, unnamed, shared, rows } = providers;
  if (state === 'not-sent') {
    return [
      casesWithPlans === 0
        ? 'The plans of the cases did not come from Plannr, so nobody knows which providers they wait for, and there is no ranking.'
        : `Plannr sent the plans of ${formatCount(casesWithPlans, 'case')}, and no provider with any of them, so there is no ranking.`,
    ];
  }
  if (rows.length === 0) {
    return [
      all.stays === 0
        ? 'No stay in a stage that waits on a provider has ended yet, and no case with a provider is in one now.'
        : `${daysInStays(all)} in stages that wait on a provider, all in cases whose plans name none.`,
    ];
  }
  return [
    `${daysInStays(all)} in stages that wait on a provider, by the provider of the case’s plans, the most days first. Stays that are not exact are among them, with the most that they can have been.`,
    ...(shared.stays === 0
      ? []
      : [
          `A case with plans of several providers counts under each, since nobody knows for which it waits: ${daysInStays(shared)} count more than once.`,
        ]),
    ...(unnamed.stays === 0 ? [] : [`Not in the list: ${daysInStays(unnamed)} of cases whose plans name no provider.`]),
  ];
}

function daysInStays({ days, stays }: WaitDays): string {
  return `${formatCount(days, 'day')} in ${formatCount(stays, 'stay')}`;
}
