import { type DatedCase, isEnded, isOpen } from '../cases/dated-case.ts';
import type { Names } from '../cases/latest-stages.ts';
import { compareNames, compareText, uuidKey } from '../compare.ts';
import type { Coverage } from '../coverage.ts';
import { type Amounts, addAmounts } from '../money.ts';
import { type Totals, totalsOf } from './totals.ts';

/** Most open value in pounds first, then most open cases, then by name, then by uuid. */
export type ClientRow = {
  readonly uuid: string;
  /** Empty when Plannr sent no name, or no case of this client came. */
  readonly name: string;
  readonly totals: Totals;
  /** Open cases that another client takes part in as well. */
  readonly sharedCases: number;
  /** Why this client's own cases could not be read; the figures are then of what came by other clients' cases. */
  readonly unread?: string;
};

/**
 * Why the clients' figures do not add up to the firm's: a shared case counts under each of its clients and once in the
 * firm's. `clients - countedAgain + withoutClient = firm`, for each figure. Source: docs/design.md, section 7.
 */
export type Reconciliation = {
  readonly clients: ReconciledFigures;
  readonly countedAgain: ReconciledFigures;
  readonly withoutClient: ReconciledFigures;
  readonly firm: ReconciledFigures;
};

export type ReconciledFigures = {
  readonly openCases: number;
  readonly openValue: Amounts;
  readonly completedInPeriod: number;
  readonly completedValueInPeriod: Amounts;
};

/**
 * A row for every client of a case that is open or was completed in the history window; or, if clients are listed, for
 * each of those, with or without cases, and no other. A shared case counts in full under each.
 */
export function clientRows(
  cases: readonly DatedCase[],
  names: Names,
  listed: readonly string[] | undefined,
): ClientRow[] {
  const byClient = new Map<string, DatedCase[]>((listed ?? []).map((uuid) => [uuidKey(uuid), []]));
  for (const each of cases) {
    for (const key of each.countsUnder) {
      const known = byClient.get(key);
      if (known === undefined) byClient.set(key, [each]);
      else known.push(each);
    }
  }
  const spelling = new Map((listed ?? []).map((uuid) => [uuidKey(uuid), uuid]));
  return [...byClient]
    .filter(([, own]) => listed !== undefined || own.some((each) => isOpen(each) || isEnded(each)))
    .map(([key, own]) => ({
      uuid: names.get(key)?.uuid ?? spelling.get(key) ?? key,
      name: names.get(key)?.name ?? '',
      totals: totalsOf(own),
      sharedCases: own.filter((each) => isOpen(each) && each.clients.length > 1).length,
    }))
    .sort(compareRows);
}

function compareRows(a: ClientRow, b: ClientRow): number {
  return (
    (b.totals.openValue.GBP ?? 0) - (a.totals.openValue.GBP ?? 0) ||
    b.totals.openCases - a.totals.openCases ||
    compareNames(a.name, b.name) ||
    compareText(a.uuid, b.uuid)
  );
}

/** Says on a client's row that the client could not be read: its figures are then those of shared cases at the most. */
export function markUnread(rows: readonly ClientRow[], unread: Coverage['unreadClients']): readonly ClientRow[] {
  if (unread.length === 0) return rows;
  const reasons = new Map(unread.map(({ uuid, reason }) => [uuidKey(uuid), reason]));
  return rows.map((row) => {
    const reason = reasons.get(uuidKey(row.uuid));
    return reason === undefined ? row : { ...row, unread: reason };
  });
}

/**
 * The line between the clients' figures and the firm's. Each part is counted by itself, so that a fault shows.
 *
 * @param cases that the firm's totals were made of
 */
export function reconcile(cases: readonly DatedCase[], rows: readonly ClientRow[], firm: Totals): Reconciliation {
  return {
    clients: addUp(rows.map(({ totals }) => totals)),
    countedAgain: figuresOf(totalsOf(cases.flatMap((each) => each.countsUnder.slice(1).map(() => each)))),
    withoutClient: figuresOf(totalsOf(cases.filter((each) => each.countsUnder.length === 0))),
    firm: figuresOf(firm),
  };
}

function figuresOf({
  openCases,
  openValue,
  completedInPeriod,
  completedValueInPeriod,
}: ReconciledFigures): ReconciledFigures {
  return { openCases, openValue, completedInPeriod, completedValueInPeriod };
}

function addUp(all: readonly ReconciledFigures[]): ReconciledFigures {
  return {
    openCases: all.reduce((sum, { openCases }) => sum + openCases, 0),
    openValue: addAmounts(all.map(({ openValue }) => openValue)),
    completedInPeriod: all.reduce((sum, { completedInPeriod }) => sum + completedInPeriod, 0),
    completedValueInPeriod: addAmounts(all.map(({ completedValueInPeriod }) => completedValueInPeriod)),
  };
}
