import { comparePositions, compareText, uuidKey } from './compare.ts';
import { isOpen } from './dated-case.ts';
import { sumByCurrency } from './money.ts';
import { type CasePair, compareMoved, type MovedCaseRules, movedCase } from './moved-case.ts';
import type { Direction, StageEnd, StageMove } from './movement.ts';

/** From the stage that a case was in to the one that it is in now; `undefined` where it stayed or was never open. */
export function stageMoveOf({ before, now }: CasePair, stageEnd: MovedCaseRules['stageEnd']): StageStep | undefined {
  if (before === undefined || now === undefined) return undefined;
  if (before.completedAt !== undefined && !isOpen(now)) return undefined;
  const to = now.stage && uuidKey(now.stage.uuid);
  if (before.stage === to) return undefined;
  const ends = { from: stageEnd(before.stage), to: stageEnd(to) };
  return { ...ends, direction: directionOf(ends.from, ends.to) };
}

export type StageStep = { readonly from: StageEnd; readonly to: StageEnd; readonly direction: Direction };

/** By where they lead from, then to. */
export function stageMoves(
  moved: readonly { readonly pair: CasePair; readonly step: StageStep }[],
  rules: MovedCaseRules,
): StageMove[] {
  const byEnds = Map.groupBy(moved, ({ step }) => `${step.from.uuid} ${step.to.uuid}`);
  return [...byEnds.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const values = group.flatMap(({ pair }) => pair.now?.case.value ?? []);
      const items = group.map(({ pair }) => movedCase(pair, pair.now?.case.value, rules)).sort(compareMoved);
      return [{ ...first.step, count: group.length, value: sumByCurrency(values), items }];
    })
    .sort((a, b) => compareEnds(a.from, b.from) || compareEnds(a.to, b.to));
}

function directionOf(from: StageEnd, to: StageEnd): Direction {
  if (from.position === undefined || to.position === undefined) return 'unknown';
  if (from.position === to.position) return 'level';
  return from.position < to.position ? 'forward' : 'back';
}

function compareEnds(a: StageEnd, b: StageEnd): number {
  return comparePositions(a.position, b.position) || compareText(a.uuid ?? '', b.uuid ?? '');
}
