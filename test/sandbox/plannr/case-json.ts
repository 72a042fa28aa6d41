import { type BrokenField, brokenFields, type Faults, type ProviderShape, type RelationShape } from './faults.ts';
import type { TruthCase, TruthStage } from './firm.ts';
import { londonOffset, plannrTimestamp } from './london-time.ts';
import { moneyFields } from './money-json.ts';
import { random } from './random.ts';
import type { StateIndex } from './state-index.ts';

export const caseIncludes = [
  'participants',
  'participants_count',
  'status',
  'type',
  'tags',
  'plans',
  'custom_fields',
  'groups',
  'assigned_to',
] as const;

/** Which cases have which field broken, by UUID. */
export type BrokenOf = ReadonlyMap<string, readonly BrokenField[]>;

/**
 * One case as Plannr sends it, as JSON text; relations only where asked for. Put together from texts that are kept,
 * since a page holds 500 cases with all their people. Source: docs/plannr.md, section 5.3.
 */
export function caseText(each: TruthCase, index: StateIndex, ask: CaseAsk): string {
  const fields = caseFields(each, index, ask);
  for (const field of ask.broken.get(each.uuid) ?? []) breakField(fields, field);
  let text = '';
  for (const [key, value] of fields) text += `${text === '' ? '{' : ','}"${key}":${value}`;
  return `${text}}`;
}

export type CaseAsk = {
  readonly includes: ReadonlySet<string>;
  readonly faults: Faults;
  readonly broken: BrokenOf;
};

function caseFields(each: TruthCase, index: StateIndex, { includes, faults }: CaseAsk): Map<string, string> {
  const { relations = {}, numbersAsText = false, amountsAsIntegers } = faults;
  const fields = new Map<string, string>([
    ['uuid', `"${each.uuid}"`],
    ['created_at', stamp(each.createdAt)],
    ['updated_at', stamp(each.updatedAt)],
    ['name', JSON.stringify(each.name)],
    ['slug', `"${slug(each.name)}"`],
    ['status_position', String(each.statusPosition)],
    ['value', each.value === undefined ? 'null' : JSON.stringify(moneyFields(each.value, amountsAsIntegers))],
    ['review_at', each.reviewAt?.length === 10 ? `"${each.reviewAt}"` : stamp(each.reviewAt)],
    ['completed_at', stamp(each.completedAt)],
    ['task_board_uuid', `"${boardUuid(each.uuid)}"`],
  ]);
  const put = (name: string, shape: RelationShape | undefined, texts: readonly (string | undefined)[]) => {
    if (includes.has(name))
      setRelation(
        fields,
        name,
        shape,
        texts.filter((text) => text !== undefined),
      );
  };
  const people = [...each.clientUuids, ...each.otherParticipantUuids];
  if (includes.has('status')) fields.set('status', stageText(index.stages.get(each.statusUuid ?? ''), numbersAsText));
  if (includes.has('type')) fields.set('type', index.types.get(each.typeUuid ?? '') ?? 'null');
  if (includes.has('participants_count')) {
    fields.set('participants_count', numbersAsText ? `"${people.length}"` : String(people.length));
  }
  put(
    'participants',
    relations.participants,
    (faults.lostParticipants?.includes(each.uuid) === true ? people.slice(1) : people).map((uuid) =>
      index.accounts.get(uuid),
    ),
  );
  put(
    'assigned_to',
    relations.assigned_to,
    each.assigneeUuids.map((uuid) => index.accounts.get(uuid)),
  );
  put(
    'groups',
    relations.groups,
    each.groupUuids.map((uuid) => index.groups.get(uuid)),
  );
  put(
    'plans',
    relations.plans,
    each.planUuids.map((uuid) => planText(index.plans.get(uuid), faults.providers)),
  );
  put('tags', relations.tags, each.tags.map(tagText));
  put('custom_fields', relations.custom_fields, each.customFields.map(customFieldText));
  return fields;
}

function planText(text: string | undefined, shape: ProviderShape | undefined): string | undefined {
  if (text === undefined || shape === undefined) return text;
  const { provider, ...plan } = JSON.parse(text);
  return JSON.stringify({ ...plan, ...providerAs[shape](provider?.name ?? '') });
}

const providerAs: Readonly<Record<ProviderShape, (name: string) => object>> = {
  text: (provider) => ({ provider }),
  null: () => ({ provider: null }),
  missing: () => ({}),
  class: () => ({ provider: 'App\\Http\\Resources\\Plans\\ProviderResource' }),
};

function setRelation(
  fields: Map<string, string>,
  name: string,
  shape: RelationShape | undefined,
  texts: readonly string[],
): void {
  const list = `[${texts.join(',')}]`;
  switch (shape) {
    case undefined:
      fields.set(name, list);
      break;
    case 'object':
      fields.set(name, texts.length === 1 ? (texts[0] ?? list) : list);
      break;
    case 'data':
      fields.set(name, `{"data":${list}}`);
      break;
    case 'null':
      fields.set(name, 'null');
      break;
    case 'missing':
      break;
    case 'empty':
      fields.set(name, '[]');
      break;
    case 'null-when-empty':
      fields.set(name, texts.length === 0 ? 'null' : list);
      break;
    case 'missing-when-empty':
      if (texts.length > 0) fields.set(name, list);
      break;
  }
}

function breakField(fields: Map<string, string>, name: BrokenField): void {
  const [field, json] = brokenFields[name];
  if (json === undefined) fields.delete(field);
  else fields.set(field, json);
}

const stageTexts = new WeakMap<TruthStage, { plain?: string; asText?: string }>();

function stageText(stage: TruthStage | undefined, numbersAsText: boolean): string {
  if (stage === undefined) return 'null';
  const known = stageTexts.get(stage) ?? {};
  stageTexts.set(stage, known);
  const key = numbersAsText ? 'asText' : 'plain';
  known[key] ??= JSON.stringify({
    uuid: stage.uuid,
    created_at: plannrTimestamp(Date.parse(stage.createdAt)),
    updated_at: plannrTimestamp(Date.parse(stage.updatedAt)),
    name: stage.name,
    colour: stage.colour,
    position: stage.position,
    is_type_completed: numbersAsText ? String(stage.isTypeCompleted) : stage.isTypeCompleted,
  });
  return known[key];
}

/** The tag's UUID follows from its name. */
export function tagUuid(name: string): string {
  return random('tag', name).uuid();
}

const tagTexts = new Map<string, string>();

function tagText(name: string): string {
  const known = tagTexts.get(name) ?? JSON.stringify({ uuid: tagUuid(name), name });
  tagTexts.set(name, known);
  return known;
}

const customFieldTexts = new Map<string, string>();

function customFieldText({ reference, name, value }: TruthCase['customFields'][number]): string {
  const key = `${reference} ${JSON.stringify(value)}`;
  const known = customFieldTexts.get(key);
  if (known !== undefined) return known;
  const type = typeof value === 'number' ? 'integer' : typeof value === 'boolean' ? 'boolean' : 'string';
  const text = JSON.stringify({
    uuid: random('custom field', reference).uuid(),
    name,
    reference,
    type,
    value,
    help_text: null,
    is_required: false,
    selection_options: [],
    created_at: '2024-11-20T13:24:00+00:00',
    updated_at: '2024-11-20T13:24:00+00:00',
  });
  customFieldTexts.set(key, text);
  return text;
}

// Another UUID than the case's own, and always the same one.
function boardUuid(uuid: string): string {
  return `${uuid.slice(24, 32)}${uuid.slice(8, 24)}${uuid.slice(0, 8)}${uuid.slice(32)}`;
}

function stamp(instant: string | undefined): string {
  if (instant === undefined) return 'null';
  const at = Date.parse(instant);
  // In winter London's clock is UTC's, so the text can stay.
  return londonOffset(at) === 0 ? `"${instant.slice(0, 19)}+00:00"` : `"${plannrTimestamp(at)}"`;
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
