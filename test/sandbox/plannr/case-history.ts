import type { FirmEventKind, TruthMoney } from './firm.ts';
import { day } from './london-time.ts';
import type { Random } from './random.ts';
import type { Usual } from './workflow.ts';
import { workingMoment } from './working-moment.ts';

/** A case as it stands after one event. */
export type Standing = {
  readonly at: number;
  readonly kind: FirmEventKind;
  /** Index into the firm's stages; absent for a case without a status. */
  readonly stage?: number;
  readonly value?: TruthMoney;
  readonly completedAt?: number;
  /** Absent while the clients are those it was opened for. */
  readonly clientUuids?: readonly string[];
  /** Where the card was put in its column, 0 to 1, from the top. */
  readonly place: number;
};

type Change = Partial<Pick<Standing, 'stage' | 'value' | 'completedAt'>>;

/** Which way a case goes wrong or unusual, so that shares are easy to see and to change. */
const shares = {
  noStatus: 0.012,
  neverGetsStatus: 0.5,
  startsLater: 0.06,
  back: 0.07,
  skips: 0.05,
  stalls: 0.05,
  revaluedInStage: 0.09,
  valueTakenAway: 0.03,
  deletedInStage: 0.006,
  notProceeding: 0.006,
  completedWithoutMove: 0.08,
  movedWithoutCompletion: 0.07,
  neverCompleted: 0.25,
  reopened: 0.06,
  reopenedWithoutMove: 0.3,
  revaluedAfterwards: 0.03,
  deletedAfterwards: 0.008,
};

/**
 * The whole life of one case from the moment it is opened, to its end if it has one; strictly in order of time but for
 * edits that make two events at once.
 */
export function makeHistory(ask: {
  readonly chance: Random;
  readonly usual: Usual;
  readonly stageCount: number;
  readonly openedAt: number;
  readonly value: TruthMoney | undefined;
  readonly currency: string;
}): readonly Standing[] {
  const { chance, usual, stageCount } = ask;
  const path = usual.path;
  const last = stageCount - 1;
  const hasCompletedStage = stageCount > 1;
  const history: Standing[] = [];
  let now = ask.openedAt;

  const record = (kind: FirmEventKind, change: Change) => {
    const before = history.at(-1);
    const place = kind === 'opened' || kind === 'moved' ? chance.next() : (before?.place ?? 0);
    history.push({ ...before, ...change, at: now, kind, place });
  };
  const wait = (days: number) => {
    now = workingMoment(chance, now + Math.max(0.02, days) * day, now);
  };
  const stage = () => history.at(-1)?.stage;
  const move = (to: number) => {
    if (!forEver && to !== stage()) record('moved', { stage: to });
  };
  const revalue = () => {
    const value = history.at(-1)?.value;
    if (value === undefined) {
      record('revalued', { value: { minor: Math.round(chance.lognormal(usual.value, 0.9)), currency: ask.currency } });
    } else if (chance.chance(shares.valueTakenAway)) {
      record('revalued', { value: undefined });
    } else {
      const minor = Math.round(value.minor * chance.lognormal(1, 0.3)) + chance.whole(-999, 999);
      if (minor !== value.minor && minor >= 0) record('revalued', { value: { ...value, minor } });
    }
  };

  let step = chance.chance(shares.startsLater) ? Math.min(1, path.length - 1) : 0;
  const unknown = chance.chance(shares.noStatus);
  const forEver = unknown && chance.chance(shares.neverGetsStatus);
  record('opened', { stage: unknown ? undefined : path[step], value: ask.value });

  // A case goes round at most three times, so that every life is finite.
  for (let round = 0; round < 3; round++) {
    let moves = 0;
    while (step < path.length) {
      const stalls = chance.chance(shares.stalls) ? 6 : 1;
      let days = chance.lognormal((usual.days[step] ?? 10) * stalls, 0.6);
      if (chance.chance(shares.revaluedInStage)) {
        const before = days * chance.next();
        wait(before);
        revalue();
        days -= before;
      }
      wait(days);
      if (chance.chance(shares.deletedInStage)) {
        record('deleted', {});
        return history;
      }
      if (chance.chance(shares.notProceeding)) break;
      const goesBack = step > 0 && moves < 30 && chance.chance(shares.back);
      step += goesBack ? -1 : chance.chance(shares.skips) ? 2 : 1;
      moves++;
      const next = path[step];
      if (next !== undefined) move(next);
    }

    if (hasCompletedStage && !chance.chance(shares.completedWithoutMove)) {
      move(last);
      if (chance.chance(shares.movedWithoutCompletion)) {
        if (chance.chance(shares.neverCompleted)) return history;
        wait(chance.lognormal(15, 0.8));
      }
    }
    record('completed', { completedAt: now });
    if (chance.chance(shares.revaluedAfterwards)) {
      wait(chance.lognormal(10, 0.8));
      revalue();
    }
    if (chance.chance(shares.deletedAfterwards)) {
      wait(chance.lognormal(20, 0.8));
      record('deleted', {});
      return history;
    }
    if (round === 2 || !chance.chance(shares.reopened)) return history;
    wait(chance.lognormal(12, 0.8));
    record('reopened', { completedAt: undefined });
    step = chance.whole(0, path.length - 1);
    const to = path[step];
    if (to !== undefined && !chance.chance(shares.reopenedWithoutMove)) move(to);
  }
  return history;
}
