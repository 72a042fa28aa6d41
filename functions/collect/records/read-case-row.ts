import { Misfit } from './misfit.ts';
import { readPlannrCase } from './plannr-case.ts';
import { hasKey, type Row } from './read-row.ts';
import { type CaseVersion, type Extras, slimCase } from './slim-case.ts';

/** A case of a list, with the uuids of all who take part: whether a filter by client was kept shows in them. */
export type CaseRow = CaseVersion & { readonly participants: readonly string[] };

/**
 * Reads one row of a list of cases. What was not asked for is not looked at, even where Plannr sends it. Only a row
 * without a uuid cannot be used.
 */
export function readCaseRow(raw: unknown, extras: Extras): Row<CaseRow> {
  const value = readPlannrCase(onlyAskedFor(raw, extras));
  if (value instanceof Misfit) return { reason: value.reason };
  return {
    uuid: value.uuid,
    value: {
      case: slimCase(value, (key) => hasKey(raw, key), extras),
      updatedAt: value.updated_at,
      ...(value.unreadable.some(({ field }) => field === 'completed_at') ? { completionUnread: true } : {}),
      participants: value.participants.map(({ uuid }) => uuid),
    },
  };
}

function onlyAskedFor(raw: unknown, extras: Extras): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const record: Record<string, unknown> = { ...raw };
  if (!extras.tags) record.tags = undefined;
  if (!extras.plans) record.plans = undefined;
  if (extras.customFields.length === 0) record.custom_fields = undefined;
  return record;
}
