import type { CaseFacts, Firm, FirmEvent, FirmState } from './firm.ts';
import { plannrTimestamp } from './london-time.ts';
import { random } from './random.ts';

/** Source: docs/plannr.md, section 5.5. */
export const auditList = { filters: ['uuid'], includes: [], sorts: ['created_at', 'updated_at'] } as const;

export type Audit = { readonly uuid: string; readonly text: string };

/**
 * What was done to a case up to now, newest first: one entry per edit, so that a case moved and completed at once has
 * one for both. Values as the case stores them: UUIDs for status and type, pennies and currency for the value.
 */
export function caseAudits(firm: Firm, state: FirmState, caseUuid: string): readonly Audit[] {
  const edits: FirmEvent[] = [];
  for (const event of firm.eventsOf(caseUuid, state.instant)) {
    const last = edits.at(-1);
    if (last?.instant === event.instant) edits.splice(-1, 1, { ...last, after: event.after });
    else edits.push(event);
  }
  return edits.map((edit, index) => auditOf(edit, index, state)).reverse();
}

function auditOf({ kind, instant, caseUuid, before, after }: FirmEvent, index: number, state: FirmState): Audit {
  const chance = random('audit', caseUuid, index);
  const uuid = chance.uuid();
  const who = state.employees[chance.whole(0, state.employees.length - 1)];
  const was = before === undefined ? {} : stored(before);
  const is = after === undefined ? {} : stored(after);
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => was[key] !== is[key]);
  const only = (values: Record<string, unknown>) =>
    Object.fromEntries(changed.flatMap((key) => (key in values ? [[key, values[key]]] : [])));
  const at = plannrTimestamp(Date.parse(instant));
  return {
    uuid,
    text: JSON.stringify({
      uuid,
      created_at: at,
      updated_at: at,
      type: 'case',
      event: kind === 'opened' ? 'created' : kind === 'deleted' ? 'deleted' : 'updated',
      old_values: only(was),
      new_values: only(is),
      account: who === undefined ? null : { uuid: who.uuid, name: who.name, type: 'employee', role: who.role },
      url: `https://api.plannr.example/api/v1/cases/${caseUuid}`,
      ip_address: `198.51.100.${chance.whole(1, 254)}`,
      user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36',
    }),
  };
}

function stored(facts: CaseFacts): Record<string, unknown> {
  const stamp = (instant: string | undefined) => (instant === undefined ? null : plannrTimestamp(Date.parse(instant)));
  return {
    name: facts.name,
    status: facts.statusUuid ?? null,
    type: facts.typeUuid ?? null,
    value: facts.value?.minor ?? null,
    currency: facts.value?.currency ?? null,
    review_at: facts.reviewAt?.length === 10 ? facts.reviewAt : stamp(facts.reviewAt),
    completed_at: stamp(facts.completedAt),
  };
}
