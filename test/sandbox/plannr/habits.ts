import type { Standing } from './case-history.ts';
import { day, minute, second } from './london-time.ts';
import type { CaseLife } from './make-case.ts';
import type { People } from './people.ts';
import { random } from './random.ts';

/** What people at a firm do that makes figures hard; each a share of the cases it can happen to, 0 where left out. */
export type Habits = {
  /** Completions that are entered 1 to 20 days after the day they are dated. */
  readonly backDates?: number;
  /** Completions that are dated 800 to 1,000 days before they are entered, which is before any history of a year. */
  readonly datesBeforeHistory?: number;
  /** Cases that change their client while they are open. */
  readonly changesClient?: number;
  /**
   * Cases that come to nothing: somewhere on their way they are put into `lostStage`, and dated as completed; one of ten
   * is left open there.
   */
  readonly loses?: number;
  /** Two employees of one name, both of whom look after clients. */
  readonly namesakes?: boolean;
};

const namesake = { firstName: 'David', lastName: 'Jones', name: 'David Jones' } as const;

/** The second and the third of the staff are called the same, and are two people. */
export function withNamesakes(people: People): People {
  const employees = people.employees.map((each, index) =>
    index === 1 || index === 2 ? { ...each, ...namesake } : each,
  );
  return { ...people, employees };
}

type Living = {
  readonly seed: number;
  readonly people: People;
  /** Index into the firm's stages. */
  readonly lostStage: number;
};

/** The life of a case at a firm of such habits. Drawn apart from all else, so that the rest of the life stays as it is. */
export function liveBy(habits: Habits, life: CaseLife, { seed, people: { clients }, lostStage }: Living): CaseLife {
  const chance = random(seed, 'habits', life.fixed.uuid);
  const draws = { backDated: chance.next(), ancient: chance.next(), moves: chance.next() };
  const lateBy = chance.whole(1, 20) * day;
  const ancientBy = chance.whole(800, 1_000) * day;
  const client = clients[chance.whole(0, Math.max(0, Math.floor(clients.length * 0.9) - 1))];
  const when = chance.next();
  const lost = { draw: chance.next(), when: chance.next(), isLeftOpen: chance.next() < 0.1 };

  const opened = life.history[0]?.at ?? 0;
  const isAncient = draws.ancient < (habits.datesBeforeHistory ?? 0);
  const isLate = draws.backDated < (habits.backDates ?? 0);
  const dated =
    !isAncient && !isLate
      ? life.history
      : life.history.map((standing) => {
          const { completedAt } = standing;
          if (completedAt === undefined) return standing;
          return {
            ...standing,
            completedAt: isAncient ? completedAt - ancientBy : Math.max(opened + minute, completedAt - lateBy),
          };
        });
  const moves =
    client !== undefined && draws.moves < (habits.changesClient ?? 0) && !life.fixed.clientUuids.includes(client.uuid);
  const history = moves ? changeClient(dated, client.uuid, when) : dated;
  return { ...life, history: lost.draw < (habits.loses ?? 0) ? lose(history, { ...lost, lostStage }) : history };
}

/** Ends in the stage of lost cases after one of the events before its first completion; one that is deleted stays as it is. */
function lose(
  history: readonly Standing[],
  { when, isLeftOpen, lostStage }: { readonly when: number; readonly isLeftOpen: boolean; readonly lostStage: number },
): readonly Standing[] {
  if (history.some(({ kind }) => kind === 'deleted')) return history;
  const done = history.findIndex(({ completedAt }) => completedAt !== undefined);
  const open = done === -1 ? history.length : done;
  const kept = history.slice(0, 1 + Math.floor(when * open));
  const last = kept.at(-1);
  if (last === undefined) return history;
  const next = history[kept.length]?.at ?? last.at + 30 * day;
  const at = last.at + Math.max(1, Math.floor((next - last.at) / 2 / second)) * second;
  const moved: Standing = { ...last, at, kind: 'moved', stage: lostStage };
  return [
    ...kept,
    moved,
    ...(isLeftOpen ? [] : [{ ...moved, at: at + second, kind: 'completed' as const, completedAt: at + second }]),
  ];
}

/** Into the first gap of a day or more while the case is open; one that is never left alone so long keeps its client. */
function changeClient(history: readonly Standing[], uuid: string, when: number): readonly Standing[] {
  const index = history.findIndex(({ at, completedAt, kind }, each) => {
    const next = history[each + 1];
    return kind !== 'deleted' && completedAt === undefined && (next === undefined ? Infinity : next.at) - at >= day;
  });
  const before = history[index];
  if (before === undefined) return history;
  const gap = (history[index + 1]?.at ?? before.at + 10 * day) - before.at;
  const at = before.at + Math.max(1, Math.floor((gap * when) / second)) * second;
  const change: Standing = {
    ...before,
    at: Math.min(at, before.at + gap - second),
    kind: 'changed-client',
    clientUuids: [uuid],
  };
  const after = history.slice(index + 1).map((each) => ({ ...each, clientUuids: [uuid] }));
  return [...history.slice(0, index + 1), change, ...after];
}
