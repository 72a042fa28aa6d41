/*
 * The truth behind the sandbox's Plannr: what a firm really holds, in plain words and apart from Casebook's own types,
 * so that a test can work out what a report should say without using the code that it tests.
 *
 * An instant is ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` gives it (always whole seconds here).
 */

export type Instant = string;

/** `minor` is a whole number of the currency's smallest unit. */
export type TruthMoney = { readonly minor: number; readonly currency: string };

export type TruthStage = {
  readonly uuid: string;
  readonly name: string;
  /** `#RRGGBB` */
  readonly colour: string;
  /** Place in the firm's list of stages, from 1. */
  readonly position: number;
  readonly isTypeCompleted: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};

export type TruthType = {
  readonly uuid: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};

export type ClientRole = 'individual' | 'joint' | 'trust' | 'business';

export type TruthClient = {
  readonly uuid: string;
  readonly name: string;
  /** Empty for a trust, a business and a joint account. */
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: ClientRole;
  /** The household. */
  readonly circleUuid: string;
  /** The employee who looks after the client. */
  readonly adviserUuid: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** `YYYY-MM-DD` */
  readonly nextReviewDate?: string;
  readonly isProspect: boolean;
  /** By name. */
  readonly tags: readonly string[];
};

export type EmployeeRole = 'member' | 'admin' | 'owner';

export type TruthEmployee = {
  readonly uuid: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: EmployeeRole;
  /** Groups whose cases the employee can reach; an owner or admin sees every case all the same. */
  readonly groupUuids: readonly string[];
  readonly createdAt: Instant;
};

/** A solicitor, an accountant: takes part in cases and is neither client nor staff. */
export type TruthExternal = Omit<TruthEmployee, 'role' | 'groupUuids'>;

export type TruthPlan = {
  readonly uuid: string;
  readonly name: string;
  /** As Plannr writes it: `cash_account`, `pension`. */
  readonly type: string;
  readonly policyNumber: string;
  /** By name; absent where the plan names none. */
  readonly provider?: string;
  readonly clientUuid: string;
  readonly value: TruthMoney;
  readonly createdAt: Instant;
};

export type TruthGroup = { readonly uuid: string; readonly name: string };

export type TruthCustomField = {
  readonly reference: string;
  readonly name: string;
  readonly value: string | number | boolean | null;
};

/** What of a case can be told without looking at the rest of the firm. */
export type CaseFacts = {
  readonly uuid: string;
  readonly name: string;
  readonly typeUuid?: string;
  /** Absent when the case has no status. */
  readonly statusUuid?: string;
  /** Absent is not zero. */
  readonly value?: TruthMoney;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Absent while the case is open. */
  readonly completedAt?: Instant;
  /** An instant, or a bare `YYYY-MM-DD`. */
  readonly reviewAt?: Instant | string;
  readonly clientUuids: readonly string[];
  /** Employees and externals. */
  readonly otherParticipantUuids: readonly string[];
  readonly assigneeUuids: readonly string[];
  readonly groupUuids: readonly string[];
  readonly tags: readonly string[];
  readonly planUuids: readonly string[];
  readonly customFields: readonly TruthCustomField[];
};

export type TruthCase = CaseFacts & {
  /** The card's place in its column of the board, from 1; nothing to do with the stage's own position. */
  readonly statusPosition: number;
};

export type FirmEventKind = 'opened' | 'moved' | 'revalued' | 'reopened' | 'changed-client' | 'completed' | 'deleted';

/**
 * One change of one case. A single edit can make two events at the same instant: into the last stage and completed.
 * `opened` has no `before`, `deleted` no `after`; the others differ in one thing, and in `updatedAt`: `moved` in the
 * status, `revalued` in the value, `completed` and `reopened` in `completedAt`, `changed-client` in `clientUuids`. The
 * date of a completion may lie long before the instant at which it was entered.
 */
export type FirmEvent = {
  readonly kind: FirmEventKind;
  readonly instant: Instant;
  readonly caseUuid: string;
  readonly before?: CaseFacts;
  readonly after?: CaseFacts;
};

/** All of the firm at one instant. Deleted cases are absent. */
export type FirmState = {
  readonly instant: Instant;
  readonly name: string;
  readonly uuid: string;
  readonly cases: readonly TruthCase[];
  readonly clients: readonly TruthClient[];
  readonly employees: readonly TruthEmployee[];
  readonly externals: readonly TruthExternal[];
  readonly groups: readonly TruthGroup[];
  readonly stages: readonly TruthStage[];
  readonly types: readonly TruthType[];
  readonly plans: readonly TruthPlan[];
};

export type Firm = {
  /** The instant at which the firm has the asked-for number of cases. */
  readonly asAt: Instant;
  /** What an event at this very instant did is part of the state. The same instant gives the same object. */
  at(instant: Instant): FirmState;
  /** In the order they happened; those after `from` up to and with `to`, so that `at(from)` and these give `at(to)`. */
  events(from: Instant, to: Instant): readonly FirmEvent[];
  /** The history of one case up to and with `to`, oldest first; empty when there is no such case yet. */
  eventsOf(caseUuid: string, to: Instant): readonly FirmEvent[];
};
