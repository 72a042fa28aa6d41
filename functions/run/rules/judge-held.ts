import type { Snapshot } from '../../analyse/snapshot/snapshot.ts';
import type { NamedTaken } from '../../collect/by-name/take-named.ts';
import type { SnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';
import type { ReportSettings } from '../../settings.ts';
import type { Plan } from '../plan-run.ts';
import { findSteepDrop, whatToDoOnDrop } from './steep-drop.ts';
import { whatToDoWhenHeld, whyHeld } from './why-held.ts';

/** Who says that the cases that are gone are gone for good. */
export type AcceptedDrop = { readonly by: string };

/** `reasons`: the report is held; a sentence each. `accepted`: it would be, had that person not accepted what is gone. */
export type Judgement =
  | { readonly reasons: readonly string[]; readonly whatToDo: string }
  | { readonly reasons?: undefined; readonly accepted?: { readonly by: string; readonly cases: number } };

export type ToJudge = {
  readonly plan: Pick<Plan, 'scope' | 'reading' | 'asAt' | 'period'>;
  readonly settings: Pick<ReportSettings, 'id' | 'onIncomplete'>;
  readonly previous: Snapshot | undefined;
  readonly taken: NamedTaken;
  readonly accepted?: AcceptedDrop;
  /** Of a run whose steps may be done again: what this attempt told as gone nobody can have accepted. */
  readonly attempt?: string;
};

const mostNamed = 20;

/**
 * Whether a report is held. For a steep drop it is whatever its settings say, and what is gone is noted: a person who
 * accepts it accepts those cases, and if more are gone by then the report asks again.
 */
export async function judgeHeld(
  drops: Pick<SnapshotStore, 'readDrop' | 'saveDrop'>,
  { plan, settings, previous, taken, accepted, attempt }: ToJudge,
): Promise<Judgement> {
  const drop = findSteepDrop(plan, previous, taken);
  const { coverage } = taken.reading;
  if (drop !== undefined) {
    const told = accepted === undefined ? undefined : await drops.readDrop(settings.id, plan.period.name);
    const known = new Set(told?.gone);
    const isOwn = attempt !== undefined && told?.attempt === attempt;
    const isAccepted = told !== undefined && !isOwn && drop.gone.every((uuid) => known.has(uuid));
    if (!isAccepted) {
      await drops.saveDrop(settings.id, plan.period.name, { version: 1, gone: drop.gone, attempt });
      const named = drop.gone.slice(0, mostNamed).map((uuid) => `Case ${uuid}: gone`);
      const more = drop.gone.length - named.length;
      const reasons = [
        drop.why,
        ...(accepted === undefined || told === undefined ? [] : ['More is gone than was accepted.']),
        ...coverage.gaps,
        ...named,
        ...(more > 0 ? [`and ${more} more like it`] : []),
      ];
      return { reasons, whatToDo: whatToDoOnDrop(settings.id, plan.period.name) };
    }
  }
  const reasons = whyHeld(coverage, settings.onIncomplete);
  if (reasons !== undefined) return { reasons, whatToDo: whatToDoWhenHeld };
  if (drop === undefined || accepted === undefined) return {};
  return { accepted: { by: accepted.by, cases: drop.gone.length } };
}
