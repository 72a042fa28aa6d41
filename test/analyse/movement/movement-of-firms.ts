import { describe, expect, test } from 'vitest';
import type { Bridge } from '../../../functions/analyse/movement/bridge.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import type { FirmState } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { random } from '../../sandbox/plannr/random.ts';
import { entry, trueLines, trueMoves } from '../true-movement.ts';
import { comparedIn, type WeekOfRun, yearOfRuns } from '../year-of-runs.ts';

/*
 * The promise of the bridge (docs/design.md, section 8): over a year of invented firms nothing is left unexplained, and each
 * line is what really happened, as the sandbox's own events tell it.
 */

const weeks = 52;

/** Less than a forecast takes: what moved does not depend on it. */
const scope = { historyWeeks: 25 };

// Small ones, and one of another size. Every fifth has its stages renamed and put in another order in the middle of the year.
const isReorganised = (seed: number) => seed % 5 === 0;

const firmOf = (seed: number) =>
  generateFirm({
    seed,
    cases: seed < 20 ? 24 + seed : 100,
    clients: 8 + 2 * seed,
    stagesReorganisedAt: isReorganised(seed) ? '2026-06-03T12:00:00.000Z' : undefined,
  });

/** What the reader is shown, added up by hand: the opening and every line by its sign. */
function addedUp({ lines, opening, closing }: Bridge): Bridge['closing'] {
  const sum = (pick: (of: Bridge['opening']) => number) =>
    lines.reduce((total, { sign, figures }) => total + sign * pick(figures), pick(opening));
  return {
    cases: sum(({ cases }) => cases),
    value: Object.fromEntries(Object.keys(closing.value).map((each) => [each, sum(({ value }) => value[each] ?? 0)])),
  };
}

function expectExplained(bridge: Bridge): void {
  const { unexplained, closing } = bridge;
  expect([unexplained.cases, ...Object.values(unexplained.value)].every((each) => each === 0)).toBe(true);
  expect(addedUp(bridge)).toEqual(closing);
}

function trueClosing({ cases }: FirmState): Bridge['closing'] {
  const open = cases.filter(({ completedAt }) => completedAt === undefined);
  const value: Record<string, number> = {};
  for (const { currency, minor } of open.flatMap((each) => each.value ?? [])) {
    value[currency] = (value[currency] ?? 0) + minor;
  }
  return { cases: open.length, value };
}

const told = (report: Report) =>
  Object.fromEntries(
    comparedIn(report).bridge.lines.map(({ kind, items }) => [
      kind,
      items.map(({ uuid, amount }) => entry(uuid, amount)).sort(),
    ]),
  );

const fromAndTo = (move: string) => move.slice(0, move.lastIndexOf(','));

const toldMoves = (report: Report) =>
  comparedIn(report)
    .stageMoves.flatMap(({ from, to, direction, items }) =>
      items.map(({ uuid }) => `${uuid}: ${from.uuid} > ${to.uuid}, ${direction}`),
    )
    .sort();

/** Plays a year of each firm, whole and with weeks missed and incomplete. */
export function testFirms(seeds: readonly number[]): void {
  test.each(seeds)('week by week, every line of firm %i is what happened', (seed) => {
    const firm = firmOf(seed);
    let last: Report | undefined;
    let happened = 0;
    let moved = 0;
    const wrongWay: string[] = [];
    for (const { report } of yearOfRuns({ firm, weeks, scope })) {
      if (last === undefined) {
        expect(report.movement).toEqual({ state: 'no-baseline' });
      } else {
        const { bridge, since } = comparedIn(report);
        expectExplained(bridge);
        expect(bridge.closing).toMatchObject(trueClosing(firm.at(report.asAt)));
        const lines = trueLines(firm, last.asAt, report.asAt);
        expect(told(report)).toEqual(lines);
        const [moves, truth] = [toldMoves(report), trueMoves(firm, last.asAt, report.asAt)];
        expect(moves.map(fromAndTo)).toEqual(truth.map(fromAndTo));
        wrongWay.push(...moves.filter((move, index) => move !== truth[index]));
        moved += moves.length;
        expect(since).toMatchObject({ run: last.run, days: 7, periods: 1, completeness: 'complete' });
        happened += Object.values(lines).flat().length;
      }
      last = report;
    }
    expect(happened).toBeGreaterThan(30);
    expect(moved).toBeGreaterThan(50);
    // Where a stage stands that no case is in any more cannot be seen, once the others were put in another order.
    expect(wrongWay.length).toBeLessThanOrEqual(isReorganised(seed) ? moved / 50 : 0);
  });

  describe.each(seeds)('with weeks missed and incomplete, for firm %i', (seed) => {
    const chance = random(seed, 'weeks');
    const kinds = Array.from({ length: weeks }, () => chance.next());
    // The last week is whole, so that all that happened has come out by then.
    const isMissed = (week: number) => week < weeks - 1 && (kinds[week] ?? 1) < 0.05;
    const isPartial = (week: number) => week > 0 && week < weeks - 1 && (kinds[week] ?? 0) > 0.95;
    // Readings lose cases in a row, as a page that does not come does, and others by the way.
    const isUnseen = (week: number, { uuid }: { uuid: string }) =>
      isPartial(week) && (random(seed, week, uuid).chance(0.1) || uuid.startsWith(String(week % 10)));

    test('nothing is unexplained, and no case of an incomplete run is called withdrawn', () => {
      const firm = firmOf(seed);
      const openWhenLastSeen = new Set<string>();
      const withdrawn: string[] = [];
      let last: WeekOfRun | undefined;
      for (const each of yearOfRuns({ firm, weeks, scope, isMissed, isUnseen })) {
        const { report, input } = each;
        if (last !== undefined) {
          const { bridge, since } = comparedIn(report);
          expectExplained(bridge);
          const days = (Date.parse(report.asAtDay) - Date.parse(last.report.asAtDay)) / 86_400_000;
          expect(since).toMatchObject({ days, periods: days / 7, completeness: last.report.completeness });
          expect(bridge.opening.cases).toBe(last.report.totals.openCases);
          const seldom = report.completeness === 'partial' ? 'withdrawn' : 'not-seen';
          expect(told(report)[seldom]).toEqual([]);
          if (report.completeness === 'complete' && last.report.completeness === 'complete') {
            expect(told(report)).toEqual(trueLines(firm, last.report.asAt, report.asAt));
          }

          // Each case is new, carried over and withdrawn when it truly was.
          const opened = new Set(
            firm
              .events(last.report.asAt, report.asAt)
              .flatMap(({ kind, caseUuid }) => (kind === 'opened' ? [caseUuid] : [])),
          );
          const seenBefore = new Set(last.kept.cases.map(({ uuid }) => uuid));
          const lines = new Map(comparedIn(report).bridge.lines.map(({ kind, items }) => [kind, items]));
          expect(
            lines
              .get('new')
              ?.map(({ uuid }) => uuid)
              .sort(),
          ).toEqual(input.cases.flatMap(({ uuid }) => (opened.has(uuid) ? [uuid] : [])).sort());
          expect(lines.get('appeared')?.filter(({ uuid }) => opened.has(uuid) || seenBefore.has(uuid))).toEqual([]);
          expect(lines.get('carried-over')).toHaveLength(
            last.kept.cases.filter(({ lastSeen, completedAt }) => lastSeen !== undefined && completedAt === undefined)
              .length,
          );
          withdrawn.push(...(lines.get('withdrawn') ?? []).map(({ uuid }) => uuid));
        }
        for (const { uuid, completedAt } of input.cases) {
          if (completedAt === undefined) openWhenLastSeen.add(uuid);
          else openWhenLastSeen.delete(uuid);
        }
        last = each;
      }
      const standing = new Set(firm.at(firm.asAt).cases.map(({ uuid }) => uuid));
      expect(withdrawn.sort()).toEqual([...openWhenLastSeen].filter((uuid) => !standing.has(uuid)).sort());
    });
  });
}
