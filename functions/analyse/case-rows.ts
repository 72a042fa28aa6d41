import type { Day, Money, Named, Stage } from './case.ts';
import type { FaultKind } from './data-quality.ts';
import type { TimeInStage } from './time-in-stage.ts';

/** What a row on a case sheet tells, whether the case is open or completed. */
type CaseRow = {
  readonly uuid: string;
  readonly name: string;
  readonly clients: readonly Named[];
  readonly type?: string;
  readonly stage?: Pick<Stage, 'uuid' | 'name' | 'position'>;
  readonly boardPosition?: number;
  readonly value?: Money;
  readonly opened: Day;
  /** Absent when Plannr did not say; empty when nobody is. */
  readonly assignedTo?: readonly string[];
  /** Where the case is found in the CRM; https. */
  readonly link?: string;
  /** One text per entry of `Report.columns`, in that order. */
  readonly extra: readonly string[];
};

/** By position (unknown last), then oldest first, then uuid. */
export type OpenCaseRow = CaseRow & {
  readonly ageDays: number;
  readonly timeInStage: TimeInStage;
  readonly review?: Day;
  /** What is wrong with the case's data; the words are `render`'s. */
  readonly flags: readonly FaultKind[];
};

/** Last completed first, then uuid. */
export type CompletedCaseRow = CaseRow & {
  readonly completed: Day;
  readonly daysToComplete: number;
  readonly inPeriod: boolean;
};
