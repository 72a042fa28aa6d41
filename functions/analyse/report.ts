import type { Attention } from './attention/attention.ts';
import type { Board } from './board.ts';
import type { Postponement } from './calendar/postponement.ts';
import type { ReportCalendar } from './calendar/report-calendar.ts';
import type { Day, Instant } from './case.ts';
import type { CompletedCaseRow, OpenCaseRow } from './case-lists/case-rows.ts';
import type { ExtraColumn } from './case-lists/extra-columns.ts';
import type { OverdueReview } from './case-lists/overdue-reviews.ts';
import type { Coverage } from './coverage.ts';
import type { DataQuality } from './data-quality/data-quality.ts';
import type { Comparison } from './flow/comparison.ts';
import type { Flow } from './flow/flow.ts';
import type { Queue } from './flow/queues.ts';
import type { Target } from './flow/targets.ts';
import type { Forecast } from './forecast/forecast.ts';
import type { Movement } from './movement/movement.ts';
import type { WorkByPerson } from './people/people.ts';
import type { HistoryWindow, Period } from './period.ts';
import type { Reliance } from './reliance/reliance.ts';
import type { Sentence } from './sentence.ts';
import type { Headline } from './sentences/headline.ts';
import type { Service } from './service/service.ts';
import type { AccountedFor } from './standing/accounted-for.ts';
import type { ClientRow, Reconciliation } from './standing/clients.ts';
import type { Lost } from './standing/lost.ts';
import type { NarrowedTo } from './standing/narrowed-to.ts';
import type { StageRow } from './standing/stages.ts';
import type { TimeToCompleteRow } from './standing/time-to-complete.ts';
import type { Totals } from './standing/totals.ts';
import type { Timeliness } from './timeliness/timeliness.ts';

/**
 * Everything that a reader is shown, worked out once; workbook, mail, URL and report.json all show these figures.
 * Money is in minor units, ages and times are whole days, shares are 0 to 1. Archived as report.json.
 */
export type Report = {
  /** Of this format: 2 where `lost` is there, since then no figure of completed cases holds those that were lost. */
  readonly version: 1 | 2;
  readonly run: string;
  readonly reportId: string;
  readonly firm: string;
  /** What the value of a case is, in the firm's own words; absent where it did not say. Only then is a case called worth something. */
  readonly valueMeans?: string;
  readonly timezone: string;
  readonly period: Period;
  /** Whether the cases were read before the period was over, so that its counts are of a part of it. */
  readonly periodUnfinished: boolean;
  readonly asAt: Instant;
  readonly asAtDay: Day;
  /** The days on which a case must have been completed to count as history; both belong to it. */
  readonly history: HistoryWindow;
  /** What the report was narrowed to; the name is that of a case read, empty where none has it. Empty lists: not narrowed. */
  readonly narrowedTo: NarrowedTo;
  readonly completeness: 'complete' | 'partial';
  readonly coverage: Coverage;
  /** GBP first, then the others that a case has a value in, in alphabetical order. */
  readonly currencies: readonly string[];
  readonly columns: readonly ExtraColumn[];
  /** What working days are; absent where the settings name no calendar. */
  readonly calendar?: ReportCalendar;
  /** Why it comes later than it was due; absent where it does not, or for another reason. */
  readonly postponed?: Pick<Postponement, 'dueDay' | 'why'>;
  readonly accountedFor: AccountedFor;
  readonly totals: Totals;
  /** Absent where the settings name no stage of lost cases. */
  readonly lost?: Lost;
  readonly stages: readonly StageRow[];
  readonly clients: readonly ClientRow[];
  readonly reconciliation: Reconciliation;
  /** By type (unknown last, without a name), most cases first. */
  readonly timeToComplete: readonly TimeToCompleteRow[];
  readonly openCases: readonly OpenCaseRow[];
  readonly completedCases: readonly CompletedCaseRow[];
  readonly movement: Movement;
  readonly forecast: Forecast;
  readonly dataQuality: DataQuality;
  /** By position; absent where there is no run to compare with. */
  readonly queues?: readonly Queue[];
  readonly flow: Flow;
  /** What came and went in the period beside what did before it. */
  readonly comparison: Comparison;
  /** How the report stands to the firm's targets; absent where the settings name none. */
  readonly targets?: readonly Target[];
  /** What the firm's map of its stages tells; absent where the settings have none. */
  readonly service?: Service;
  /** Absent where the settings ask for none. */
  readonly timeliness?: Timeliness;
  readonly attention: Attention;
  /** By person and by type of case. */
  readonly people: WorkByPerson;
  /** Open cases whose review date has passed, the longest overdue first. */
  readonly overdueReviews: readonly OverdueReview[];
  readonly headline: Headline;
  readonly reliance: Reliance;
  /** What a month's page for the board shows beside; absent in a report on a week. */
  readonly board?: Board;
  /** The report in three to five sentences. */
  readonly sentences: readonly Sentence[];
};

/** What the sentences are made from. */
export type Told = Omit<Report, 'sentences'>;
