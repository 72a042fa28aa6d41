import * as z from 'zod';
import type { Instant } from '../../analyse/case.ts';
import { field } from '../records/misfit.ts';
import { nameFrom, neededTimeFrom, uuidFrom } from '../records/plannr-fields.ts';
import type { StageWord } from './stage-words.ts';

/** One edit of a case, less everything but its time and what it did to the stage. */
export type Audit = {
  readonly uuid: string;
  readonly at: Instant;
  /** Whether it is the one that made the case. */
  readonly isCreation: boolean;
  /** The stage before and after; absent where the edit did not say. */
  readonly from?: StageWord;
  readonly to?: StageWord;
};

/**
 * One audit. Who made the edit, from which address and with which program is personal data and does not get past this
 * file. Source: docs/plannr.md, section 5.5.
 */
export const plannrAudit = z
  .object({
    uuid: field(uuidFrom),
    created_at: field(neededTimeFrom),
    event: field(nameFrom),
    old_values: z.unknown().optional().transform(stageIn),
    new_values: z.unknown().optional().transform(stageIn),
  })
  .transform(
    ({ uuid, created_at: at, event, old_values: from, new_values: to }): Audit => ({
      uuid,
      at,
      isCreation: /^created?$/i.test(event.trim()),
      from,
      to,
    }),
  );

// In the order in which they are believed; `status_position` is the card's place on the board and none of them.
const stageKeys = ['status_uuid', 'case_status_uuid', 'status', 'case_status', 'status_id', 'case_status_id'];

function stageIn(values: unknown): StageWord | undefined {
  const record = typeof values === 'string' ? jsonOf(values) : values;
  if (typeof record !== 'object' || record === null) return undefined;
  const key = stageKeys.find((each) => each in record);
  return key === undefined ? undefined : wordOf(Reflect.get(record, key));
}

function wordOf(value: unknown): StageWord | undefined {
  if (value === null || value === '') return { none: true };
  if (typeof value === 'string' || typeof value === 'number') return { word: String(value).trim().toLowerCase() };
  if (typeof value !== 'object') return undefined;
  const inside: unknown = ['uuid', 'id', 'name'].map((key) => Reflect.get(value, key)).find((each) => each != null);
  return typeof inside === 'string' || typeof inside === 'number' ? wordOf(inside) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
