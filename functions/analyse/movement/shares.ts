import type { Names } from '../cases/latest-stages.ts';
import { compareNames, compareText } from '../compare.ts';
import { type BridgeFigures, type BridgeLine, type ChangedCase, figuresOfLine, sumOfLines } from './bridge.ts';
import type { CasePair } from './moved-case.ts';
import type { StageStep } from './stage-moves.ts';

/** A case that changed or moved. */
export type Mover = ChangedCase & { readonly step?: StageStep };

type Bearing = Pick<MovementShare, 'uuid' | 'name'>;

export type MovementShare = {
  /** Absent for those assigned, who are known by name alone, and for the cases of nobody. */
  readonly uuid?: string;
  readonly name?: string;
  /** Those with a case on them, in order of the bridge. */
  readonly lines: readonly Pick<BridgeLine, 'kind' | 'sign' | 'count' | 'figures'>[];
  /** What these lines come to, each by its sign. */
  readonly change: BridgeFigures;
  /** How many cases moved forward and back. */
  readonly forward: number;
  readonly back: number;
};

/** What moved of each client's cases. Of a case that this run did not see nobody knows whose it was. */
export function clientShares(movers: readonly Mover[], lines: readonly BridgeLine[], names: Names): MovementShare[] {
  return shares(movers, lines, ({ now }) => {
    if (now === undefined) return [];
    if (now.clients.length === 0) return [['', {}]];
    return now.countsUnder.map((key) => [key, { uuid: names.get(key)?.uuid ?? key, name: names.get(key)?.name ?? '' }]);
  });
}

/** The same by who is assigned. Left out where Plannr did not say. */
export function assigneeShares(movers: readonly Mover[], lines: readonly BridgeLine[]): MovementShare[] {
  return shares(movers, lines, ({ now }) => {
    const assigned = now?.case.assignedTo;
    if (assigned === undefined) return [];
    return assigned.length === 0 ? [['', {}]] : [...new Set(assigned)].map((name) => [`of ${name}`, { name }]);
  });
}

function shares(
  movers: readonly Mover[],
  lines: readonly BridgeLine[],
  bearersOf: (pair: CasePair) => readonly (readonly [string, Bearing])[],
): MovementShare[] {
  const groups = new Map<string, { readonly bearer: Bearing; readonly own: Mover[] }>();
  for (const mover of movers) {
    for (const [key, bearer] of bearersOf(mover.pair)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { bearer, own: [mover] });
      else group.own.push(mover);
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

function shareOf(own: readonly Mover[], lines: readonly BridgeLine[]): Omit<MovementShare, keyof Bearing> {
  const entries = own.flatMap(({ pair, changes }) => changes.map((change) => ({ pair, ...change })));
  const byKind = Map.groupBy(entries, ({ kind }) => kind);
  const steps = own.flatMap(({ step }) => step?.direction ?? []);
  const ownLines = lines.flatMap(({ kind, sign }) => {
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
