import * as z from 'zod';

/** All that is kept of a webhook: that something happened to a case. No personal data. */
export type CaseHint = { readonly event?: string; readonly caseUuid?: string };

const event = z.string().regex(/^[a-z][a-z_-]{0,40}\.[a-z][a-z_-]{0,60}$/);
const uuid = z.guid().transform((text) => text.toLowerCase());

// Plannr documents no payload, so every usual place is looked at. Source: docs/plannr.md, section 8.
const eventKeys = ['event', 'event_name', 'event_type', 'type', 'name', 'topic', 'action'];
const recordKeys = ['case', 'data', 'payload', 'model', 'resource', 'object', 'attributes'];
const uuidKeys = ['uuid', 'case_uuid', 'id'];

/** What a webhook's body says of a case, as far as it can be understood; nothing of it is an answer too. */
export function readCaseHint(body: Uint8Array): CaseHint {
  const payload = parseJson(body);
  const name = firstOf(event, eventKeys, payload);
  // The UUID of somebody's account, or of something else, is of no use to us.
  if (name !== undefined && !name.startsWith('case.')) return { event: name };
  return { event: name, caseUuid: uuidIn(payload, 3) };
}

function uuidIn(record: unknown, depth: number): string | undefined {
  const inside = depth === 0 ? [] : recordKeys.map((key) => valueAt(record, key));
  return inside
    .map((each) => uuidIn(each, depth - 1))
    .concat(firstOf(uuid, uuidKeys, record))
    .find((each) => each !== undefined);
}

function firstOf<T>(schema: z.ZodType<T>, keys: readonly string[], record: unknown): T | undefined {
  return keys.map((key) => schema.safeParse(valueAt(record, key)).data).find((each) => each !== undefined);
}

function valueAt(record: unknown, key: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, key) : undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
