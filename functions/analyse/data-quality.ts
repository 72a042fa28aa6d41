import type { Named } from './case.ts';
import { caseLink } from './case-link.ts';
import { compareNames, compareText } from './compare.ts';
import type { DatedCase } from './dated-case.ts';
import type { CaseFaults } from './faults-of-case.ts';

/**
 * What can be wrong with the data of one case. Looked for in open cases and in those completed in the period;
 * `nobody-assigned` and `review-past` in open ones only.
 */
export type FaultKind =
  | 'no-value'
  | 'no-type'
  | 'no-client'
  | 'nobody-assigned'
  | 'review-past'
  | 'unknown-stage'
  /** Open in a stage that counts as completed, or completed in one that is marked as not. */
  | 'stage-disagrees'
  | 'completed-before-opened'
  | 'opened-after-as-at'
  /** Counted neither as open nor as completed in the history window; listed so that nothing is lost. */
  | 'completed-after-as-at';

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

export type DataQuality = {
  /** In order of `FaultKind`, then by case name and uuid. */
  readonly faults: readonly Fault[];
  /** How many of each kind; all kinds are there, in order. */
  readonly counts: readonly { readonly kind: FaultKind; readonly cases: number }[];
};

/** Every kind, in the order in which they are shown. */
const faultKinds = [
  'no-value',
  'no-type',
  'no-client',
  'nobody-assigned',
  'review-past',
  'unknown-stage',
  'stage-disagrees',
  'completed-before-opened',
  'opened-after-as-at',
  'completed-after-as-at',
] as const satisfies readonly FaultKind[];

/** What is wrong with each case that has a fault, and the kinds of each, in order. */
export function gatherFaults(
  found: readonly { readonly dated: DatedCase; readonly faults: CaseFaults }[],
  linkTemplate: string | undefined,
): DataQuality & { readonly flags: ReadonlyMap<string, readonly FaultKind[]> } {
  const byName = found
    .filter(({ faults }) => faults.size > 0)
    .sort(
      ({ dated: a }, { dated: b }) => compareNames(a.case.name, b.case.name) || compareText(a.case.uuid, b.case.uuid),
    );
  const faults = faultKinds.flatMap((kind) =>
    byName.flatMap(({ dated, faults: own }) => {
      const detail = own.get(kind);
      return detail === undefined ? [] : [fault(kind, dated, detail, linkTemplate)];
    }),
  );
  return {
    faults,
    counts: faultKinds.map((kind) => ({ kind, cases: byName.filter(({ faults: own }) => own.has(kind)).length })),
    flags: new Map(
      byName.map(({ dated, faults: own }) => [dated.case.uuid, faultKinds.filter((kind) => own.has(kind))]),
    ),
  };
}

function fault(kind: FaultKind, dated: DatedCase, detail: string, linkTemplate: string | undefined): Fault {
  const { uuid, name, assignedTo } = dated.case;
  return { kind, uuid, name, clients: dated.clients, assignedTo, link: caseLink(linkTemplate, uuid), detail };
}
