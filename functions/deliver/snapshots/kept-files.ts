/** Files that runs leave for the runs after them; names are paths such as `snapshots/weekly-cases/2026-W47.json.gz`. */
export type KeptFiles = {
  /** The full names of the files right in a folder, in no order; empty where there is none. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** `undefined` where there is no such file. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /**
   * Writes a file whole under a name that nobody has used. Of several who would at once one does; the same writer may
   * write again what it has begun to write.
   *
   * @returns whether it was written: if not, the name is somebody else's.
   */
  readonly create: (name: string, bytes: Uint8Array, writer: string) => Promise<boolean>;
  /** Writes a file whole, in the place of one that is there; what is read is the old one or the new. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Removes a file that newer ones stand in for; absent where old files go by themselves. */
  readonly remove?: (name: string) => Promise<void>;
  /** Where a file lies, for people: a path or an S3 address. */
  readonly placeOf: (name: string) => string;
};
