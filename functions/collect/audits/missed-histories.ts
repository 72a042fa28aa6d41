/** What was not told of the histories that were asked for. */
export type MissedHistories = {
  /** Why none of them may be read; absent where some may. */
  readonly refused?: string;
  /** Cases whose audits did not come, and why those of the first did not. */
  readonly unread: number;
  readonly why?: string;
  /** Cases whose audits do not lead to the stage that they are in. */
  readonly unclear: number;
};

/** What several readings missed, as one. */
export function sumMissed(parts: readonly MissedHistories[]): MissedHistories {
  return {
    refused: parts.find(({ refused }) => refused !== undefined)?.refused,
    unread: parts.reduce((sum, { unread }) => sum + unread, 0),
    why: parts.find(({ why }) => why !== undefined)?.why,
    unclear: parts.reduce((sum, { unclear }) => sum + unclear, 0),
  };
}

/** The same in words, a sentence each; empty when all came. */
export function notesOnHistories({ refused, unread, why, unclear }: MissedHistories): readonly string[] {
  const ownSnapshots = 'is told by our own snapshots, less exactly.';
  return [
    ...(refused === undefined
      ? []
      : [`Plannr does not let this account read the history of cases (${refused}): the time in stage ${ownSnapshots}`]),
    ...(unread === 0 ? [] : [`The history of ${of(unread)} could not be read (${why}): time in stage ${ownSnapshots}`]),
    ...(unclear === 0
      ? []
      : [
          `The history of ${of(unclear)} does not lead to the stage ${unclear === 1 ? 'it is' : 'they are'} in: time in stage ${ownSnapshots}`,
        ]),
  ];
}

function of(cases: number): string {
  return cases === 1 ? '1 case' : `${cases} cases`;
}
