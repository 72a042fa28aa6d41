import type { Case } from '../../functions/analyse/case.ts';
import type { Compared } from '../../functions/analyse/movement/movement.ts';
import type { Report } from '../../functions/analyse/report.ts';
import type { Snapshot } from '../../functions/analyse/snapshot/snapshot.ts';
import { takeSnapshot } from '../../functions/analyse/take-snapshot.ts';
import { aCase, euros, pounds } from '../builders/a-case.ts';
import { aClient } from '../builders/a-client.ts';
import { aCoverage } from '../builders/a-coverage.ts';
import { aFirm } from '../builders/a-firm.ts';
import { aPeriod } from '../builders/a-period.ts';
import { aReport } from '../builders/a-report.ts';
import { aScope } from '../builders/a-scope.ts';
import { aStage } from '../builders/a-stage.ts';
import { aUuid } from '../builders/a-uuid.ts';
import { aFlow, aForecast, aHeadline, anAttention, aRecord, aReliance, someSentences } from './hand-made.ts';

/**
 * The cases of `aFirm` a week before, on Monday 16 November 2026. Since then
 *
 * - two were opened ("=1+1" without a value, and "Annual review" for nothing),
 * - "Long name" (£800), which was completed on 10 November, was opened again,
 * - "Pension transfer" went from £1,500 to £2,000, and from Fact find on to Research,
 * - "Villa in Spain" went from €4,000 to €3,400,
 * - "Joint mortgage" went from Submitted back to Recommendation,
 * - "ISA top-up" (£450) and "Remortgage" (£1,100) were completed,
 * - a case worth £300 was deleted.
 */
export function firmLastWeek(): Case[] {
  const then: Readonly<Record<string, Partial<Case>>> = {
    [aUuid(1)]: { value: pounds(1_500), stage: aStage(1) },
    [aUuid(2)]: { stage: aStage(4) },
    [aUuid(3)]: { value: euros(4_000) },
    [aUuid(6)]: { completedAt: '2026-11-10T10:00:00.000Z' },
    [aUuid(7)]: { completedAt: undefined, stage: aStage(4) },
    [aUuid(8)]: { completedAt: undefined, stage: aStage(4) },
  };
  return [
    ...aFirm()
      .filter(({ createdAt = '' }) => createdAt < '2026-11-16T07:00:00.000Z')
      .map((each) => ({ ...each, ...then[each.uuid] })),
    aCase({ uuid: aUuid(10), name: 'Gone by now', clients: [aClient(1)], value: pounds(300) }),
  ];
}

/** What was kept of a run over these cases; week 46 unless said otherwise. */
export function aSnapshot(
  cases: readonly Case[] = firmLastWeek(),
  given: { readonly period?: string; readonly asAt?: string; readonly gaps?: readonly string[] } = {},
): Snapshot {
  const { period = '2026-W46', asAt = '2026-11-16T07:00:00.000Z', gaps = [] } = given;
  const coverage = { gaps };
  const input = {
    scope: aScope(),
    run: `weekly-cases.${period}`,
    period: aPeriod(period),
    asAt,
    cases,
    coverage: aCoverage(coverage),
  };
  return takeSnapshot(input, aReport({ cases, period, asAt, coverage }));
}

/** The report on `aFirm` as it is after the report of the week before. */
export function secondReport(given: Parameters<typeof aReport>[0] = {}): Report {
  return aReport({ previous: aSnapshot(), ...given });
}

/** The movement of a report that has one. */
export function comparedIn({ movement }: Report): Compared {
  if (movement.state !== 'compared') throw new Error('The report has nothing to compare with.');
  return movement;
}

/** A report whose lines leave something over, which no report should. */
export function unexplainedReport(): Report {
  const report = secondReport();
  const movement = comparedIn(report);
  const unexplained = { cases: -1, value: { GBP: 30_050, EUR: 0 } };
  const opening = { cases: 7, value: { GBP: 430_000, EUR: 400_000 } };
  const change = { cases: -1, value: { GBP: -24_950, EUR: -60_000 } };
  const { asAtDay, run } = movement.since;
  return {
    ...report,
    movement: { ...movement, bridge: { ...movement.bridge, opening, change, unexplained } },
    reliance: {
      ...report.reliance,
      verdict: 'with-care',
      cautions: ['unexplained'],
      agreement: { state: 'unexplained', run, asAtDay, opening: 7, closing: 6, unexplained },
    },
  };
}

/** The report after a week with every part of a report filled, by hand where the figures are not from the nine cases. */
export function fullReport(given: Parameters<typeof aReport>[0] = {}): Report {
  return {
    ...secondReport(given),
    queues: [
      { uuid: aUuid(8003), name: 'Recommendation', position: 3, before: 0, now: 1 },
      { uuid: aUuid(8004), name: 'Submitted', position: 4, before: 4, now: 1 },
    ],
    flow: aFlow(),
    attention: anAttention(),
    headline: aHeadline(),
    forecast: aForecast(aRecord()),
    reliance: aReliance(),
    sentences: someSentences,
  };
}
