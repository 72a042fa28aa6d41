import type { Amounts } from './money.ts';
import type { Percentiles } from './percentiles.ts';
import type { BoardPositions } from './position.ts';

/** One stage, or the cases whose stage is not known (no uuid, no position). In order of position. */
export type StageRow = {
  readonly uuid?: string;
  readonly name: string;
  readonly position?: number;
  readonly colour?: string;
  readonly isTypeCompleted?: boolean;
  readonly openCases: number;
  readonly openValue: Amounts;
  /** Of all open cases, 0 to 1; absent when there are none. */
  readonly shareOfCases?: number;
  /** Of all open value in that currency, 0 to 1; a currency with no open value, or a negative one, is absent. */
  readonly shareOfValue: Readonly<Record<string, number>>;
  readonly withValue: number;
  readonly age: Percentiles;
  readonly boardPositions: BoardPositions;
  readonly completedInPeriod: number;
};
