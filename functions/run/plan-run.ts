import type { Scope } from '../analyse/analysis-input.ts';
import type { Postponement } from '../analyse/calendar/postponement.ts';
import type { Instant } from '../analyse/case.ts';
import { historyWindow, lastWholePeriod, type Period, parsePeriod } from '../analyse/period.ts';
import { waitsOnProviders } from '../analyse/service/stage-map.ts';
import type { ReadingRequest } from '../collect/reading.ts';
import { ReportError } from '../report-error.ts';
import type { ReportSettings } from '../settings.ts';

/** What was asked for: the report, and what differs from its settings this time. */
export type Order = {
  readonly settings: ReportSettings;
  /** Without it, the last one of the report's kind that was over at `asAt`. */
  readonly period?: string;
  /** Only these of the report's clients. */
  readonly clients?: readonly string[];
  readonly asAt: Instant;
};

export type Plan = {
  /** `<report>.<period>` */
  readonly run: string;
  readonly scope: Scope;
  readonly period: Period;
  readonly asAt: Instant;
  readonly reading: ReadingRequest;
  /** Absent where the run did not wait for a working day. */
  readonly postponed?: Postponement;
};

/**
 * Works out what one run is about and what has to be read for it.
 *
 * @throws ReportError `bad-input` for a period that does not exist or has not begun, or a client who is not the report's.
 */
export function planRun({ settings, period: asked, clients, asAt }: Order): Plan {
  const { timezone } = settings.schedule;
  const period = asked === undefined ? lastWholePeriod(settings.period, asAt, timezone) : periodNamed(asked, timezone);
  if (period.start >= asAt) {
    throw new ReportError(
      'bad-input',
      `The period ${period.name} begins on ${period.firstDay}, after the time of the report (${asAt}).`,
      'Ask for a period that has begun.',
    );
  }
  const narrowed = clients === undefined ? settings.clients : someOf(settings.clients, clients);
  const { firstDay } = historyWindow(period, asAt, settings.historyWeeks, timezone);
  const shared = { clients: narrowed, only: settings.only, columns: settings.columns };
  return {
    run: runOfPeriod(settings.id, period),
    period,
    asAt,
    scope: {
      ...shared,
      reportId: settings.id,
      firm: settings.firm,
      timezone,
      historyWeeks: settings.historyWeeks,
      stalledAfterDays: settings.stalledAfterDays,
      lostStages: settings.lostStages,
      valueMeans: settings.valueMeans,
      closed: settings.closed,
      calendar: settings.calendar,
      stages: settings.stages,
      // Those of the whole report say nothing of a part of it.
      targets: clients === undefined ? targetsOf(settings) : undefined,
      timeliness: timelinessOf(settings, clients),
      caseLink: settings.caseLink,
    },
    reading: {
      ...shared,
      ...(waitsOnProviders(settings.stages) && { providers: true }),
      accountUuid: settings.plannr.accountUuid,
      completedFrom: firstDay,
    },
  };
}

function targetsOf({ targets, period }: ReportSettings): Scope['targets'] {
  return targets && { ...targets, per: targets.per ?? period };
}

/** The name of the run of a period: that of the schedule, or the first on the command line. */
export function runOfPeriod(reportId: string, { name }: Pick<Period, 'name'>): string {
  return `${reportId}.${name}`;
}

/** Whether it is about the last period that was over, and about all of the report's clients. */
export function isAboutLastPeriod(
  { settings, clients }: Pick<Order, 'settings' | 'clients'>,
  { period, asAt }: Pick<Plan, 'period' | 'asAt'>,
): boolean {
  const last = lastWholePeriod(settings.period, asAt, settings.schedule.timezone);
  return clients === undefined && period.name === last.name;
}

/**
 * Of some of the clients nothing is told of vulnerable ones: from reports on this client and that anybody could make out
 * who they are.
 */
function timelinessOf({ timeliness }: ReportSettings, clients: Order['clients']): Scope['timeliness'] {
  return timeliness === undefined || clients === undefined ? timeliness : { ...timeliness, vulnerableTag: undefined };
}

function periodNamed(name: string, timezone: string): Period {
  const period = parsePeriod(name, timezone);
  if (period === undefined) {
    throw new ReportError(
      'bad-input',
      `There is no period "${name}".`,
      'Give an ISO week such as 2026-W47 or a month such as 2026-11.',
    );
  }
  return period;
}

function someOf(all: ReportSettings['clients'], asked: readonly string[]): readonly string[] {
  const wanted = [...new Set(asked.map((uuid) => uuid.toLowerCase()))];
  if (all === 'all') return wanted;
  const known = new Set(all.map((uuid) => uuid.toLowerCase()));
  const strangers = wanted.filter((uuid) => !known.has(uuid));
  if (strangers.length > 0) {
    throw new ReportError(
      'bad-input',
      `The report is not about every client asked for: ${strangers.join(', ')}.`,
      "Ask for some of the clients in the report's settings, or add them there.",
    );
  }
  return wanted;
}
