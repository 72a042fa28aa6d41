import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { casesToAudit } from '../../../functions/analyse/stage-history/cases-to-audit.ts';
import { noteStages, type StagesSeen } from '../../../functions/analyse/stage-history/note-stages.ts';
import type { CaseStages, StageHistory } from '../../../functions/analyse/stage-history/stage-history.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const [research, recommendation] = [aStage(2), aStage(3)];
const opened = '2026-10-01T09:00:00.000Z';
const firstRun = '2026-11-09T07:00:00.000Z';
const secondRun = '2026-11-16T07:00:00.000Z';
const thirdRun = '2026-11-23T07:00:00.000Z';

const caseIn = (stage: Case['stage'], updatedAt: string | undefined, more: Partial<Case> = {}) =>
  aCase({ stage, createdAt: opened, updatedAt, ...more });

function noted(known: StageHistory | undefined, asAt: string, cases: Case[], more: Partial<StagesSeen> = {}) {
  return noteStages(known, { cases, asAt, isComplete: true, isHistory: () => true, ...more });
}

/** One case as it was seen at each of the runs, the last on Monday 23 November. */
function seenAs(...cases: readonly Case[]): StageHistory {
  const asAts = [firstRun, secondRun, thirdRun].slice(-cases.length);
  let history: StageHistory | undefined;
  cases.forEach((each, index) => {
    history = noted(history, asAts[index] ?? thirdRun, [each]);
  });
  return history ?? { version: 1, cases: [] };
}

function daysOf(...cases: readonly Case[]) {
  const last = cases.at(-1) ?? caseIn(research, opened);
  return aReport({ cases: [last], stageHistory: seenAs(...cases) }).openCases[0]?.timeInStage;
}

describe('what the open cases sheet tells from snapshots', () => {
  test('a case that was never edited is in its stage since it was opened', () => {
    expect(daysOf(caseIn(research, opened))).toEqual({ known: 'exact', days: 53 });
  });

  test('one that was edited and is seen for the first time is there since that reading at least', () => {
    const edited = caseIn(research, '2026-11-03T09:00:00.000Z');
    expect(daysOf(edited)).toEqual({ known: 'at-least', days: 0 });
    expect(daysOf(edited, edited)).toEqual({ known: 'at-least', days: 7 });
  });

  test('so is one that was never edited, yet stands further on than where cases begin', () => {
    const moved = caseIn(recommendation, opened);
    const first = caseIn(research, opened, { uuid: aUuid(2) });
    const history = noted(noted(undefined, secondRun, [moved, first]), thirdRun, [moved, first]);
    const rows = aReport({ cases: [moved, first], stageHistory: history }).openCases;

    expect(rows.map(({ uuid, timeInStage }) => [uuid, timeInStage])).toEqual([
      [aUuid(2), { known: 'exact', days: 53 }],
      [aUuid(1), { known: 'at-least', days: 7 }],
    ]);
    expect(casesToAudit([moved, first], undefined)).toEqual([moved]);
  });

  // Edited on Tuesday, and moved on Sunday by something that leaves its time of editing alone: one day ago.
  test('a move that is no edit is within what is told, and never called exact', () => {
    const before = caseIn(research, '2026-11-03T09:00:00.000Z');
    expect(daysOf(before, caseIn(recommendation, '2026-11-17T09:00:00.000Z'))).toEqual({
      known: 'between',
      least: 0,
      most: 7,
    });
    const born = { createdAt: '2026-11-17T09:00:00.000Z', uuid: aUuid(2) };
    const moved = caseIn(recommendation, '2026-11-17T10:00:00.000Z', born);
    const history = noted(noted(undefined, secondRun, [before]), thirdRun, [before, moved]);
    expect(aReport({ cases: [moved], stageHistory: history }).openCases[0]?.timeInStage).toEqual({
      known: 'between',
      least: 0,
      most: 6,
    });
    const known = noted(undefined, secondRun, [before]);
    expect(casesToAudit([caseIn(recommendation, before.updatedAt)], known)).toHaveLength(1);
  });

  test('one seen elsewhere before moved in between, and by the reading that first saw it here', () => {
    const edited = '2026-11-12T09:00:00.000Z';
    const before = caseIn(research, '2026-11-03T09:00:00.000Z');

    expect(daysOf(before, caseIn(recommendation, edited), caseIn(recommendation, edited))).toEqual({
      known: 'between',
      least: 7,
      most: 14,
    });
  });

  test('one that was edited since may have left and come back', () => {
    const before = caseIn(research, '2026-11-03T09:00:00.000Z');
    const there = caseIn(recommendation, '2026-11-12T09:00:00.000Z');
    const edited = caseIn(recommendation, '2026-11-18T09:00:00.000Z');

    expect(daysOf(before, there, edited)).toEqual({ known: 'between', least: 5, most: 14 });
    expect(daysOf(caseIn(research, opened), caseIn(research, '2026-11-18T09:00:00.000Z'))).toEqual({
      known: 'between',
      least: 5,
      most: 53,
    });
    expect(daysOf(before, caseIn(research, '2026-11-18T09:00:00.000Z'))).toEqual({ known: 'at-least', days: 5 });
  });

  test('one that was opened since the last run is there since it was opened at most', () => {
    const born = { createdAt: '2026-11-17T09:00:00.000Z' };
    const history = noted(noted(undefined, secondRun, [caseIn(research, opened)]), thirdRun, [
      caseIn(research, '2026-11-20T09:00:00.000Z', { ...born, uuid: aUuid(2) }),
    ]);
    const cases = [caseIn(research, '2026-11-20T09:00:00.000Z', { ...born, uuid: aUuid(2) })];

    expect(aReport({ cases, stageHistory: history }).openCases[0]?.timeInStage).toEqual({
      known: 'between',
      least: 0,
      most: 6,
    });
  });

  test('one of which Plannr does not say when it was edited may have moved at any time', () => {
    expect(daysOf(caseIn(research, undefined))).toEqual({ known: 'at-least', days: 0 });
    expect(daysOf(caseIn(research, undefined), caseIn(recommendation, undefined))).toEqual({
      known: 'between',
      least: 0,
      most: 7,
    });
    expect(daysOf(caseIn(research, opened), caseIn(research, undefined))).toEqual({
      known: 'between',
      least: 0,
      most: 53,
    });
  });

  test('one that is elsewhere than when it was last seen, without having been edited, moved since all the same', () => {
    expect(daysOf(caseIn(research, opened), caseIn(recommendation, opened))).toEqual({
      known: 'between',
      least: 0,
      most: 7,
    });
  });

  test('one that got its stage after none is told like those that had one', () => {
    // Seen without one a week ago: it entered in between. Never seen before it has none that is
    // old, so it has been without one since it was opened.
    expect(daysOf(caseIn(undefined, opened), caseIn(research, '2026-11-18T09:00:00.000Z'))).toEqual({
      known: 'between',
      least: 0,
      most: 7,
    });
    expect(daysOf(caseIn(undefined, opened))).toEqual({ known: 'exact', days: 53 });
  });

  test('one that moved while it was read is there since today', () => {
    expect(daysOf(caseIn(research, opened), caseIn(recommendation, '2026-11-24T09:00:00.000Z'))).toMatchObject({
      least: 0,
    });
  });

  test('nothing is known of a case that is not in the history, or stands elsewhere in it', () => {
    const cases = [caseIn(research, opened)];
    const elsewhere = seenAs(caseIn(recommendation, opened));

    for (const stageHistory of [undefined, { version: 1 as const, cases: [] }, elsewhere]) {
      expect(aReport({ cases, stageHistory }).openCases[0]?.timeInStage).toEqual({ known: 'not-yet' });
    }
  });

  test('days are those of the report’s zone, over the change of the clocks too', () => {
    const entered = { createdAt: '2026-10-24T23:30:00.000Z' };
    const of = (timezone: string) =>
      aReport({
        cases: [caseIn(research, entered.createdAt, entered)],
        scope: { timezone },
        stageHistory: seenAs(caseIn(research, entered.createdAt, entered)),
      }).openCases[0]?.timeInStage;

    expect([of('Europe/London'), of('America/New_York')]).toEqual([
      { known: 'exact', days: 29 },
      { known: 'exact', days: 30 },
    ]);
  });
});

describe('the history', () => {
  const audited = [
    {
      uuid: aUuid(1),
      visits: [
        { stage: research.uuid, from: { known: 'exact', at: opened }, to: { known: 'exact', at: firstRun } },
        { stage: recommendation.uuid, from: { known: 'exact', at: firstRun } },
      ],
    },
  ] as const;
  const edited = '2026-11-12T09:00:00.000Z';

  test('takes from the audits each stay, and knows up to when', () => {
    const { cases } = noted(undefined, thirdRun, [caseIn(recommendation, edited)], { audited });

    expect(cases).toEqual([
      { uuid: aUuid(1), updatedAt: edited, auditedTo: edited, seenAt: thirdRun, visits: audited[0].visits },
    ]);
  });

  test('goes on from the audits where they cannot be read any more', () => {
    const known = noted(undefined, secondRun, [caseIn(recommendation, edited)], { audited });
    const { cases } = noted(known, thirdRun, [caseIn(aStage(4), '2026-11-20T09:00:00.000Z')]);
    const left = { known: 'between', after: secondRun, by: thirdRun };

    expect(cases[0]?.visits).toEqual([
      audited[0].visits[0],
      { ...audited[0].visits[1], to: left },
      { stage: aStage(4).uuid, from: left },
    ]);
    expect(cases[0]?.auditedTo).toBe(edited);
  });

  test('keeps audits that could not be understood in mind, so that they are not asked for again', () => {
    const known = noted(undefined, thirdRun, [caseIn(research, edited)], { audited: [{ uuid: aUuid(1) }] });

    expect(known.cases[0]).toMatchObject({
      auditedTo: edited,
      visits: [{ from: { known: 'at-least', by: thirdRun } }],
    });
    expect(casesToAudit([caseIn(research, edited)], known)).toEqual([]);
  });

  test('keeps a completed case while it is history, if it was known before', () => {
    const known = seenAs(caseIn(research, opened));
    const done = caseIn(aStage(5), edited, { completedAt: edited });

    expect(noted(known, thirdRun, [done]).cases).toHaveLength(1);
    expect(noted(known, thirdRun, [done], { isHistory: (at) => at > edited }).cases).toEqual([]);
    expect(noted(undefined, thirdRun, [done]).cases).toEqual([]);
  });

  test('drops a case that is gone, but not one that an incomplete run did not see', () => {
    const known = seenAs(caseIn(research, opened));

    expect(noted(known, thirdRun, []).cases).toEqual([]);
    expect(noted(known, thirdRun, [], { isComplete: false }).cases).toEqual(known.cases);
  });
});

describe('the audits that are asked for', () => {
  const edited = '2026-11-12T09:00:00.000Z';
  const knownAs = (more: Partial<CaseStages>): StageHistory => ({
    version: 1,
    cases: [
      {
        uuid: aUuid(1),
        updatedAt: edited,
        seenAt: secondRun,
        visits: [{ stage: research.uuid, from: { known: 'at-least', by: edited } }],
        ...more,
      },
    ],
  });
  const asked = (of: Case, known?: StageHistory) => casesToAudit([of], known).length === 1;
  const exactly = [{ stage: research.uuid, from: { known: 'exact', at: opened } }] as const;

  test.each<[string, boolean, Case, StageHistory | undefined]>([
    ['an open case that nothing is known of', true, caseIn(research, edited), undefined],
    ['one that was never edited', false, caseIn(research, opened), undefined],
    ['a completed case that nothing is known of', false, caseIn(research, edited, { completedAt: edited }), undefined],
    ['a case that is known from snapshots alone', true, caseIn(research, edited), knownAs({})],
    ['one whose audits were read', false, caseIn(research, edited), knownAs({ auditedTo: edited })],
    ['one that is known exactly', false, caseIn(research, edited), knownAs({ visits: exactly })],
    ['one edited since its audits were read', true, caseIn(research, thirdRun), knownAs({ auditedTo: edited })],
    ['one edited since it was known exactly', true, caseIn(research, thirdRun), knownAs({ visits: exactly })],
    [
      'a known case that was completed since',
      true,
      caseIn(research, thirdRun, { completedAt: thirdRun }),
      knownAs({ auditedTo: edited }),
    ],
    ['an open case of which Plannr does not say when it was edited', true, caseIn(research, undefined), knownAs({})],
  ])('are those of %s? %s', (_, is, of, known) => {
    expect(asked(of, known)).toBe(is);
  });

  test('come in the order of the last edit, the latest first', () => {
    const cases = [edited, thirdRun, undefined, secondRun].map((at, index) =>
      caseIn(research, at, { uuid: aUuid(index + 1) }),
    );

    expect(casesToAudit(cases, undefined).map(({ updatedAt }) => updatedAt)).toEqual([
      thirdRun,
      secondRun,
      edited,
      undefined,
    ]);
  });
});
