/*
 * A case as Casebook knows it: slim, parsed, and free of what no figure needs.
 *
 * An instant is the text that `Date.prototype.toISOString` gives (UTC, milliseconds), so that instants sort as text.
 * A day is `YYYY-MM-DD` in the report's time zone.
 */

export type Instant = string;
export type Day = string;

/** A whole number of the currency's smallest unit (pennies), never a fraction. Source: docs/plannr.md, section 9. */
export type Money = { readonly minor: number; readonly currency: string };

export type Named = { readonly uuid: string; readonly name: string };

/** The case's status. Stages are told apart by uuid; names, colours and positions are the firm's own and change. */
export type Stage = Named & {
  /** The stage's place in the firm's own list, from 1. */
  readonly position?: number;
  /** `#RRGGBB` */
  readonly colour?: string;
  /** Whether the firm marked this stage as one that counts as completed. */
  readonly isTypeCompleted?: boolean;
  /** When the stage itself was last edited: of two versions of one stage, the later is right. */
  readonly updatedAt?: Instant;
  /** Whether cases that end in it are lost and not completed, by the report's settings (`lostStages`). */
  readonly isLost?: true;
};

/** A field that came and could not be read: it is left out, and the case counts wherever it is not needed. */
export type UnreadableField = {
  /** By Plannr's name, and the way to it: `value.amount`, `participants.2`. */
  readonly field: string;
  /** What came, cut short; of what is no single value only of what kind it is. */
  readonly came: string;
};

export type Case = {
  readonly uuid: string;
  readonly name: string;
  /** Absent when Plannr sent no status: an unknown stage, which is shown as such. */
  readonly stage?: Stage;
  readonly type?: Named;
  /** `status_position`: the card's place on the board, never the stage. Source: docs/plannr.md, section 5.3. */
  readonly boardPosition?: number;
  /** Absent is not zero. */
  readonly value?: Money;
  /** Absent where it could not be read: its age is unknown, and no figure about what was opened holds it. */
  readonly createdAt?: Instant;
  /** When it was last edited; absent where Plannr did not say. */
  readonly updatedAt?: Instant;
  /** Absent while the case is open, and where it was completed on a day that is not known. */
  readonly completedAt?: Instant;
  /** It is completed, and nobody knows when: its date could not be read. Then `completedAt` is absent. */
  readonly completedUndated?: true;
  /** An instant, or a bare day where Plannr sent one. */
  readonly reviewAt?: Instant | Day;
  /** Participants of type client, in Plannr's order. An empty name means that it was not sent. */
  readonly clients: readonly Named[];
  /** So many more take part than Plannr sent; absent where all came, or it gave no count. */
  readonly unseenParticipants?: number;
  /** Names; empty when nobody is assigned, absent when Plannr did not say. */
  readonly assignedTo?: readonly string[];
  /** The accounts of `assignedTo`, in its order; an empty text where no UUID came. Absent where it is, or in older files. */
  readonly assignedUuids?: readonly string[];
  /** Only read when a column or a filter of the report needs them. */
  readonly tags?: readonly string[];
  readonly plans?: readonly Named[];
  /**
   * The providers of its plans by name, each once; empty where it has no plan, or they name none. Only read where a stage
   * of the firm's map waits on a provider.
   */
  readonly providers?: readonly string[];
  /** By the field's reference. */
  readonly customFields?: Readonly<Record<string, CustomValue>>;
  /** Absent where everything could be read. */
  readonly unreadable?: readonly UnreadableField[];
};

/** A number or a date only where Plannr says that the field is one, and it can be read as one. */
export type CustomValue = string | number | { readonly date: Instant | Day };

/** In place of a name where it is known that somebody is assigned, and not who. */
export type NameNotRead = 'name not read';

/** Whether something came of a field, or of a part of it, and could not be read, which is not "none". */
export function isUnread({ unreadable }: Pick<Case, 'unreadable'>, name: 'value' | 'status'): boolean {
  return unreadable?.some(({ field }) => field === name || field.startsWith(`${name}.`)) === true;
}

/** Whether a case is completed, even on a day that is not known. For one in a snapshot too. */
export function isDone({ completedAt, completedUndated }: Pick<Case, 'completedAt' | 'completedUndated'>): boolean {
  return completedAt !== undefined || completedUndated === true;
}
