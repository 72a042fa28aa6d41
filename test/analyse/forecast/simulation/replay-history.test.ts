import { describe, expect, test } from 'vitest';
import type { Forecast } from '../../../../functions/analyse/forecast/forecast.ts';
import { lastWholePeriod } from '../../../../functions/analyse/period.ts';
import type {
  CaseStages,
  StageHistory,
  StageVisit,
} from '../../../../functions/analyse/stage-history/stage-history.ts';
import { aReport } from '../../../builders/a-report.ts';
import { casesOfState } from '../../../builders/cases-of-state.ts';
import type { Firm } from '../../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../../sandbox/plannr/generate-firm.ts';

type Shown = Extract<Forecast, { readonly state: 'shown' }>;

const weeks = 27;

const cameBack = 5;

const mondayOf = (firm: Firm, week: number) =>
  new Date(Date.parse(firm.asAt) - (weeks - 1 - week) * 7 * 86_400_000).toISOString();

/** The stages that a case went through, by the firm's own events. */
function stagesOf(firm: Firm, uuid: string, asAt: string): CaseStages {
  const entered = firm
    .eventsOf(uuid, asAt)
    .filter(({ kind }) => kind === 'opened' || kind === 'moved')
    .map(({ instant, after }) => ({ at: instant, stage: after?.statusUuid }));
  const visits = entered.map(({ at, stage }, index): StageVisit => {
    const next = entered[index + 1];
    return {
      stage,
      from: { known: 'exact', at },
      to: next === undefined ? undefined : { known: 'exact', at: next.at },
    };
  });
  return { uuid, seenAt: asAt, visits };
}

/** The forecast of a Monday; nothing is known of the stages of a case that came back in week 5. */
function forecastOf(firm: Firm, week: number, restored?: string): Shown {
  const asAt = mondayOf(firm, week);
  const cases = casesOfState(firm.at(asAt)).filter(({ uuid }) => uuid !== restored || week < 3 || week >= cameBack);
  const followed = cases.filter(({ uuid }) => uuid !== restored || week < cameBack);
  const stageHistory: StageHistory = { version: 1, cases: followed.map(({ uuid }) => stagesOf(firm, uuid, asAt)) };
  const period = lastWholePeriod('week', asAt, 'Europe/London').name;
  const { forecast } = aReport({ cases, asAt, period, stageHistory });
  if (forecast.state !== 'shown') throw new Error(`no forecast in week ${week}`);
  return forecast;
}

describe('a small firm in which a case was deleted and comes back, its stages unknown', () => {
  const firm = generateFirm({ seed: 11, cases: 130, clients: 20 });
  const state = firm.at(mondayOf(firm, 3));
  // Of those open then, the one opened first: it stands in every past week of the history.
  const uuid = state.cases
    .filter(({ completedAt }) => completedAt === undefined)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))[0]?.uuid;
  const missing = Array.from({ length: weeks }, (_, week) => forecastOf(firm, week, uuid));

  test('is so small that one case is more than two in a hundred', () => {
    const open = missing.map(({ basis }) => basis.openCases);
    expect(Math.max(...open)).toBeLessThan(50);
    expect(Math.min(...open)).toBeGreaterThan(5);
  });

  test('is forecast by stage on each of 27 Mondays', () => {
    expect(missing.map(({ basis }) => basis.uses)).toEqual(missing.map(() => 'stage'));
  });

  test.each([5, 12, 19, 26])('is foretold nearly the same in week %i as if nothing were missing', (week) => {
    const known = forecastOf(firm, week);
    expect(known.basis.uses).toBe('stage');
    for (const [index, { cases }] of (missing[week]?.horizons ?? []).entries()) {
      expect(Math.abs(cases.median - (known.horizons[index]?.cases.median ?? 0))).toBeLessThanOrEqual(2);
    }
  });
});
