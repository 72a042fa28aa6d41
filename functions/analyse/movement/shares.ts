import { type Case, isDone, type Money } from '../case.ts';
import { assigneesOf, holderKey } from '../cases/holders.ts';
import type { Names } from '../cases/latest-stages.ts';
import type { People } from '../cases/people.ts';
import { compareNames, compareText, uuidKey } from '../compare.ts';
import { type BridgeFigures, type BridgeLine, type ChangedCase, figuresOfLine, sumOfLines } from './bridge.ts';
import { type LineKind, snapshotValue } from './case-changes.ts';
import type { CasePair } from './moved-case.ts';
import type { StageStep } from './stage-moves.ts';

/** A case that changed or moved. */
export type Mover = ChangedCase & { readonly step?: StageStep };

type Bearing = Pick<MovementShare, 'uuid' | 'name'>;

export type MovementShare = {
  /** Of the client, or of the account; absent where no UUID came, and for the cases of nobody. */
  readonly uuid?: string;
  readonly name?: string;
  /** Those with a case on them, in order of the bridge; then what came from others, and what went to them. */
  readonly lines: readonly ShareLine[];
  /** What these lines come to, each by its sign. */
  readonly change: BridgeFigures;
  /** How many cases moved forward and back. */
  readonly forward: number;
  readonly back: number;
};

export type ShareLine = Pick<BridgeLine, 'sign' | 'count' | 'figures'> & { readonly kind: ShareLineKind };

/** A case that was open then and changed hands is out of the one, and, while it is open, into the other. */
export type ShareLineKind = LineKind | 'moved-in' | 'moved-out';

/** The accounts a case is assigned to, in small letters and in order; `undefined` where not all are known by a UUID. */
export function accountsOf({
  assignedTo,
  assignedUuids,
}: Pick<Case, 'assignedTo' | 'assignedUuids'>): string[] | undefined {
  if (assignedTo === undefined || assignedUuids?.length !== assignedTo.length || assignedUuids.includes('')) {
    return undefined;
  }
  if (assignedUuids.length < 2) return assignedUuids.map(uuidKey);
  return [...new Set(assignedUuids.map(uuidKey))].sort(compareText);
}

/** Whether a case has other clients than it had, or is assigned to others, as far as both are known. */
export function hasOtherBearers({ before, now }: CasePair): boolean {
  if (before === undefined || now === undefined) return false;
  const accounts = accountsOf(now.case);
  const clients = now.clients.map(({ uuid }) => uuidKey(uuid));
  return differ(before.clients, clients) || differ(before.assignees, accounts);
}

/** Whether two lists name others, in whatever order. Most cases have one client, and the same as before. */
function differ(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return false;
  if (a.length < 2 || b.length < 2) return a.length !== b.length || a[0] !== b[0];
  return String(a.toSorted()) !== String(b.toSorted());
}

/** What moved of each client's cases, so that each comes to the change in its open cases and their value. */
export function clientShares(
  movers: readonly Mover[],
  lines: readonly BridgeLine[],
  { clients, listed }: { readonly clients: Names; readonly listed?: ReadonlySet<string> },
): MovementShare[] {
  const bearer = (key: string): Bearing => ({
    uuid: clients.get(key)?.uuid ?? key,
    name: clients.get(key)?.name ?? '',
  });
  return shares(movers, lines, {
    now: ({ now }) => now && (now.clients.length === 0 ? [''] : now.countsUnder),
    before: ({ before }) =>
      before?.clients &&
      (before.clients.length === 0 ? [''] : before.clients.filter((key) => listed?.has(key) ?? true)),
    bearer,
  });
}

/** The same by who is assigned. Left out where Plannr did not say. */
export function assigneeShares(
  movers: readonly Mover[],
  lines: readonly BridgeLine[],
  people: People,
): MovementShare[] {
  return shares(movers, lines, {
    now: ({ now }) => {
      const assigned = now && assigneesOf(now.case);
      return assigned?.length === 0 ? [''] : assigned?.map(holderKey);
    },
    // What is only known by name cannot be told from what was.
    before: ({ before, now }) => {
      if (now !== undefined && accountsOf(now.case) === undefined) return undefined;
      return before?.assignees && (before.assignees.length === 0 ? [''] : before.assignees);
    },
    bearer: (key) => (key.startsWith('of ') ? { name: key.slice(3) } : { uuid: key, name: people.get(key) ?? '' }),
  });
}

type Bearers = {
  /** Whose a case is, by key; the empty one is nobody's. `undefined` where it is not known. */
  readonly now: (pair: CasePair) => readonly string[] | undefined;
  readonly before: (pair: CasePair) => readonly string[] | undefined;
  readonly bearer: (key: string) => Bearing;
};

type OwnMover = { readonly pair: CasePair; readonly entries: readonly ShareEntry[]; readonly step?: StageStep };

type ShareEntry = { readonly kind: ShareLineKind; readonly amount?: Money };

function shares(movers: readonly Mover[], lines: readonly BridgeLine[], bearers: Bearers): MovementShare[] {
  const groups = new Map<string, { readonly bearer: Bearing; readonly own: OwnMover[] }>();
  for (const mover of movers) {
    const [before, now] = [bearers.before(mover.pair), bearers.now(mover.pair)];
    for (const key of new Set([...(now ?? []), ...(before ?? [])])) {
      const entries = entriesOf(mover, { was: before?.includes(key), is: now?.includes(key) });
      const step = now?.includes(key) === true ? mover.step : undefined;
      if (entries.length === 0 && step === undefined) continue;
      const own = { pair: mover.pair, entries, step };
      const group = groups.get(key);
      if (group !== undefined) group.own.push(own);
      else groups.set(key, { bearer: key === '' ? {} : bearers.bearer(key), own: [own] });
    }
  }
  return [...groups.values()]
    .map(({ bearer, own }) => ({ share: { ...bearer, ...shareOf(own, lines) }, moved: own.length }))
    .sort(
      (a, b) =>
        b.moved - a.moved ||
        compareNames(a.share.name ?? '', b.share.name ?? '') ||
        compareText(a.share.uuid ?? '', b.share.uuid ?? ''),
    )
    .map(({ share }) => share);
}

/**
 * What a case does to the open cases of one bearer.
 *
 * @param hands whether it was, and is, the bearer's; `undefined` where that is not known
 */
function entriesOf(
  { pair: { before, now }, changes }: Mover,
  { was, is }: { readonly was: boolean | undefined; readonly is: boolean | undefined },
): readonly ShareEntry[] {
  const wasOpen = before !== undefined && !isDone(before);
  // One that was not open is reopened for whose it is now alone.
  if (!wasOpen && is === false) return [];
  // One that was opened since, was not open, or of which nobody knows whose it was or is, changed no hands.
  if (!wasOpen || was === undefined || is === undefined || now === undefined || was === is) return changes;
  if (is) return now.state === 'open' ? [{ kind: 'moved-in', amount: now.case.value }] : [];
  return [
    ...changes.filter(({ kind }) => kind === 'carried-over'),
    { kind: 'moved-out', amount: snapshotValue(before) },
  ];
}

const handSigns = [
  { kind: 'moved-in', sign: 1 },
  { kind: 'moved-out', sign: -1 },
] as const;

function shareOf(own: readonly OwnMover[], lines: readonly BridgeLine[]): Omit<MovementShare, keyof Bearing> {
  const entries = own.flatMap(({ pair, entries: each }) => each.map((entry) => ({ pair, ...entry })));
  const byKind = Map.groupBy(entries, ({ kind }) => kind);
  const steps = own.flatMap(({ step }) => step?.direction ?? []);
  const ownLines = [...lines, ...handSigns].flatMap(({ kind, sign }): ShareLine[] => {
    const ofKind = byKind.get(kind) ?? [];
    return ofKind.length === 0 ? [] : [{ kind, sign, ...figuresOfLine(kind, ofKind) }];
  });
  return {
    lines: ownLines,
    change: sumOfLines(ownLines),
    forward: steps.filter((direction) => direction === 'forward').length,
    back: steps.filter((direction) => direction === 'back').length,
  };
}
