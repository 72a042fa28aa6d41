import type { Case, Instant, Named, NameNotRead, Stage } from '../../analyse/case.ts';
import { customFieldsFrom } from './custom-fields.ts';
import { accountName, labelFrom } from './labels.ts';
import type { Extras, PlannrCase } from './plannr-case.ts';
import { textFrom } from './plannr-fields.ts';
import type { PlannrAccount } from './plannr-schemas.ts';
import type { Parts } from './share-parts.ts';

/** A case as it came once: which of two versions is right is known only when all have come. */
export type CaseVersion = {
  readonly case: Case;
  readonly updatedAt?: Instant;
  /** The client is the one whose list was read, since no participants came. */
  readonly clientsAttached?: boolean;
  /** A date of completion came and could not be read, so that the list that the case is on decides. */
  readonly completionUnread?: true;
  /** The clients on whose own lists it came although they are not among its clients, in small letters. */
  readonly onListsOf?: readonly string[];
};

const nameNotRead: NameNotRead = 'name not read';

/** How a record is to be slimmed. */
export type Slimming = {
  /** Whether a field came at all. */
  readonly has: (key: string) => boolean;
  readonly extras: Extras;
  readonly parts: Parts;
};

/** Keeps of a record what `Case` has a place for and nothing else. */
export function slimCase(raw: PlannrCase, { has, extras, parts }: Slimming): Case {
  const { assignedTo, assignedUuids } = assigneesFrom(raw, has);
  return {
    uuid: raw.uuid,
    name: raw.name,
    stage: raw.status && parts.stage(stageFrom(raw.status)),
    type: raw.type && parts.type(namedFrom(raw.type)),
    boardPosition: raw.status_position,
    value: raw.value && { minor: raw.value.minor, currency: parts.text(raw.value.currency) },
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
    completedAt: raw.completed_at,
    reviewAt: raw.review_at,
    clients: parts.clients(clientsFrom(raw.participants)),
    unseenParticipants: has('participants') ? unseenIn(raw) : undefined,
    assignedTo: assignedTo && parts.texts(assignedTo),
    assignedUuids: assignedUuids && parts.texts(assignedUuids),
    tags: extras.tags && has('tags') ? parts.texts(raw.tags.map(labelFrom).filter((tag) => tag !== '')) : undefined,
    plans: extras.plans && has('plans') ? raw.plans.map(namedFrom) : undefined,
    providers: extras.providers && has('plans') ? providersOf(raw) : undefined,
    customFields:
      extras.customFields.length > 0 && has('custom_fields') ? customFieldsFrom(raw, extras.customFields) : undefined,
    unreadable: raw.unreadable.length > 0 ? raw.unreadable : undefined,
  };
}

/** Staff and outsiders may take part in a case too. Source: docs/plannr.md, section 5.3, "Participant". */
export function isClient({ type, role }: Pick<PlannrAccount, 'type' | 'role'>): boolean {
  if (type.trim() !== '') return type.trim().toLowerCase() === 'client';
  return !/^(member|admin|owner|employee)$/i.test(role.trim());
}

function stageFrom(status: NonNullable<PlannrCase['status']>): Stage {
  const { uuid, name, position, colour, is_type_completed: isTypeCompleted, updated_at: updatedAt } = status;
  return { uuid, name, position, colour, isTypeCompleted, updatedAt };
}

function clientsFrom(participants: readonly PlannrAccount[]): readonly Named[] {
  const clients = new Map<string, Named>();
  for (const each of participants.filter(isClient)) {
    if (!clients.has(each.uuid)) clients.set(each.uuid, { uuid: each.uuid, name: accountName(each) });
  }
  return [...clients.values()];
}

/** An account may see fewer people than take part: those it does not see are in the count alone. */
function unseenIn({ participants, participants_count: all = 0, unreadable }: PlannrCase): number | undefined {
  // Of a list that cannot be read at all it is told that it cannot.
  if (unreadable.some(({ field }) => field === 'participants')) return undefined;
  const unread = unreadable.filter(({ field }) => field.startsWith('participants.')).length;
  const unseen = all - participants.length - unread;
  return unseen > 0 ? unseen : undefined;
}

function assigneesFrom(raw: PlannrCase, has: (key: string) => boolean): Pick<Case, 'assignedTo' | 'assignedUuids'> {
  if (has('assigned_to') && (raw.assigned_to.length > 0 || raw.assigned_to_uuids.length === 0)) {
    return { assignedTo: raw.assigned_to.map(assigneeFrom), assignedUuids: raw.assigned_to.map(assigneeUuidFrom) };
  }
  if (!has('assigned_to_uuids')) return {};
  return {
    assignedTo: raw.assigned_to_uuids.map(() => nameNotRead),
    assignedUuids: raw.assigned_to_uuids.map(assigneeUuidFrom),
  };
}

function providersOf({ plans }: PlannrCase): readonly string[] {
  return [...new Set(plans.flatMap(({ provider = [] }) => provider))];
}

// The shape is not documented: accounts are expected, groups are possible, both have names.
function assigneeFrom(value: unknown): string {
  const name = isUuid(value) ? '' : labelFrom(value);
  return name.trim() === '' ? nameNotRead : name;
}

function assigneeUuidFrom(value: unknown): string {
  const uuid = typeof value === 'object' && value !== null ? Reflect.get(value, 'uuid') : isUuid(value) ? value : '';
  return textFrom(uuid).trim().toLowerCase();
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value.trim());
}

function namedFrom({ uuid, name }: Named): Named {
  return { uuid, name };
}
