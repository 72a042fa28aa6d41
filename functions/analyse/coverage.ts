import type { Instant } from './case.ts';

/** How the cases were read; docs/design.md, section 6. */
export type ReadingWay = 'firm-wide' | 'clients-in-batches' | 'client-by-client';

/** What was asked for, what came, and what did not: the reader's answer to "can I rely on this?". */
export type Coverage = {
  readonly way: ReadingWay;
  /** Why a dearer way than the first was taken: "the firm-wide list was refused (403)". */
  readonly whyThisWay?: string;
  /** Who was asked as. The role tells how much of the firm the account may see. */
  readonly account: {
    readonly uuid: string;
    readonly name?: string;
    readonly type?: string;
    /** member, admin or owner */
    readonly role?: string;
    readonly firm?: string;
  };
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly requests: number;
  readonly retries: number;
  /** How often Plannr said that we asked too fast (429). */
  readonly rateLimited: number;
  /** Cases by Plannr's own counts, over all lists read, each counted as in `received`; absent where it gave none. */
  readonly expected?: number;
  /**
   * Cases that came, whether they could be used or not; over all lists, each counted once over the two lists (of open and
   * of completed cases) of the same firm, batch or client.
   */
  readonly received: number;
  /** Records that do not fit, each with its uuid where it has one, and the reason in words. */
  readonly setAside: readonly { readonly uuid?: string; readonly reason: string }[];
  readonly clientsAsked?: number;
  readonly clientsRead?: number;
  readonly unreadClients: readonly { readonly uuid: string; readonly reason: string }[];
  /** Lists whose count did not agree with Plannr's, even when read once more. */
  readonly shortLists: readonly { readonly list: string; readonly reason: string }[];
  /** What asking by name brought of the cases that vanished from the lists; absent where none did. */
  readonly byName?: {
    readonly asked: number;
    /** Completed, with a date from before the days that the lists were asked for. */
    readonly datedBeforeHistory: readonly string[];
    /** Still there, so that the lists were not whole. */
    readonly unlisted: readonly string[];
    readonly unanswered: number;
    /** Not there, as a webhook had told. */
    readonly toldDeleted: number;
  };
  /** So many cases are gone at once that the report was held, until somebody accepted it. */
  readonly acceptedDrop?: { readonly by: string; readonly cases: number };
  /** What Plannr refused or ignored, and what that means for the report; does not by itself make it incomplete. */
  readonly notes: readonly string[];
  /**
   * So many of the notes, the first ones, say what the account, the counts or the cases tell as well: no caution hangs on
   * them, so that no reason is told twice. Absent: none.
   */
  readonly notesToldElsewhere?: number;
  /** Why the run is not complete, a sentence each; empty when it is. */
  readonly gaps: readonly string[];
  /** The part of what was expected that came, 0 to 1: the lower of the cases' and the clients'. */
  readonly share: number;
};
