/** What is kept of a run. */
export type RunFiles = {
  /** `<report>.<period>` or `<report>.<period>.<n>` */
  readonly run: string;
  readonly workbook: Uint8Array;
  /** The report in pieces, from the beginning each time: see `jsonPieces`. */
  readonly reportJson: () => Iterable<Uint8Array>;
  /** The mail as its first reader gets it; absent where it is kept already or there is none. */
  readonly message?: Uint8Array;
};

/** Where each file lies: an S3 address or a path. `message` is absent where it was not kept. */
export type Archived = { readonly workbook: string; readonly reportJson: string; readonly message?: string };

export type Archive = {
  /**
   * Writes a run's files, replacing those of an earlier attempt at the same run.
   *
   * @throws ReportError `not-delivered` if they could not all be written.
   */
  readonly save: (files: RunFiles) => Promise<Archived>;
  /** Whether a workbook of that run is kept; absent where names are given out by the ledger. */
  readonly has?: (run: string) => Promise<boolean>;
  /** An https address at which the run's readers get the workbook; absent where there is none. */
  readonly linkTo?: (run: string) => Promise<string>;
};
