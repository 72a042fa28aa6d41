import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import type { TimeInStage } from '../../../functions/analyse/stage-history/time-in-stage.ts';
import type { Firm } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { random } from '../../sandbox/plannr/random.ts';
import { londonDaysBetween, trueEntry } from '../true-stage.ts';
import { yearOfRuns } from '../year-of-runs.ts';

const firmOf = (seed: number) => generateFirm({ seed, cases: 50 + 10 * seed, clients: 20 + 3 * seed });

function holds(time: TimeInStage, days: number): boolean {
  switch (time.known) {
    case 'not-yet':
      return false;
    case 'exact':
      return time.days === days;
    case 'between':
      return time.least <= days && days <= time.most;
    case 'at-least':
      return time.days <= days;
  }
}

/** The open cases of which a report does not say the truth. */
function wrong(firm: Firm, { openCases, asAt }: Report): string[] {
  return openCases.flatMap(({ uuid, timeInStage }) => {
    const days = londonDaysBetween(trueEntry(firm, uuid, asAt), asAt);
    return holds(timeInStage, days) ? [] : [`${uuid}: ${days} days, not ${JSON.stringify(timeInStage)}`];
  });
}

/** Plays a year of each firm, whole and with weeks missed and cases not seen. */
export function testFirms(seeds: readonly number[]): void {
  test.each(seeds)('from snapshots alone, the truth lies within what firm %i is told, in every week', (seed) => {
    const firm = firmOf(seed);
    let last: Report | undefined;
    for (const { report } of yearOfRuns({ firm, weeks: 52 })) {
      expect(wrong(firm, report)).toEqual([]);
      last = report;
    }
    // After a year of looking most are known to the week.
    const times = (last?.openCases ?? []).map(({ timeInStage }) => timeInStage);
    const close = times.filter(
      (time) => time.known === 'exact' || (time.known === 'between' && time.most - time.least <= 8),
    );
    expect(times.length).toBeGreaterThan(20);
    expect(close.length).toBeGreaterThan(times.length / 2);
  });

  test.each(seeds)('and so it does where weeks are missed and cases are not seen, for firm %i', (seed) => {
    const firm = firmOf(seed);
    const isMissed = (week: number) => random(seed, 'missed', week).chance(0.15);
    const isUnseen = (week: number, { uuid }: { uuid: string }) => random(seed, week, uuid).chance(0.1);
    for (const { report } of yearOfRuns({ firm, weeks: 52, isMissed, isUnseen })) {
      expect(wrong(firm, report)).toEqual([]);
    }
  });
}

/** The same of one firm whose cases are moved without a trace in their time of editing. */
export function testUneditedMoves(): void {
  test('and so it does where a move leaves the time of editing alone', () => {
    const firm = firmOf(5);
    const edited = new Map(
      [...Map.groupBy(firm.events('2000-01-01T00:00:00.000Z', firm.asAt), ({ caseUuid }) => caseUuid)].map(
        ([uuid, events]) => [uuid, events.filter(({ kind }) => kind !== 'moved').map(({ instant }) => instant)],
      ),
    );
    const asSent = (each: Case, asAt: string): Case => ({
      ...each,
      updatedAt: edited.get(each.uuid)?.findLast((instant) => instant <= asAt) ?? each.createdAt,
    });
    let last = '2000-01-01T00:00:00.000Z';
    for (const { report } of yearOfRuns({ firm, weeks: 30, asSent })) {
      const stageAt = (uuid: string, at: string) => firm.at(at).cases.find((each) => each.uuid === uuid)?.statusUuid;
      // One that left its stage and came back between two readings looks as if it had stayed: nothing tells.
      const told = wrong(firm, report).filter((line) => {
        const [uuid = ''] = line.split(':');
        return stageAt(uuid, last) !== stageAt(uuid, report.asAt);
      });
      expect(told).toEqual([]);
      last = report.asAt;
    }
  });
}
