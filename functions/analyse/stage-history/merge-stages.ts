import type { Instant } from '../case.ts';
import { widened } from './note-stages.ts';
import type { CaseStages, Moment, StageHistory } from './stage-history.ts';

/**
 * Puts together two histories that two runs at once made of the same one before. Of each case the later sight counts, laid
 * over what the earlier one knew: so no case goes back to a stage that it had left, and no move is bounded by a time after
 * it. A case that only one of them has stays.
 */
export function mergeStages(one: StageHistory, other: StageHistory): StageHistory {
  const merged = new Map(one.cases.map((each) => [each.uuid, each]));
  for (const each of other.cases) {
    const known = merged.get(each.uuid);
    merged.set(each.uuid, known === undefined ? each : mergeCase(known, each));
  }
  return { version: 1, cases: [...merged.values()] };
}

function mergeCase(one: CaseStages, other: CaseStages): CaseStages {
  const [earlier, later] = one.seenAt <= other.seenAt ? [one, other] : [other, one];
  const wasAudited = (later.auditedTo ?? '') > (earlier.auditedTo ?? '');
  const sight = later.visits.at(-1);
  const last = earlier.visits.at(-1);
  // Audits that reach further tell it all; and of two sights at the same time neither is the later.
  if (wasAudited || earlier.seenAt === later.seenAt || sight === undefined || last === undefined) return later;
  const auditedTo = later.auditedTo ?? earlier.auditedTo;
  const before = earlier.visits.slice(0, -1);
  if (last.stage !== sight.stage) {
    const from = within(sight.from, { after: earlier.seenAt, by: later.seenAt });
    return { ...later, auditedTo, visits: [...before, { ...last, to: from }, { stage: sight.stage, from }] };
  }
  const wasEdited = later.updatedAt === undefined || later.updatedAt > (earlier.updatedAt ?? '');
  const from = wasEdited ? widened(last.from, later.updatedAt ?? later.seenAt) : last.from;
  return { ...later, auditedTo, visits: [...before, { ...last, from }] };
}

function within(moment: Moment, { after, by }: { readonly after: Instant; readonly by: Instant }): Moment {
  return moment.known === 'exact' && moment.at > after && moment.at <= by ? moment : { known: 'between', after, by };
}
