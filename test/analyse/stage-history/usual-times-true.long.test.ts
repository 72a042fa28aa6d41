import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import { casesToAudit, completedToAudit } from '../../../functions/analyse/stage-history/cases-to-audit.ts';
import type { HistoryReading } from '../../../functions/analyse/stage-history/followed.ts';
import { noteStages } from '../../../functions/analyse/stage-history/note-stages.ts';
import type { StageHistory, StageVisit } from '../../../functions/analyse/stage-history/stage-history.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { casesOfState } from '../../builders/cases-of-state.ts';
import type { Firm } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';

const dayMilliseconds = 86_400_000;
const lastAsAt = Date.UTC(2026, 10, 23, 7);

/*
 * Each Tuesday ten cases are opened in Stage A. Nine are completed a day later, the tenth after 40 days. Followed on 20
 * Mondays, 200 were opened; of the slow ones those opened 6, 13, 20, 27 and 34 days ago are still there. So 195 left
 * Stage A: 180 within a day, 15 after 40.
 */
const stageA = aStage(1);

const cases = Array.from({ length: 200 }, (_, index) => {
  const opened = lastAsAt - (6 + 7 * Math.floor(index / 10)) * dayMilliseconds + 3 * 3_600_000;
  const completed = opened + (index % 10 === 0 ? 40 : 1) * dayMilliseconds;
  return { uuid: aUuid(index + 1), opened, completed };
});

function stateAt(now: number): Case[] {
  return cases
    .filter(({ opened }) => opened <= now)
    .map(({ uuid, opened, completed }) => {
      const isDone = completed <= now;
      return aCase({
        uuid,
        createdAt: new Date(opened).toISOString(),
        updatedAt: new Date(isDone ? completed : opened).toISOString(),
        completedAt: isDone ? new Date(completed).toISOString() : undefined,
        stage: isDone ? aStage(5) : stageA,
      });
    });
}

function visitsOf({ createdAt, completedAt }: Case): StageVisit[] {
  const from = { known: 'exact', at: createdAt ?? '' } as const;
  if (completedAt === undefined) return [{ stage: stageA.uuid, from }];
  const to = { known: 'exact', at: completedAt } as const;
  return [
    { stage: stageA.uuid, from, to },
    { stage: aStage(5).uuid, from: to },
  ];
}

/** What a report on the last Monday says that followed the firm for 20 weeks. */
function followed(reading: HistoryReading['state']): Report {
  let history: StageHistory | undefined;
  for (let week = 19; week >= 0; week -= 1) {
    const now = lastAsAt - 7 * week * dayMilliseconds;
    const all = stateAt(now);
    const unseen = reading === 'read' ? completedToAudit(all, history, () => true) : [];
    const asked = reading === 'snapshots' ? [] : [...casesToAudit(all, history), ...unseen];
    const audited = reading === 'refused' ? [] : asked.map((each) => ({ uuid: each.uuid, visits: visitsOf(each) }));
    const asAt = new Date(now).toISOString();
    history = noteStages(history, { cases: all, asAt, isComplete: true, isHistory: () => true, audited });
  }
  return aReport({
    cases: stateAt(lastAsAt),
    stageHistory: history,
    historyReading: { state: reading, now: 9, atMost: 1_000 },
  });
}

describe('nine of ten cases leave Stage A in a day and one takes 40, followed for 20 weeks', () => {
  const stays = ({ flow }: Report) => flow.timeInStage.find(({ type }) => type === undefined);

  test('what is usual is told over all 195 stays, and who waits for longer is listed', () => {
    const report = followed('read');
    expect(stays(report)).toMatchObject({ days: { n: 195, p50: 1, p85: 1, most: 40 }, bent: undefined });
    expect(report.flow.followed).toEqual({ completed: 195, read: 195, followed: 195, reading: 'read' });
    expect(report.attention.firm[0]?.reason).toEqual({
      kind: 'long-in-stage',
      stage: 'Fact find',
      within: 1,
      n: 195,
      of: 'type',
      type: 'Pension',
    });
    expect(report.attention.firm.map(({ ageDays }) => ageDays)).toEqual([34, 27, 20, 13, 6]);
  });

  test.each(['refused', 'snapshots'] as const)(
    'where histories are not read (%s), it says how far off it may be',
    (reading) => {
      const report = followed(reading);
      const row = stays(report);
      // Of the others nobody saw anything but that they were completed.
      expect(row?.days.n).toBe(15);
      expect(row?.missing).toEqual({ unseen: 180, begunBefore: 0 });
      expect(row?.bent?.from).toBeLessThanOrEqual(1);
      expect(row?.bent?.to).toBeGreaterThanOrEqual(40);
      expect(report.flow.followed).toMatchObject({ completed: 195, reading });
      expect(report.attention.found).toBe(0);
      const sentences = report.sentences.map(({ parts }) => parts.filter((part) => typeof part === 'string').join(''));
      expect(sentences.join(' ')).toContain('what is usual is not known well yet (see Trend)');
    },
  );
});

describe.each([1, 2, 3, 4])('the first run on firm %i', (seed) => {
  const firm = generateFirm({ seed, cases: 900, clients: 200 });
  const { asAt } = firm;
  const since = new Date(Date.parse(asAt) - 364 * dayMilliseconds).toISOString();
  const all = casesOfState(firm.at(asAt));

  /** By stage, the 85% of the stays that ended in the last year, from the firm's own events. */
  function truth(): Map<string, number> {
    const days = new Map<string, number[]>();
    for (const { uuid, completedAt } of all) {
      if (completedAt !== undefined && completedAt < since) continue;
      const entries = entriesOf(firm, uuid);
      entries.forEach(({ stage, at }, index) => {
        const left = entries[index + 1]?.at ?? completedAt;
        if (left === undefined || left < since) return;
        const whole = Math.round((Date.parse(left.slice(0, 10)) - Date.parse(at.slice(0, 10))) / dayMilliseconds);
        days.set(stage, [...(days.get(stage) ?? []), whole]);
      });
    }
    return new Map(
      [...days].map(([stage, own]) => {
        const sorted = own.sort((a, b) => a - b);
        return [stage, sorted[Math.ceil(0.85 * sorted.length) - 1] ?? 0];
      }),
    );
  }

  function report(read: readonly Case[]): Report {
    const audited = read.map(({ uuid }) => ({
      uuid,
      visits: entriesOf(firm, uuid).map(({ stage, at }, index, own): StageVisit => {
        const next = own[index + 1];
        return {
          stage,
          from: { known: 'exact', at },
          to: next === undefined ? undefined : { known: 'exact', at: next.at },
        };
      }),
    }));
    const isHistory = (completedAt: string) => completedAt >= since;
    const stageHistory = noteStages(undefined, { cases: all, asAt, isComplete: true, isHistory, audited });
    return aReport({ cases: all, asAt, stageHistory });
  }

  const rows = ({ flow }: Report) => flow.timeInStage.filter(({ type, days }) => type === undefined && days.n >= 10);

  test('tells what is usual to a day or a tenth once the histories of completed cases are read', () => {
    const isHistory = (completedAt: string) => completedAt >= since;
    const told = rows(report([...casesToAudit(all, undefined), ...completedToAudit(all, undefined, isHistory)]));
    expect(told.length).toBeGreaterThanOrEqual(3);
    for (const { stage, days, bent } of told) {
      const true85 = truth().get(stage.uuid) ?? 0;
      expect(Math.abs((days.p85 ?? 0) - true85)).toBeLessThanOrEqual(Math.max(1, true85 / 10));
      // A few cases were back-dated, so that nobody knows their first days.
      const width = (bent?.to ?? days.p85 ?? 0) - (bent?.from ?? days.p85 ?? 0);
      expect(width).toBeLessThanOrEqual(Math.max(1, true85 / 10));
    }
  });

  test('and with those of open cases alone, between which days it lies', () => {
    const told = rows(report(casesToAudit(all, undefined)));
    expect(told.length).toBeGreaterThanOrEqual(3);
    for (const { stage, bent, missing } of told) {
      const true85 = truth().get(stage.uuid) ?? 0;
      expect(missing.unseen).toBeGreaterThan(0);
      expect(bent?.from).toBeLessThanOrEqual(true85);
      expect(bent?.to ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(true85);
    }
  });
});

/** Which stages a case entered, and when, as the invented firm's own events tell it. */
function entriesOf(firm: Firm, uuid: string): { readonly stage: string; readonly at: string }[] {
  return firm
    .eventsOf(uuid, firm.asAt)
    .filter(({ kind }) => kind === 'opened' || kind === 'moved')
    .map(({ after, instant }) => ({ stage: (after?.statusUuid ?? '').toLowerCase(), at: instant }));
}
