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
  /**
   * Takes a run's name for one that is to be made, so that of several at once each has its own; absent where names are
   * given out by the ledger.
   *
   * @returns what gives the name back once the run is kept or has failed; `undefined` where it is taken.
   * @throws ReportError `not-delivered` if that cannot be told.
   */
  readonly reserve?: (run: string) => Promise<(() => Promise<void>) | undefined>;
};
