/** Open cases in one stage then and now, as far as the two runs can be compared. */
export type Queue = {
  /** Absent for cases without a stage. */
  readonly uuid?: string;
  /** As it is called now, or was when it was last seen. */
  readonly name: string;
  readonly position?: number;
  readonly before: number;
  readonly now: number;
};
