import type { Named } from '../case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import { compareNames, compareText } from '../compare.ts';
import { type CaseFault, type FaultKind, faultKinds } from './faults.ts';

export type Fault = {
  readonly kind: FaultKind;
  readonly uuid: string;
  readonly name: string;
  readonly clients: readonly Named[];
  readonly assignedTo?: readonly string[];
  readonly link?: string;
  /** The days, stages or dates that make it a fault, in words; empty where the kind says it all. */
  readonly detail: string;
};

export type FaultCount = {
  readonly kind: FaultKind;
  readonly cases: number;
  /** In the run before; absent where there is none to compare with. */
  readonly before?: number;
};

export type DataQuality = {
  /** In order of `FaultKind`, then by case name and uuid. */
  readonly faults: readonly Fault[];
  /** How many of each kind; all kinds are there, in order. */
  readonly counts: readonly FaultCount[];
};

/**
 * What is wrong with each case that has a fault.
 *
 * @param faults of those alone that have one
 * @param before how many cases had each fault in the run before
 */
export function gatherFaults(
  faults: ReadonlyMap<DatedCase, readonly CaseFault[]>,
  caseLink: (uuid: string) => string | undefined,
  before?: Readonly<Partial<Record<FaultKind, number>>>,
): DataQuality {
  const byKind = new Map<FaultKind, Fault[]>(faultKinds.map((kind) => [kind, []]));
  for (const [dated, own] of [...faults].sort(compareByName)) {
    const { uuid, name, assignedTo } = dated.case;
    const about = { uuid, name, clients: dated.clients, assignedTo, link: caseLink(uuid) };
    for (const { kind, detail } of own) byKind.get(kind)?.push({ kind, ...about, detail });
  }
  return {
    faults: [...byKind.values()].flat(),
    counts: [...byKind].map(([kind, { length }]) => ({ kind, cases: length, before: before?.[kind] })),
  };
}

function compareByName([a]: readonly [DatedCase, unknown], [b]: readonly [DatedCase, unknown]): number {
  return compareNames(a.case.name, b.case.name) || compareText(a.case.uuid, b.case.uuid);
}
