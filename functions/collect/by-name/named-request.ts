import type { ReadingRequest } from '../reading.ts';

export type NamedRequest = {
  readonly reading: ReadingRequest;
  /** In small letters. */
  readonly uuids: readonly string[];
  /** A case that has just been read, so that whoever asks can tell whether asking by name works at all. */
  readonly control?: string;
  /** Where the cases were read client by client: of whom those of them were that the last report knew clients of. */
  readonly clientLists?: readonly NamedClient[];
};

/** A client of vanished cases, as the last report knew it. */
export type NamedClient = {
  readonly client: string;
  /** Those of its cases that vanished, in small letters. */
  readonly uuids: readonly string[];
  /** A case of its that has just been read. */
  readonly control?: string;
};

/** So many UUIDs keep an address well under what servers take. Source: docs/plannr.md, section 12, item 14. */
export const namesPerCall = 50;
