import type { Day, Instant, Named } from './case.ts';
import type { CompletedCaseRow, OpenCaseRow } from './case-rows.ts';
import type { ClientRow, Reconciliation } from './clients.ts';
import type { Coverage } from './coverage.ts';
import type { DataQuality } from './data-quality.ts';
import type { Percentiles } from './percentiles.ts';
import type { Period } from './period.ts';
import type { StageRow } from './stages.ts';
import type { Totals } from './totals.ts';

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
  /** An https address with `{uuid}` in it. */
  readonly caseLink?: string;
};

/** One more column on the case sheets. */
export type ExtraColumn = { readonly key: string; readonly heading: string };

/**
 * Everything that a reader is shown, worked out once; workbook, mail, URL and report.json all show these figures.
 * Money is in minor units, ages and times are whole days, shares are 0 to 1. Archived as report.json.
 */
export type Report = {
  /** Of this format; raised when a field changes its meaning. */
  readonly version: 1;
  readonly run: string;
  readonly reportId: string;
  readonly firm: string;
  readonly timezone: string;
  readonly period: Period;
  /** Whether the cases were read before the period was over, so that its counts are of a part of it. */
  readonly periodUnfinished: boolean;
  readonly asAt: Instant;
  readonly asAtDay: Day;
  /** The days on which a case must have been completed to count as history; both belong to it. */
  readonly history: { readonly firstDay: Day; readonly lastDay: Day; readonly weeks: number };
  /** What the report was narrowed to; the name is that of a case read, empty where none has it. Empty lists: not narrowed. */
  readonly narrowedTo: {
    readonly clients: readonly Named[];
    readonly types: readonly Named[];
    readonly statuses: readonly Named[];
    readonly plans: readonly Named[];
  };
  readonly completeness: 'complete' | 'partial';
  readonly coverage: Coverage;
  /** GBP first, then the others that a case has a value in, in alphabetical order. */
  readonly currencies: readonly string[];
  readonly columns: readonly ExtraColumn[];
  /** Of all cases used: `open + completedInHistory + completedBefore + completedAfterAsAt = used`. */
  readonly accountedFor: {
    readonly used: number;
    readonly open: number;
    readonly completedInHistory: number;
    readonly completedBeforeHistory: number;
    readonly completedAfterAsAt: number;
  };
  readonly totals: Totals;
  readonly stages: readonly StageRow[];
  readonly clients: readonly ClientRow[];
  readonly reconciliation: Reconciliation;
  /** By type (unknown last, without a name), most cases first. */
  readonly timeToComplete: readonly { readonly type?: string; readonly days: Percentiles }[];
  readonly openCases: readonly OpenCaseRow[];
  readonly completedCases: readonly CompletedCaseRow[];
  readonly dataQuality: DataQuality;
};
