import type { Case } from '../../analyse/case.ts';
import { Misfit } from './misfit.ts';
import { type Extras, readPlannrCase } from './plannr-case.ts';
import { hasKey, type Row } from './read-row.ts';
import { ownParts, type Parts } from './share-parts.ts';
import { type CaseVersion, slimCase } from './slim-case.ts';

/** A case of a list, with the uuids of all who take part: whether a filter by client was kept shows in them. */
export type CaseRow = CaseVersion & { readonly participants: readonly string[] };

/**
 * Reads one row of a list of cases. What was not asked for is not looked at, even where Plannr sends it. Only a row
 * without a uuid cannot be used.
 *
 * @param parts what the case may have in common with others
 */
export function readCaseRow(raw: unknown, extras: Extras, parts: Parts = ownParts): Row<CaseRow> {
  const value = readPlannrCase(raw, extras);
  if (value instanceof Misfit) return { reason: value.reason };
  const slim = slimCase(value, { has: (key) => hasKey(raw, key), extras, parts });
  if (lettersIn(slim) > mostLetters) {
    return { uuid: value.uuid, reason: `its texts are longer than ${mostLetters.toLocaleString('en-GB')} letters` };
  }
  return {
    uuid: value.uuid,
    value: {
      case: slim,
      updatedAt: value.updated_at,
      ...(value.unreadable.some(({ field }) => field === 'completed_at') ? { completionUnread: true } : {}),
      participants: value.participants.map(({ uuid }) => uuid),
    },
  };
}

/** Names, tags, plans and custom fields of one case together; each of its cells in the workbook takes a third of it. */
const mostLetters = 100_000;

function lettersIn({
  name,
  clients,
  assignedTo = [],
  tags = [],
  plans = [],
  providers = [],
  customFields = {},
}: Case): number {
  let letters = name.length;
  for (const each of clients) letters += each.name.length;
  for (const each of plans) letters += each.name.length;
  for (const texts of [assignedTo, tags, providers, Object.values(customFields)]) {
    for (const text of texts) letters += typeof text === 'string' ? text.length : 0;
  }
  return letters;
}
