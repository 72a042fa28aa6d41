import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import type { ProviderWaits } from '../../../functions/analyse/service/provider-waits.ts';
import type { WaitRow } from '../../../functions/analyse/service/waits.ts';
import type { Moment, StageHistory, StageVisit } from '../../../functions/analyse/stage-history/stage-history.ts';
import { aReport } from '../../builders/a-report.ts';
import { casesOfState } from '../../builders/cases-of-state.ts';
import type { Firm } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { officialLists } from '../calendar/official-lists.ts';

/*
 * The figures of the firm's own rules over invented firms, against ones that are worked out here from the sandbox's events, a
 * stay at a time and a day at a time, with none of the code that works them out for a report.
 */

const asAt = '2026-11-23T07:00:00.000Z';
const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const dayOfInstant = (instant: string) => format.format(new Date(instant));
const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const [today, yearAgo] = ['2026-11-23', '2025-11-24'];
const [firstOfPeriod, lastOfPeriod] = ['2026-11-16', '2026-11-22'];

const own = { calendar: 'scotland', closed: ['2026-08-10/2026-08-14', '12-24/01-03'] } as const;

function isOwnWorkday(day: string, hasCalendar: boolean): boolean {
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (!hasCalendar) return true;
  const isClosed = (day >= '2026-08-10' && day <= '2026-08-14') || day.slice(5) >= '12-24' || day.slice(5) <= '01-03';
  return !isClosed && !officialLists.scotland.includes(day);
}

/** Of the days after one up to and with another: all of them, or those that `counts`. */
function count(from: string, to: string, counts: (day: string) => boolean = () => true): number {
  let found = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (counts(day)) found += 1;
  return found;
}

const monday = 7 * 86_400_000;
const firstMonday = Date.parse('2020-01-06T07:00:00.000Z');

/** A moment as a reading each Monday morning has it. */
function seenOnMonday(instant: string): Moment {
  const after = firstMonday + Math.floor((Date.parse(instant) - firstMonday) / monday) * monday;
  return { known: 'between', after: new Date(after).toISOString(), by: new Date(after + monday).toISOString() };
}

/** The true stages of every case: of every fourth only as weekly readings have them, of another only since some day. */
function historyOf(firm: Firm, cases: readonly Case[]): StageHistory {
  return {
    version: 1,
    cases: cases.map(({ uuid }, index) => {
      const entries = firm
        .eventsOf(uuid, asAt)
        .filter(({ kind }) => kind === 'opened' || kind === 'moved')
        .map(({ instant, after }) => ({ stage: after?.statusUuid?.toLowerCase(), instant }));
      const moments = entries.map(({ instant }, at): Moment => {
        if (at > 0 && index % 4 === 0 && instant < '2026-11-16T07:00:00.000Z') return seenOnMonday(instant);
        if (at === 0 && index % 4 === 1) return { known: 'at-least', by: instant };
        return { known: 'exact', at: instant };
      });
      const visits = entries.map(({ stage }, at): StageVisit => {
        const from = moments[at] ?? { known: 'at-least', by: asAt };
        return { stage, from, ...(moments[at + 1] && { to: moments[at + 1] }) };
      });
      return { uuid: uuid.toLowerCase(), seenAt: asAt, visits };
    }),
  };
}

const rules = [
  { stage: 'Prospect', waitsOn: 'client' },
  { stage: 'Research', waitsOn: 'paraplanner', target: 4 },
  { stage: 'Report Writing', waitsOn: 'paraplanner', target: 8 },
  { stage: 'Compliance', target: 3 },
  { stage: 'Awaiting provider', waitsOn: 'provider', target: 15 },
  { stage: 'No such stage', waitsOn: 'adviser', target: 1 },
] as const;

type Stay = {
  uuid: string;
  providers: readonly string[];
  type: string;
  stage: string;
  days: number;
  working: number;
  isExact: boolean;
  isKnown: boolean;
  within?: boolean;
  inPeriod: boolean;
};

/** Every stay that ended in the year, in a stage in which cases wait. */
function staysOf(cases: readonly Case[], history: StageHistory, hasCalendar: boolean): Stay[] {
  const names = new Map(
    cases.flatMap(({ stage }) => (stage === undefined ? [] : [[stage.uuid.toLowerCase(), stage] as const])),
  );
  const working = (from: string, to: string) => count(from, to, (day) => isOwnWorkday(day, hasCalendar));
  return cases.flatMap((each, index) =>
    (history.cases[index]?.visits ?? []).flatMap(({ stage, from, to }): Stay[] => {
      const known = names.get(stage ?? '');
      if (stage === undefined || known?.isTypeCompleted === true) return [];
      const end: Moment | undefined =
        to ?? (each.completedAt === undefined ? undefined : { known: 'exact', at: each.completedAt });
      if (end === undefined || end.known === 'at-least') return [];
      const [leftFrom, leftBy] = end.known === 'exact' ? [end.at, end.at] : [end.after, end.by];
      const left = dayOfInstant(leftBy);
      if (left < yearAgo || left > today) return [];
      const [enteredFrom, enteredBy] =
        from.known === 'exact'
          ? [from.at, from.at]
          : from.known === 'between'
            ? [from.after, from.by]
            : [undefined, from.by];
      const most = enteredFrom === undefined ? Number.POSITIVE_INFINITY : working(dayOfInstant(enteredFrom), left);
      const least = working(dayOfInstant(enteredBy), dayOfInstant(leftFrom));
      const target =
        rules.map((rule): { stage: string; target?: number } => rule).find((rule) => rule.stage === known?.name)
          ?.target ?? 0;
      const leftOn =
        dayOfInstant(leftFrom) === left ? left : new Date(Date.parse(left) - 86_400_000).toISOString().slice(0, 10);
      return [
        {
          uuid: each.uuid,
          providers: each.providers ?? [],
          type: each.type?.name ?? '',
          stage: known?.name ?? '',
          days: enteredFrom === undefined ? 0 : count(dayOfInstant(enteredFrom), left),
          working: enteredFrom === undefined ? 0 : most,
          isExact: from.known === 'exact' && end.known === 'exact',
          isKnown: enteredFrom !== undefined,
          within: least > target ? false : most <= target ? true : undefined,
          inPeriod: leftOn >= firstOfPeriod && leftOn <= lastOfPeriod,
        },
      ];
    }),
  );
}

function waitedOn({ stage, isExact }: Stay): string {
  const rule = rules.map((each): { stage: string; waitsOn?: string } => each).find((each) => each.stage === stage);
  return rule?.waitsOn === undefined ? 'not-mapped' : isExact ? rule.waitsOn : 'not-exact';
}

function told(waits: readonly WaitRow[]) {
  return Object.fromEntries(
    waits.flatMap(({ type, parts }) =>
      parts.map(({ on, stays, days, workingDays }) => [
        `${type === undefined ? 'all' : type.name}|${on}`,
        [stays, days, workingDays],
      ]),
    ),
  );
}

function expected(stays: readonly Stay[]) {
  const sums: Record<string, number[]> = {};
  for (const stay of stays.filter(({ isKnown }) => isKnown)) {
    for (const type of ['all', stay.type]) {
      const key = `${type}|${waitedOn(stay)}`;
      const [stays = 0, days = 0, working = 0] = sums[key] ?? [];
      sums[key] = [stays + 1, days + stay.days, working + stay.working];
    }
  }
  return sums;
}

/** Each provider's stays, looked for one provider at a time; and what leads from them to those that wait on a provider. */
function expectProviders(told: ProviderWaits | undefined, stays: readonly Stay[], waits: readonly WaitRow[]): void {
  const waiting = stays.filter(({ isKnown, stage }) => isKnown && stage === 'Awaiting provider');
  const sumOf = (of: readonly Stay[]) => ({
    stays: of.length,
    days: of.reduce((sum, { days }) => sum + days, 0),
    workingDays: of.reduce((sum, { working }) => sum + working, 0),
  });
  const names = [...new Set(waiting.flatMap(({ providers }) => providers))];
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) {
    const own = waiting.filter(({ providers }) => providers.includes(name));
    const sorted = own.map(({ working }) => working).sort((a, b) => a - b);
    expect(told?.rows.find((row) => row.name === name)).toMatchObject({
      ...sumOf(own),
      cases: new Set(own.map(({ uuid }) => uuid)).size,
      notExact: own.filter(({ isExact }) => !isExact).length,
      stay: { n: own.length, p50: sorted[Math.ceil(own.length / 2) - 1], most: sorted.at(-1) },
    });
  }
  const days = told?.rows.map((row) => row.days) ?? [];
  expect(days).toEqual([...days].sort((a, b) => b - a));
  expect(told?.all).toEqual(sumOf(waiting));
  expect(told?.unnamed).toEqual(sumOf(waiting.filter(({ providers }) => providers.length === 0)));
  // The exact ones are those of the line Provider; the rows and those without a name, less what counts twice, are all.
  const exact = waits[0]?.parts.find(({ on }) => on === 'provider')?.days ?? 0;
  expect(exact).toBe(sumOf(waiting.filter(({ isExact }) => isExact)).days);
  for (const what of ['stays', 'days', 'workingDays'] as const) {
    const ofRows = told?.rows.reduce((sum, row) => sum + row[what], 0) ?? 0;
    expect(ofRows + (told?.unnamed[what] ?? 0) - (told?.shared[what] ?? 0)).toBe(told?.all[what]);
  }
}

/** What a report tells that hangs on neither map nor calendar. */
function withoutOwnRules(report: Report) {
  const { totals, stages, clients, reconciliation, timeToComplete, completedCases, movement, dataQuality } = report;
  return {
    ...{ totals, stages, clients, reconciliation, timeToComplete, completedCases, movement, dataQuality },
    openCases: report.openCases.map(({ working: _w, weeksOnList: _l, ...row }) => row),
    timeInStage: report.flow.timeInStage.map(({ working: _w, ...row }) => row),
    weeks: report.flow.weeks,
  };
}

export function testServiceOf(seeds: readonly number[]): void {
  test.each(seeds)(
    'with map and calendar, either, or neither, the figures of firm %i are those worked out apart',
    (seed) => {
      const firm = generateFirm({ seed, cases: 150 + 10 * seed, clients: 40, asAt });
      const cases = casesOfState(firm.at(asAt), { providers: true });
      const stageHistory = historyOf(firm, cases);
      const reportOf = (scope: object) => aReport({ cases, stageHistory, scope });
      const neither = reportOf({});
      const calendar = reportOf(own);
      const map = reportOf({ stages: rules });
      const both = reportOf({ ...own, stages: rules });

      expect([neither.service, neither.calendar, calendar.service, map.calendar]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(neither.openCases.some(({ working }) => working !== undefined)).toBe(false);
      expect(map.openCases.some(({ working }) => working !== undefined)).toBe(false);
      const plain = withoutOwnRules(neither);
      for (const report of [calendar, map, both]) expect(withoutOwnRules(report)).toEqual(plain);
      expect(map.forecast).toEqual(neither.forecast);

      for (const [report, hasCalendar] of [
        [map, false],
        [both, true],
      ] as const) {
        const stays = staysOf(cases, stageHistory, hasCalendar);
        const { waits = [], levels = [], providers } = report.service ?? {};
        expect(told(waits)).toEqual(expected(stays));
        expectProviders(providers, stays, waits);
        // On whom was waited adds up to the time in stage.
        const inStage = report.flow.timeInStage.filter(({ type }) => type === undefined);
        expect(waits[0]?.all.stays).toBe(inStage.reduce((sum, { days }) => sum + days.n, 0));
        expect(waits[0]?.all.days).toBe(stays.reduce((sum, { days }) => sum + days, 0));
        for (const { all, parts } of waits) {
          for (const what of ['stays', 'days', 'workingDays'] as const) {
            expect(parts.reduce((sum, part) => sum + part[what], 0)).toBe(all[what]);
          }
        }
        for (const { stage, type, within, past, unclear } of levels) {
          const ended = stays.filter(
            (each) => each.inPeriod && each.stage === stage.name && (type === undefined || each.type === type.name),
          );
          expect([within, past, unclear]).toEqual([
            ended.filter((each) => each.within === true).length,
            ended.filter((each) => each.within === false).length,
            ended.filter((each) => each.within === undefined).length,
          ]);
        }
        expect(report.service?.map.notFound).toEqual(['No such stage']);
      }

      for (const report of [calendar, both]) {
        const stays = staysOf(cases, stageHistory, true).filter(({ isKnown }) => isKnown);
        for (const { stage, type, days, working } of report.flow.timeInStage) {
          const sorted = stays
            .filter((each) => each.stage === stage.name && (type === undefined || each.type === type.name))
            .map((each) => each.working)
            .sort((a, b) => a - b);
          const rank = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1];
          expect([working?.days.n, working?.days.p50, working?.days.p85, working?.days.most]).toEqual([
            days.n,
            rank(50),
            rank(85),
            sorted.at(-1),
          ]);
        }
      }

      let checked = 0;
      for (const { uuid, working, stage } of both.openCases) {
        const index = cases.findIndex((each) => each.uuid === uuid);
        const from = stageHistory.cases[index]?.visits.at(-1)?.from;
        if (from?.known !== 'exact' || working === undefined) continue;
        const days = count(dayOfInstant(from.at), today, (day) => isOwnWorkday(day, true));
        expect(working.timeInStage).toEqual({ known: 'exact', days });
        const rule = rules
          .map((each): { stage: string; target?: number } => each)
          .find((each) => each.stage === stage?.name);
        const isPast = both.service?.breaches.some((each) => each.uuid === uuid);
        expect(isPast).toBe(rule?.target !== undefined && days > rule.target);
        checked += 1;
      }
      expect(checked).toBeGreaterThan(10);
    },
  );
}
