import type { Case, Instant, UnreadableField } from '../../analyse/case.ts';
import { createFields, type Fields, isRecord } from './fields.ts';
import { Misfit } from './misfit.ts';
import * as read from './plannr-fields.ts';
import { listFrom, looseListFrom } from './plannr-relations.ts';
import type { PlannrAccount } from './plannr-schemas.ts';

/*
 * A case as Plannr sends it, as far as a report needs it; what is not named here does not get past this file.
 * Source: docs/plannr.md, sections 5.3 and 9.
 */

export type PlannrCase = {
  readonly uuid: string;
  readonly name: string;
  readonly created_at: Instant | undefined;
  readonly updated_at: Instant | undefined;
  readonly completed_at: Instant | undefined;
  readonly review_at: string | undefined;
  readonly status_position: number | undefined;
  readonly status: PlannrStatus | undefined;
  readonly type: { readonly uuid: string; readonly name: string } | undefined;
  readonly value: Case['value'];
  readonly participants: readonly PlannrAccount[];
  /** Absent where Plannr gave no count. */
  readonly participants_count: number | undefined;
  readonly plans: readonly PlannrPlan[];
  readonly assigned_to: readonly unknown[];
  readonly assigned_to_uuids: readonly unknown[];
  readonly tags: readonly unknown[];
  readonly custom_fields: readonly unknown[];
  /** Empty where everything could be read. */
  readonly unreadable: readonly UnreadableField[];
};

type PlannrPlan = {
  readonly uuid: string;
  readonly name: string;
  /** By name; absent where none came, or one without a name. */
  readonly provider: string | undefined;
};

/** What is read of a case beyond the core, since a column or a filter of the report needs it. */
export type Extras = {
  readonly tags: boolean;
  readonly plans: boolean;
  /** Of the plans who provides them, and no more. */
  readonly providers: boolean;
  /** References of custom fields. */
  readonly customFields: readonly string[];
};

/** The core alone. */
export const noExtras: Extras = { tags: false, plans: false, providers: false, customFields: [] };

type PlannrStatus = {
  readonly uuid: string;
  readonly name: string;
  readonly colour: string | undefined;
  readonly position: number | undefined;
  readonly is_type_completed: boolean | undefined;
  readonly updated_at: Instant | undefined;
};

/** Reads a case, with the relations that were asked for. Only one without a uuid is of no use. */
export function readPlannrCase(raw: unknown, asked: Extras): PlannrCase | Misfit {
  if (!isRecord(raw)) return new Misfit('not an object');
  const unreadable: UnreadableField[] = [];
  const fields = createFields(raw, unreadable);
  const uuid = read.uuidFrom(raw.uuid);
  if (uuid instanceof Misfit) return new Misfit(`uuid: ${uuid.reason}`);
  return {
    uuid,
    name: fields.take('name', read.nameFrom) ?? '',
    created_at: fields.take('created_at', read.neededTimeFrom),
    updated_at: fields.take('updated_at', read.roughTimeFrom),
    completed_at: fields.take('completed_at', read.timeFrom),
    review_at: fields.take('review_at', read.timeOrDayFrom),
    status_position: fields.take('status_position', read.wholeNumberFrom),
    status: fields.one('status', statusFrom),
    type: fields.one('type', namedFrom),
    value: fields.one('value', moneyFrom),
    participants: fields.many('participants', accountFrom),
    participants_count: fields.take('participants_count', read.wholeNumberFrom),
    plans: asked.plans || asked.providers ? fields.many('plans', planFrom) : [],
    assigned_to: looseListFrom(raw.assigned_to),
    assigned_to_uuids: looseListFrom(raw.assigned_to_uuids),
    tags: asked.tags ? looseListFrom(raw.tags) : [],
    custom_fields: asked.customFields.length > 0 ? looseListFrom(raw.custom_fields) : [],
    unreadable,
  };
}

function statusFrom(fields: Fields): PlannrStatus | undefined {
  const uuid = fields.take('uuid', read.uuidFrom);
  if (uuid === undefined) return undefined;
  return {
    uuid,
    name: fields.take('name', read.nameFrom) ?? '',
    colour: fields.take('colour', read.colourFrom),
    position: fields.take('position', read.wholeNumberFrom),
    is_type_completed: fields.take('is_type_completed', read.truthFrom),
    updated_at: fields.take('updated_at', read.roughTimeFrom),
  };
}

function namedFrom(fields: Fields) {
  const uuid = fields.take('uuid', read.uuidFrom);
  return uuid === undefined ? undefined : { uuid, name: fields.take('name', read.nameFrom) ?? '' };
}

/** Of a plan only which it is and who provides it: no policy number, no value. */
function planFrom(fields: Fields): PlannrPlan | undefined {
  const named = namedFrom(fields);
  return named && { ...named, provider: fields.take('provider', providerFrom) };
}

// SEED shows it as the name of a PHP class, which is how it writes a relation that is not loaded.
const className = /^App\\/;

/** By name, which may be a text or an object with one. What cannot be read is as good as none: such a plan is one without provider. */
function providerFrom(value: unknown): string | undefined {
  const list = listFrom(value);
  const one: unknown = Array.isArray(list) ? list[0] : list;
  const name = read.textFrom(isRecord(one) ? one.name : one).trim();
  return name === '' || className.test(name) ? undefined : name;
}

/** Of an account only who it is and whether it is a client: no address, no date of birth. */
function accountFrom(fields: Fields): PlannrAccount | undefined {
  const uuid = fields.take('uuid', read.uuidFrom);
  if (uuid === undefined) return undefined;
  const text = (key: string) => fields.take(key, read.nameFrom) ?? '';
  return {
    uuid,
    name: text('name'),
    first_name: text('first_name'),
    last_name: text('last_name'),
    type: text('type'),
    role: text('role'),
  };
}

/** Source: docs/plannr.md, section 9. `formatted` is never read; it only tells "no value" from an amount that got lost. */
function moneyFrom(fields: Fields): Case['value'] {
  const isEmpty = ['amount', 'formatted'].every((key) => fields.take(key, (value) => (value ?? '') === ''));
  if (isEmpty) return undefined;
  const minor = fields.take('amount', read.amountFrom);
  const currency = fields.take('currency', read.currencyFrom);
  return minor === undefined || currency === undefined ? undefined : { minor, currency };
}
