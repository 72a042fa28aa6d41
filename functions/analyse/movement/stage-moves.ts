import { isDone, isUnread } from '../case.ts';
import { isOpen } from '../cases/dated-case.ts';
import { compareStages, uuidKey } from '../compare.ts';
import { type Amounts, sumByCurrency } from '../money.ts';
import { pickKnown } from '../pick-known.ts';
import { type CasePair, compareMoved, type MovedCase, type MovedCaseRules, movedCase } from './moved-case.ts';
import type { Direction, StageDirection, StageEnd } from './stage-places.ts';

export type StageMove = {
  /** No uuid: a case without a stage. */
  readonly from: StageEnd;
  readonly to: StageEnd;
  readonly direction: Direction;
  readonly count: number;
  /** Of the values today. */
  readonly value: Amounts;
  /** Most value first, then by uuid; `amount` is the value today. */
  readonly items: readonly MovedCase[];
};

/** From the stage that a case was in to the one that it is in now; `undefined` where it stayed or was never open. */
export function stageMoveOf({ before, now }: CasePair, rules: StepRules): StageStep | undefined {
  if (before === undefined || now === undefined) return undefined;
  if (isDone(before) && !isOpen(now)) return undefined;
  const to = now.stage && uuidKey(now.stage.uuid);
  if (before.stage === to) return undefined;
  // Nobody knows that it moved.
  if (before.stageUnread === true || (to === undefined && isUnread(now.case, 'status'))) return undefined;
  const { stageEnd, direction } = rules;
  return { from: stageEnd(before.stage), to: stageEnd(to), direction: direction(before.stage, to) };
}

export type StepRules = Pick<MovedCaseRules, 'stageEnd'> & { readonly direction: StageDirection };

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
      const values = pickKnown(group, ({ pair }) => pair.now?.case.value);
      const items = group
        .map(({ pair }) => movedCase(pair, { amount: pair.now?.case.value }, rules))
        .sort(compareMoved);
      return [{ ...first.step, count: group.length, value: sumByCurrency(values), items }];
    })
    .sort((a, b) => compareStages(a.from, b.from) || compareStages(a.to, b.to));
}
