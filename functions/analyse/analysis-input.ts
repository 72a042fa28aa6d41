import type { Postponement } from './calendar/postponement.ts';
import type { Calendar } from './calendar/working-days.ts';
import type { Case, Instant } from './case.ts';
import type { ClientAdviser } from './cases/holders.ts';
import type { Coverage } from './coverage.ts';
import type { FirmTargets } from './flow/targets.ts';
import type { Period } from './period.ts';
import type { StageRule } from './service/stage-map.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import type { HistoryReading } from './stage-history/followed.ts';
import type { StageHistory } from './stage-history/stage-history.ts';
import type { TimelinessRules } from './timeliness/timeliness.ts';
import type { TaggedClients } from './timeliness/vulnerable.ts';

/** What the report is about: the part of its settings that the figures depend on. */
export type Scope = {
  readonly reportId: string;
  readonly firm: string;
  readonly timezone: string;
  readonly clients: 'all' | readonly string[];
  readonly only?: {
    readonly types?: readonly string[];
    readonly statuses?: readonly string[];
    readonly plans?: readonly string[];
  };
  /** `tags`, `plans` or `custom:<reference>` */
  readonly columns: readonly string[];
  readonly historyWeeks: number;
  readonly stalledAfterDays: number;
  /** UUIDs or names of the stages in which a case with a completion date is lost; absent where the firm did not say. */
  readonly lostStages?: readonly string[];
  /** What the value of a case is, in the firm's words: "expected fee income"; absent where the firm did not say. */
  readonly valueMeans?: string;
  /** Days on which the firm is closed: `2026-12-24`, `2026-12-24/2027-01-01`, or every year `12-24/01-01`. */
  readonly closed?: readonly string[];
  /** Whose bank holidays are no working days; absent or `none` where days are calendar days alone. */
  readonly calendar?: Calendar;
  /** What each stage waits on, and within how many working days a case is to leave it. */
  readonly stages?: readonly StageRule[];
  /** What the firm aims at; absent where it did not say, and in a report on some of the report's clients. */
  readonly targets?: FirmTargets;
  /** What of the evidence of timeliness the settings ask for; absent where none. */
  readonly timeliness?: TimelinessRules;
  /** An https address with `{uuid}` in it. */
  readonly caseLink?: string;
};

/**
 * A case of the last report that is not in this one, after Plannr was asked for it by name.
 *
 * - `gone`: not there any more
 * - `left`: there, and no longer what the report is about: its client or type is another
 * - `not-visible`: the account may not see it any more
 * - `not-seen`: nobody knows
 */
export type MissingCase = {
  /** In small letters. */
  readonly uuid: string;
  readonly fate: 'gone' | 'left' | 'not-visible' | 'not-seen';
  /** When a webhook told that it was deleted. */
  readonly toldAt?: Instant;
};

export type AnalysisInput = {
  readonly scope: Scope;
  /** `<report>.<period>` or `<report>.<period>.<n>` */
  readonly run: string;
  readonly period: Period;
  readonly asAt: Instant;
  readonly cases: readonly Case[];
  readonly coverage: Coverage;
  /** The last snapshot of an earlier period, whatever it was about; absent if there is none. */
  readonly previous?: Snapshot;
  /** Absent where nothing was asked for by name. */
  readonly missing?: readonly MissingCase[];
  /** Absent where the run did not wait for a working day. */
  readonly postponed?: Postponement;
  /** With this run's own cases already noted in it. */
  readonly stageHistory?: StageHistory;
  /** How the histories of completed cases were read; absent where this run asked for none of them. */
  readonly historyReading?: HistoryReading;
  /** The own advisers of clients in whose cases nobody is assigned; absent where none were asked for, or may not be read. */
  readonly advisers?: readonly ClientAdviser[];
  /** The clients with the tag of vulnerable ones; absent where none is named. Never kept. */
  readonly taggedClients?: TaggedClients;
};
